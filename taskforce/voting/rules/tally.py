"""Counting positions by a rule. Whole numbers only."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from taskforce.voting.rules.rule import Rule

CHOICES = ("yes", "no", "abstain", "recuse")


@dataclass(frozen=True)
class Turnout:
    """How many took a position: all that anybody may know while a round is open."""

    rule: Rule
    electorate: int
    given: int

    @property
    def silent(self) -> int:
        """Those who took no position."""
        return self.electorate - self.given

    @property
    def quorum_needed(self) -> int:
        """How many must take a position."""
        return self.rule.quorum_needed(self.electorate)

    @property
    def quorum_met(self) -> bool:
        """Whether enough took one. Abstaining and recusing are positions."""
        return self.given >= self.quorum_needed


@dataclass(frozen=True)
class Tally(Turnout):
    """The count of positions."""

    yes: int
    no: int
    abstain: int
    recuse: int

    @property
    def base(self) -> int:
        """Of how many the threshold is a share."""
        return {
            "cast": self.yes + self.no,
            "present": self.yes + self.no + self.abstain,
            "all": self.electorate,
            "not_recused": self.electorate - self.recuse,
        }[self.rule.base]

    @property
    def needed(self) -> int:
        """How many yes reach the threshold of this base."""
        return self.rule.needed(self.base)

    @property
    def is_carried(self) -> bool:
        """Whether the share is reached and more say yes than no; the quorum apart."""
        return self.yes >= self.needed and self.yes > self.no

    @property
    def is_adopted(self) -> bool:
        """Whether the matter is adopted by these positions."""
        return self.quorum_met and self.is_carried

    @property
    def outcome(self) -> str:
        """`adopted` or `not_adopted`."""
        return "adopted" if self.is_adopted else "not_adopted"

    @property
    def more_yes(self) -> int | None:
        """How many of the silent must still say yes, all others staying silent; None when all of them do not suffice.

        Each new yes enlarges the base of `cast` and `present`, so this is not `needed` less `yes`.
        """
        for more in range(self.silent + 1):
            if self._with(more).is_adopted:
                return more
        return None

    def _with(self, more: int) -> "Tally":
        return Tally(
            self.rule, self.electorate, self.given + more, self.yes + more, self.no, self.abstain, self.recuse
        )

    def to_stored(self) -> dict[str, Any]:
        """The figures as plain values, as a closed round keeps them."""
        return {
            "yes": self.yes,
            "no": self.no,
            "abstain": self.abstain,
            "recuse": self.recuse,
            "silent": self.silent,
            "given": self.given,
            "electorate": self.electorate,
            "base": self.base,
            "needed": self.needed,
            "quorum_needed": self.quorum_needed,
            "quorum_met": self.quorum_met,
        }


def tally(positions: Iterable[str], electorate: int, rule: Rule) -> Tally:
    """The count of positions (`yes`, `no`, `abstain`, `recuse`) of an electorate of that size.

    Raises ValueError for an unknown position, or more positions than people.
    """
    counts = Counter(str(position) for position in positions)
    unknown = sorted(set(counts) - set(CHOICES))
    if unknown:
        raise ValueError(f"“{unknown[0]}” is not a position.")
    if counts.total() > electorate:
        raise ValueError(f"{counts.total()} positions for {electorate} people.")
    return Tally(rule, electorate, counts.total(), *(counts[choice] for choice in CHOICES))
