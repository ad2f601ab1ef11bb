"""The positions that a ballot may offer, and what each does to the count: rules read that, never the names."""

from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    """Where a position is counted."""

    FOR = "for"
    AGAINST = "against"
    NEITHER = "neither"
    OUT = "out"


@dataclass(frozen=True)
class Meaning:
    """What a position does: on which side it is counted, and whether it stops the matter whatever others say.

    Whoever blocks must say why. `words` is what the record and the tables say of whoever took it.
    """

    side: Side
    words: str
    blocks: bool = False


POSITIONS: dict[str, Meaning] = {
    "yes": Meaning(Side.FOR, "yes"),
    "no_objection": Meaning(Side.FOR, "no objection"),
    "no": Meaning(Side.AGAINST, "no"),
    "block": Meaning(Side.AGAINST, "blocks", blocks=True),
    "abstain": Meaning(Side.NEITHER, "abstains"),
    "recuse": Meaning(Side.OUT, "recused"),
}
CHOICES = tuple(POSITIONS)
USUAL = ("yes", "no", "abstain", "recuse")


def in_order(choices: set[str]) -> tuple[str, ...]:
    """These choices in the order in which every ballot and table names them."""
    return tuple(choice for choice in CHOICES if choice in choices)
