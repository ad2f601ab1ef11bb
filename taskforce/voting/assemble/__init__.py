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

__all__ = [
    "Frozen",
    "Group",
    "by_level",
    "choices",
    "columns",
    "document",
    "frozen",
    "groups",
    "packed",
    "roll",
    "table",
]
