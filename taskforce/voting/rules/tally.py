"""Counting positions by a rule. Whole numbers only."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from taskforce.voting.rules.positions import CHOICES, POSITIONS, Side
from taskforce.voting.rules.rule import GOVERNMENT, Rule

NOBODY: Mapping[str, int] = {}


@dataclass(frozen=True)
class Turnout:
    """How many took a position: all that anybody may know while a round is open.

    `electorate` and `given` leave out co-chairs who only break a tie.
    """

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
    """The count of positions. `chairs`: the positions of co-chairs who only break a tie.

    `opposed`: the levels of government that are wholly opposed, where the rule asks.
    """

    counts: Mapping[str, int]
    chairs: Mapping[str, int]
    opposed: tuple[str, ...] = ()

    def number(self, choice: str) -> int:
        """How many took this position and are counted."""
        return self.counts.get(choice, 0) + (self.chairs.get(choice, 0) if self.is_tie_broken else 0)

    @property
    def is_tie_broken(self) -> bool:
        """Whether the others are divided evenly, so that the co-chairs are counted."""
        yes = self.counts.get("yes", 0)
        return self.rule.chairs_break_ties and yes == self.counts.get("no", 0) > 0

    @property
    def in_favour(self) -> int:
        """How many are for it; where silence consents, the silent too."""
        said = self._on(Side.FOR)
        return said + self.silent if self.rule.silence_consents else said

    @property
    def against(self) -> int:
        """How many are against it."""
        return self._on(Side.AGAINST)

    @property
    def blocks(self) -> int:
        """How many block it, or object to it."""
        return sum(self.number(choice) for choice in CHOICES if POSITIONS[choice].blocks)

    @property
    def recuse(self) -> int:
        """How many are recused."""
        return self._on(Side.OUT)

    def _on(self, side: Side) -> int:
        return sum(self.number(choice) for choice in CHOICES if POSITIONS[choice].side == side)

    @property
    def base(self) -> int:
        """Of how many the threshold is a share."""
        cast = self._on(Side.FOR) + self.against
        return {
            "cast": cast,
            "present": cast + self._on(Side.NEITHER),
            "all": self.electorate,
            "not_recused": self.electorate - self.recuse,
            "fixed": self.electorate,
        }[self.rule.base]

    @property
    def needed(self) -> int:
        """How many in favour reach the threshold of this base."""
        return self.rule.needed(self.base)

    @property
    def is_reached(self) -> bool:
        """Whether the share is reached and more are for it than against, or a tie is let through."""
        if self.in_favour == self.against:
            return self.rule.lets_tie_through(self.base, self.in_favour)
        return self.in_favour >= self.needed and self.in_favour > self.against

    @property
    def is_carried(self) -> bool:
        """Whether these positions adopt it, the quorum apart."""
        lacks_yes = self.rule.needs_yes and self.number("yes") == 0
        return self.is_reached and not lacks_yes and not self.blocks and not self.opposed

    @property
    def is_adopted(self) -> bool:
        """Whether the matter is adopted by these positions."""
        return self.quorum_met and self.is_carried

    @property
    def outcome(self) -> str:
        """`adopted` or `not_adopted`."""
        return "adopted" if self.is_adopted else "not_adopted"

    @property
    def is_settled(self) -> bool:
        """Whether the matter is decided: without its quorum it is not, and an objection only calls for a vote."""
        return self.is_adopted or (self.quorum_met and not self.rule.silence_consents)

    @property
    def more_yes(self) -> int | None:
        """How many of the silent must still say yes, all others staying silent; None when all of them do not suffice.

        Each new yes enlarges the base of `cast` and `present`, so this is not `needed` less `yes`. A block that
        stands makes it None, see `without_blocks`.
        """
        for more in range(self.silent + 1):
            if self._with(more).is_adopted:
                return more
        return None

    @property
    def without_blocks(self) -> "Tally":
        """The count as it would be if whoever blocks stood aside."""
        blocks = {choice: 0 for choice in CHOICES if POSITIONS[choice].blocks}
        aside = self.counts.get("abstain", 0) + sum(self.counts.get(choice, 0) for choice in blocks)
        return replace(self, counts={**self.counts, **blocks, "abstain": aside})

    @property
    def without_opposed(self) -> "Tally":
        """The count as it would be if somebody of each level were for it: then none is wholly opposed."""
        return replace(self, opposed=())

    def _with(self, more: int) -> "Tally":
        best = self.rule.favours[0]
        counts = {**self.counts, best: self.counts.get(best, 0) + more}
        return replace(self, given=self.given + more, counts=counts)

    def to_stored(self) -> dict[str, Any]:
        """The figures as plain values, as a closed round keeps them."""
        by_level = {"opposed": list(self.opposed)} if self.rule.no_level_opposed else {}
        return {
            **{choice: self.number(choice) for choice in CHOICES},
            "silent": self.silent,
            "given": self.given,
            "electorate": self.electorate,
            "base": self.base,
            "needed": self.needed,
            "in_favour": self.in_favour,
            "quorum_needed": self.quorum_needed,
            "quorum_met": self.quorum_met,
            "is_settled": self.is_settled,
            **by_level,
        }


def wholly_opposed(said: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The levels of government of which somebody is against and nobody for it; `said`: level and position of each."""
    sides: dict[str, set[Side]] = {level: set() for level in GOVERNMENT}
    for level, choice in said:
        if level in sides and choice:
            sides[level].add(POSITIONS[choice].side)
    return tuple(level for level, on in sides.items() if Side.AGAINST in on and Side.FOR not in on)


def tally(
    positions: Iterable[str],
    electorate: int,
    rule: Rule,
    *,
    chairs: Iterable[str] = (),
    opposed: tuple[str, ...] = (),
) -> Tally:
    """The count of positions of an electorate of that size; `chairs`: those of co-chairs who only break a tie.

    `opposed`: the levels that are wholly opposed (see `wholly_opposed`), for a rule that asks.
    Raises ValueError for a position that the ballot did not offer, or more positions than people.
    """
    counts, apart = (Counter(str(position) for position in given) for given in (positions, chairs))
    unknown = sorted((set(counts) | set(apart)) - set(rule.choices))
    if unknown:
        raise ValueError(f"“{unknown[0]}” is not a position of this vote.")
    if counts.total() > electorate:
        raise ValueError(f"{counts.total()} positions for {electorate} people.")
    if apart and not rule.chairs_break_ties:
        raise ValueError("Co-chairs are counted apart only where they break ties.")
    return Tally(rule, electorate, counts.total(), counts, apart, opposed if rule.no_level_opposed else ())
