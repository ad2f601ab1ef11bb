"""Votes as plain values for pages and print."""

from collections.abc import Iterable
from typing import NamedTuple

from taskforce.members.states import Level
from taskforce.voting.queries import Vote


class Group(NamedTuple):
    """The votes of one level of government, in the order of the electorate."""

    level: str
    votes: list[Vote]


def by_level(votes: Iterable[Vote]) -> list[Group]:
    """The votes grouped by level, in the order in which levels are always named; empty levels are left out."""
    groups: dict[str, list[Vote]] = {level.value: [] for level in Level}
    for vote in votes:
        groups[vote.level].append(vote)
    return [Group(level, found) for level, found in groups.items() if found]
