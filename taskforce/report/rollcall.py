"""The roll call as a table: voters down, rounds across, in bands that fit the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from taskforce.report.rules import bands
from taskforce.report.volume import Position, Recommendation, Result, Voter

MOST_COLUMNS = 15


@dataclass(frozen=True)
class Column:
    """One round. `positions` in the order of the voters; None: not in that electorate."""

    recommendation: Recommendation
    result: Result
    positions: tuple[Position | None, ...]


class RollCallTable:
    """Every round whose positions are published."""

    def __init__(self, voters: Sequence[Voter], recommendations: Sequence[Recommendation]) -> None:
        self.voters = tuple(voters)
        self.columns = [
            Column(one, one.result, tuple(one.result.positions.get(voter.key) for voter in voters))
            for one in recommendations
            if one.result is not None and one.result.positions
        ]

    @property
    def bands(self) -> list[list[Column]]:
        """The columns, as many together as fit the page."""
        return bands.even(self.columns, MOST_COLUMNS)

    @property
    def levels(self) -> list[tuple[str, list[tuple[int, Voter]]]]:
        """The voters with their place, under their levels, in their order."""
        numbered = enumerate(self.voters)
        return [(level, list(group)) for level, group in groupby(numbered, key=lambda pair: pair[1].level)]

    def has(self, position: str) -> bool:
        """Whether anybody took this position in any round."""
        return any(position in column.positions for column in self.columns)

    @staticmethod
    def spans(band: Sequence[Column]) -> list[tuple[bool, int]]:
        """How many columns of a band, one after the other, were adopted or not."""
        return [
            (adopted, len(list(run))) for adopted, run in groupby(band, key=lambda one: one.result.is_adopted)
        ]
