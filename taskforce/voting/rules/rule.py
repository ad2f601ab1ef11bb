"""How a question is decided: of whom which share must say yes, and how many must take part.

Fractions are pairs of whole numbers: a float makes 15 of "56 % of 25", where 14 is right.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

BASES = ("cast", "present", "all", "not_recused")
OPERATORS = ("more_than", "at_least")
FIELDS = {"base", "operator", "threshold", "quorum", "chairs_vote"}
LARGEST = 9_999
_FRACTION = re.compile(r"(0|[1-9]\d{0,3})/[1-9]\d{0,3}")
_WORDS = {
    (1, 2): "half",
    (1, 3): "one-third",
    (2, 3): "two-thirds",
    (1, 4): "one-quarter",
    (3, 4): "three-quarters",
    (2, 5): "two-fifths",
    (3, 5): "three-fifths",
    (4, 5): "four-fifths",
}
_OF_WHOM = {
    "cast": ("of the votes cast, yes and no together,", "are yes"),
    "present": ("of those who take a position and are not recused", "say yes"),
    "all": ("of all who may vote", "say yes"),
    "not_recused": ("of all who may vote and are not recused", "say yes"),
}


@dataclass(frozen=True)
class Share:
    """A fraction of whole numbers, from nothing to the whole."""

    numerator: int
    denominator: int

    def __post_init__(self) -> None:
        if not 0 <= self.numerator <= self.denominator <= LARGEST or self.denominator == 0:
            raise ValueError(f"{self} is not a share: it is more than the whole.")

    @classmethod
    def read(cls, written: object) -> "Share":
        """The share that is written as "2/3". Raises ValueError with a sentence."""
        if not isinstance(written, str) or not _FRACTION.fullmatch(written):
            raise ValueError(f"“{written}” is not a share of two whole numbers, such as 2/3.")
        numerator, denominator = written.split("/")
        return cls(int(numerator), int(denominator))

    def __str__(self) -> str:
        return f"{self.numerator}/{self.denominator}"

    @property
    def is_whole(self) -> bool:
        """Whether it is all of them."""
        return self.numerator == self.denominator

    @property
    def words(self) -> str:
        """`two-thirds`, or `14/18` where speech has no word."""
        for (numerator, denominator), words in _WORDS.items():
            if self.numerator * denominator == numerator * self.denominator:
                return words
        return str(self)

    def at_least(self, number: int) -> int:
        """The smallest whole number that is at least this share of `number`."""
        return -(-self.numerator * number // self.denominator)

    def more_than(self, number: int) -> int:
        """The smallest whole number that is more than this share of `number`."""
        return self.numerator * number // self.denominator + 1


@dataclass(frozen=True)
class Rule:
    """A decision rule. A resolution is adopted when the quorum is there, the share is reached, one says yes at
    least, and more say yes than no: a tie is never agreement.

    `base`: of whom `threshold` is a share. `cast`: yes and no together; `present`: all with a position who are not
    recused; `all`: the whole electorate; `not_recused`: the electorate without those who recused themselves.
    `quorum`: the share, or number, of the electorate that must take a position; abstaining and recusing count.
    0/1 asks for none.
    """

    base: str
    operator: str
    threshold: Share
    quorum: Share | int
    chairs_vote: bool = True

    def __post_init__(self) -> None:
        if self.base not in BASES:
            raise ValueError(f"“{self.base}” is not a base of a rule; use {', '.join(BASES)}.")
        if self.operator not in OPERATORS:
            raise ValueError(f"“{self.operator}” is not an operator of a rule; use {' or '.join(OPERATORS)}.")
        if self.threshold.numerator == 0:
            raise ValueError("The share that decides must be more than nothing.")
        if self.operator == "more_than" and self.threshold.is_whole:
            raise ValueError("Nothing is more than the whole: use at least.")
        if isinstance(self.quorum, int) and not 0 < self.quorum <= LARGEST:
            raise ValueError(f"A quorum is a share or a number from 1 to {LARGEST:,}.")
        if self.chairs_vote not in (True, False):
            raise ValueError("Whether co-chairs vote is true or false.")

    @classmethod
    def from_stored(cls, stored: Mapping[str, Any]) -> "Rule":
        """The rule as a charter or a round keeps it. A field that we would not obey is a fault: ValueError."""
        unknown, lacking = sorted(set(stored) - FIELDS), sorted(FIELDS - {"chairs_vote"} - set(stored))
        if unknown or lacking:
            raise ValueError(f"The rule has a wrong or missing field: {', '.join(unknown + lacking)}.")
        quorum = stored["quorum"]
        is_number = isinstance(quorum, int) and not isinstance(quorum, bool)
        return cls(
            base=stored["base"],
            operator=stored["operator"],
            threshold=Share.read(stored["threshold"]),
            quorum=quorum if is_number else Share.read(quorum),
            chairs_vote=stored.get("chairs_vote", True),
        )

    def to_stored(self) -> dict[str, Any]:
        """The rule as plain values; `from_stored` gives the same rule back."""
        return {
            "base": self.base,
            "operator": self.operator,
            "threshold": str(self.threshold),
            "quorum": self.quorum if isinstance(self.quorum, int) else str(self.quorum),
            "chairs_vote": self.chairs_vote,
        }

    def needed(self, base: int) -> int:
        """How many must say yes when the base counts `base`; one at least."""
        reach = self.threshold.more_than if self.operator == "more_than" else self.threshold.at_least
        return max(1, reach(base))

    def quorum_needed(self, electorate: int) -> int:
        """How many of the electorate must take a position."""
        return self.quorum if isinstance(self.quorum, int) else self.quorum.at_least(electorate)

    @property
    def is_weak(self) -> bool:
        """Whether the share alone could be reached by a tie or a minority, so that the sentence must say more."""
        twice = 2 * self.threshold.numerator
        whole = self.threshold.denominator
        return twice < whole or (twice == whole and self.operator == "at_least")

    @property
    def quantity(self) -> str:
        """`more than half`, `at least two-thirds`, `all`."""
        if self.threshold.is_whole:
            return "all"
        return f"{self.operator.replace('_', ' ')} {self.threshold.words}"

    @property
    def sentence(self) -> str:
        """The rule in plain English, as it stands beside every ballot and result."""
        whom, verb = _OF_WHOM[self.base]
        words = f"Adopted when {self.quantity} {whom} {verb}"
        words += ", and more say yes than no. " if self.is_weak else ". "
        words += self._quorum_words
        return words if self.chairs_vote else f"{words} Co-chairs do not vote."

    @property
    def _quorum_words(self) -> str:
        if isinstance(self.quorum, int):
            whom = f"at least {self.quorum} of those who may vote {'takes' if self.quorum == 1 else 'take'}"
        elif self.quorum.numerator == 0:
            return "No quorum is asked for."
        else:
            share = "all" if self.quorum.is_whole else f"at least {self.quorum.words} of all"
            whom = f"{share} who may vote take"
        return f"The vote counts when {whom} a position."

    def consequence(self, choice: str) -> str:
        """What a position does under this rule, in words for the ballot."""
        if choice == "abstain":
            if self.base == "cast":
                return "You are counted neither for nor against, only towards the quorum."
            return "You stay in the count, so that more must say yes."
        if choice == "recuse":
            if self.base == "all":
                return "You have an interest. The number needed stays the same."
            return "You have an interest. You leave the count and are counted towards the quorum only."
        return ""


MAJORITY = Rule("cast", "more_than", Share(1, 2), Share(1, 2))
TWO_THIRDS = Rule("cast", "at_least", Share(2, 3), Share(1, 2))
PRESETS: dict[str, tuple[str, Rule]] = {
    "majority": ("Majority of the votes cast", MAJORITY),
    "two_thirds": ("Two-thirds of the votes cast", TWO_THIRDS),
    "majority_of_all": ("Majority of all who may vote", Rule("all", "more_than", Share(1, 2), Share(1, 2))),
    "two_thirds_not_recused": (
        "Two-thirds of all who may vote and are not recused",
        Rule("not_recused", "at_least", Share(2, 3), Share(1, 2)),
    ),
}
