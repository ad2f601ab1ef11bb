"""Votes as plain values for pages, print and the record that leaves the house."""

from taskforce.voting.assemble.pages import (
    Frozen,
    Group,
    by_level,
    choices,
    columns,
    document,
    frozen,
    groups,
    roll,
    table,
)
from taskforce.voting.assemble.record import packed
from taskforce.voting.assemble.rolls import Called, called

__all__ = [
    "Called",
    "Frozen",
    "Group",
    "by_level",
    "called",
    "choices",
    "columns",
    "document",
    "frozen",
    "groups",
    "packed",
    "roll",
    "table",
]
