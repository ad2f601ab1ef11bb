"""Every read of recommendations: one, all of them, the board, and the page of one."""

from taskforce.recommendations.queries.board import Board, Row, Wanted, board
from taskforce.recommendations.queries.one import (
    OpenComments,
    askable,
    by_key,
    everything,
    find,
    is_voted_on,
    matters,
    of_texts,
    open_comments,
    places,
    recommendation,
    themes,
)
from taskforce.recommendations.queries.page import Act, Whole, whole
from taskforce.recommendations.queries.statements import (
    Statements,
    statement,
    statements,
    statements_due,
    statements_on,
    statements_page,
)

__all__ = [
    "Act",
    "Board",
    "OpenComments",
    "Row",
    "Statements",
    "Wanted",
    "Whole",
    "askable",
    "board",
    "by_key",
    "everything",
    "find",
    "is_voted_on",
    "matters",
    "of_texts",
    "open_comments",
    "places",
    "recommendation",
    "statement",
    "statements",
    "statements_due",
    "statements_on",
    "statements_page",
    "themes",
    "whole",
]
