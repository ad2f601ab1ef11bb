"""Every read of recommendations: one, all of them, the board, and the page of one."""

from taskforce.recommendations.queries.board import Board, Row, board
from taskforce.recommendations.queries.one import (
    OpenComments,
    by_key,
    everything,
    find,
    is_voted_on,
    open_comments,
    recommendation,
    themes,
)
from taskforce.recommendations.queries.page import Act, Whole, whole

__all__ = [
    "Act",
    "Board",
    "OpenComments",
    "Row",
    "Whole",
    "board",
    "by_key",
    "everything",
    "find",
    "is_voted_on",
    "open_comments",
    "recommendation",
    "themes",
    "whole",
]
