"""How a question is decided: what may be chosen, of whom which share must agree, and how many must take part."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from taskforce.voting.rules.positions import CHOICES, POSITIONS, USUAL, Side, in_order
from taskforce.voting.rules.share import LARGEST, Share

BASES = ("cast", "present", "all", "not_recused", "fixed")
OPERATORS = ("more_than", "at_least")
CHAIRS = (True, False, "tie")
TIES = ("not_adopted", "adopted")
SILENCES = ("nothing", "consents")
LEVELS = ("any", "none_opposed")
GOVERNMENT = ("federal", "state", "local", "tribal")  # levels that can be wholly opposed
NEEDED_FIELDS = {"base", "operator", "threshold", "quorum"}
NO_QUORUM = Share(0, 1)  # written "0/1" wherever a rule is kept: the one way to ask for none


@dataclass(frozen=True)
class Rule:
    """A decision rule. A matter is adopted when the quorum is there, nobody blocks, the share is reached, and more
    are for it than against.

    `base`: of whom `threshold` is a share. `cast`: who is for or against; `present`: all with a position who are not
    recused; `all`: the whole electorate; `not_recused`: the electorate without those who are recused. With `fixed`
    the threshold is no share but the number itself (14 of 18).
    `quorum`: the share, or number, of the electorate that must take a position; abstaining and recusing count.
    `chairs_vote`: True, False, or "tie": only to break one. `choices`: what the ballot offers.
    `tie`: what becomes of the matter when as many are for it as against, if the share lets a tie through at all.
    `silence`: `consents` where whoever says nothing has no objection.
    `levels`: `none_opposed` where nothing is adopted while one level of government is wholly opposed: of those of it
    who are for or against, all are against. `delegates_vote`: False where nobody votes for a principal, whatever the
    charter lets people lend.
    """

    base: str
    operator: str
    threshold: Share | int
    quorum: Share | int
    chairs_vote: bool | str = True
    choices: tuple[str, ...] = USUAL
    tie: str = "not_adopted"
    silence: str = "nothing"
    levels: str = "any"
    delegates_vote: bool = True

    def __post_init__(self) -> None:
        self._check_threshold()
        if isinstance(self.quorum, int) and not 0 < self.quorum <= LARGEST:
            raise ValueError(f"A quorum is a share or a number from 1 to {LARGEST:,}.")
        if not any(self.chairs_vote is one or self.chairs_vote == one == "tie" for one in CHAIRS):
            raise ValueError("Whether co-chairs vote is true, false, or tie: only to break one.")
        if self.tie not in TIES:
            raise ValueError(f"A tie ends as {' or '.join(TIES)}.")
        self._check_choices()
        self._check_silence()
        if self.levels not in LEVELS or not isinstance(self.delegates_vote, bool):
            raise ValueError(
                f"Levels count as {' or '.join(LEVELS)}; whether delegates vote is true or false."
            )
        if self.chairs_break_ties and not self._is_plain_majority:
            raise ValueError("Only a majority of the votes cast can end in a tie that co-chairs break.")

    def _check_threshold(self) -> None:
        if self.base not in BASES:
            raise ValueError(f"“{self.base}” is not a base of a rule; use {', '.join(BASES)}.")
        if self.operator not in OPERATORS:
            raise ValueError(f"“{self.operator}” is not an operator of a rule; use {' or '.join(OPERATORS)}.")
        if isinstance(self.threshold, int) != (self.base == "fixed"):
            raise ValueError("A fixed number stands with the base “fixed”, a share with every other.")
        if isinstance(self.threshold, int):
            if not 0 < self.threshold <= LARGEST:
                raise ValueError(f"The number that decides is from 1 to {LARGEST:,}.")
            return
        if self.threshold.numerator == 0:
            raise ValueError("The share that decides must be more than nothing.")
        if self.operator == "more_than" and self.threshold.is_whole:
            raise ValueError("Nothing is more than the whole: use at least.")

    def _check_choices(self) -> None:
        unknown = [choice for choice in self.choices if choice not in CHOICES]
        if unknown:
            raise ValueError(f"“{unknown[0]}” is not a choice of a ballot; use {', '.join(CHOICES)}.")
        if self.choices != in_order(set(self.choices)):
            raise ValueError("The choices of a ballot stand once each, in their usual order.")
        if "recuse" not in self.choices or not self.favours:
            raise ValueError("A ballot must let people agree, and recuse themselves.")
        if len(self.choices) < len(("yes", "no", "recuse")):
            raise ValueError("A ballot must let people do more than agree and recuse themselves.")

    def _check_silence(self) -> None:
        if self.silence not in SILENCES:
            raise ValueError(f"Silence means {' or '.join(SILENCES)}.")
        asks_more = self.quorum != NO_QUORUM or self.needs_yes or self.no_level_opposed
        if self.silence_consents and (asks_more or not self.may_block):
            raise ValueError(
                "Where silence consents there is no quorum, nobody says yes, and an objection stops it."
            )

    @classmethod
    def from_stored(cls, stored: Mapping[str, Any]) -> "Rule":
        """The rule as a charter or a round keeps it. A field that we would not obey is a fault: ValueError."""
        known = set(cls.__dataclass_fields__)
        unknown, lacking = sorted(set(stored) - known), sorted(NEEDED_FIELDS - set(stored))
        if unknown or lacking:
            raise ValueError(f"The rule has a wrong or missing field: {', '.join(unknown + lacking)}.")
        choices = stored.get("choices", USUAL)
        if not isinstance(choices, list | tuple) or not all(isinstance(choice, str) for choice in choices):
            raise ValueError("The choices of a ballot are a list of words.")
        return cls(
            base=stored["base"],
            operator=stored["operator"],
            threshold=_number_or_share(stored["threshold"]),
            quorum=_number_or_share(stored["quorum"]),
            chairs_vote=stored.get("chairs_vote", True),
            choices=tuple(choices),
            tie=stored.get("tie", TIES[0]),
            silence=stored.get("silence", SILENCES[0]),
            levels=stored.get("levels", LEVELS[0]),
            delegates_vote=stored.get("delegates_vote", True),
        )

    def to_stored(self) -> dict[str, Any]:
        """The rule as plain values; `from_stored` gives the same rule back.

        What is as usual is left out, so that a rule kept before these fields were there is written as it was.
        """
        more = {
            "choices": list(self.choices) if self.choices != USUAL else None,
            "tie": self.tie if self.tie != TIES[0] else None,
            "silence": self.silence if self.silence_consents else None,
            "levels": self.levels if self.no_level_opposed else None,
            "delegates_vote": None if self.delegates_vote else False,
        }
        return {
            "base": self.base,
            "operator": self.operator,
            "threshold": self.threshold if isinstance(self.threshold, int) else str(self.threshold),
            "quorum": self.quorum if isinstance(self.quorum, int) else str(self.quorum),
            "chairs_vote": self.chairs_vote,
        } | {name: value for name, value in more.items() if value is not None}

    @property
    def favours(self) -> tuple[str, ...]:
        """The choices that are for the matter, the strongest first."""
        return tuple(choice for choice in self.choices if POSITIONS[choice].side == Side.FOR)

    @property
    def needs_yes(self) -> bool:
        """Whether somebody must say yes: having no objection carries nothing by itself where yes can be said."""
        return "yes" in self.choices

    @property
    def may_block(self) -> bool:
        """Whether one person can stop the matter."""
        return any(POSITIONS[choice].blocks for choice in self.choices)

    @property
    def is_consensus(self) -> bool:
        """Whether nobody can be outvoted: there is no “no”, only agreement, standing aside, and blocking."""
        return self.may_block and self.needs_yes and "no" not in self.choices and self.threshold == 1

    @property
    def silence_consents(self) -> bool:
        """Whether whoever says nothing has no objection."""
        return self.silence == "consents"

    @property
    def no_level_opposed(self) -> bool:
        """Whether a level of government that is wholly opposed stops the matter."""
        return self.levels == "none_opposed"

    @property
    def chairs_break_ties(self) -> bool:
        """Whether co-chairs are counted only where all the others are divided evenly."""
        return self.chairs_vote == "tie"

    @property
    def _is_plain_majority(self) -> bool:
        return (self.base, self.operator, self.choices) == ("cast", "more_than", USUAL) and (
            isinstance(self.threshold, Share) and 2 * self.threshold.numerator == self.threshold.denominator
        )

    def needed(self, base: int) -> int:
        """How many must be for it when the base counts `base`; one at least."""
        if isinstance(self.threshold, int):
            return self.threshold + (self.operator == "more_than")
        reach = self.threshold.more_than if self.operator == "more_than" else self.threshold.at_least
        return max(1, reach(base))

    def lets_tie_through(self, base: int, number: int) -> bool:
        """Whether `number` for and as many against adopt it: the share must be reached, if not passed."""
        if self.tie != "adopted" or number == 0:
            return False
        least = self.needed(base) if isinstance(self.threshold, int) else self.threshold.at_least(base)
        return number >= least

    def quorum_needed(self, electorate: int) -> int:
        """How many of the electorate must take a position."""
        return self.quorum if isinstance(self.quorum, int) else self.quorum.at_least(electorate)

    @property
    def is_weak(self) -> bool:
        """Whether the number alone could be reached by a tie or a minority, so that the sentence must say more."""
        if isinstance(self.threshold, int):
            return "no" in self.choices
        twice = 2 * self.threshold.numerator
        whole = self.threshold.denominator
        return twice < whole or (twice == whole and self.operator == "at_least")


def _number_or_share(value: object) -> Share | int:
    return value if isinstance(value, int) and not isinstance(value, bool) else Share.read(value)
