"""Votes as plain values for pages, print and the record that leaves the house."""

from taskforce.voting.assemble.moves import Moved, movers, spans
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
from taskforce.voting.assemble.polls import Taken, poll_document, poll_table, taken
from taskforce.voting.assemble.record import packed
from taskforce.voting.assemble.rolls import Called, called

__all__ = [
    "Called",
    "Frozen",
    "Group",
    "Moved",
    "Taken",
    "by_level",
    "called",
    "choices",
    "columns",
    "document",
    "frozen",
    "groups",
    "movers",
    "packed",
    "poll_document",
    "poll_table",
    "roll",
    "spans",
    "table",
    "taken",
]
