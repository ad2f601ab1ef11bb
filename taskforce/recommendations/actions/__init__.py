"""Every change to recommendations: proposing and writing, the moves of their life, and the vote."""

from taskforce.recommendations.actions.drafting import place, propose, write
from taskforce.recommendations.actions.joining import merge, split
from taskforce.recommendations.actions.lineage import (
    add_earlier_recommendations,
    correct_earlier_recommendation,
    drop_earlier_recommendation,
    enter_earlier_report,
    state_lineage,
    take_back_lineage,
)
from taskforce.recommendations.actions.moves import (
    bring_to_decision,
    close_comments,
    defer,
    draft,
    open_for_comment,
    put_forward,
    take_back,
    take_up_again,
    withdraw,
)
from taskforce.recommendations.actions.rounds import follow_closing, follow_opening
from taskforce.recommendations.actions.statements import (
    make_statement,
    rewrite_statement,
    sign_statement,
    unsign_statement,
    withdraw_statement,
)
from taskforce.recommendations.actions.vote import adopt, fail, open_straw_poll, put_to_vote

__all__ = [
    "add_earlier_recommendations",
    "adopt",
    "bring_to_decision",
    "close_comments",
    "correct_earlier_recommendation",
    "defer",
    "draft",
    "drop_earlier_recommendation",
    "enter_earlier_report",
    "fail",
    "follow_closing",
    "follow_opening",
    "make_statement",
    "merge",
    "open_for_comment",
    "open_straw_poll",
    "place",
    "propose",
    "put_forward",
    "put_to_vote",
    "rewrite_statement",
    "sign_statement",
    "split",
    "state_lineage",
    "take_back",
    "take_back_lineage",
    "take_up_again",
    "unsign_statement",
    "withdraw",
    "withdraw_statement",
    "write",
]
