"""Who may do what with a text and what is said about it, by noun."""

from taskforce.texts.policy.comment_rounds import (
    can_close_comment_round,
    can_open_comment_round,
    can_pass_comment_round,
    can_remind_comment_round,
)
from taskforce.texts.policy.comments import can_comment, can_read_comment, can_reply
from taskforce.texts.policy.dispositions import (
    can_dispose_comment,
    can_dispose_comments,
    can_respond_to_disposition,
)
from taskforce.texts.policy.reviews import can_close_review, can_open_review, can_remind_review, can_review
from taskforce.texts.policy.suggestions import can_accept_suggestions
from taskforce.texts.policy.texts import (
    HANDS,
    STEERS,
    can_begin_text,
    can_freeze,
    can_open_comments,
    can_see_readers,
    can_write_version,
)

__all__ = [
    "HANDS",
    "STEERS",
    "can_accept_suggestions",
    "can_begin_text",
    "can_close_comment_round",
    "can_close_review",
    "can_comment",
    "can_dispose_comment",
    "can_dispose_comments",
    "can_freeze",
    "can_open_comment_round",
    "can_open_comments",
    "can_open_review",
    "can_pass_comment_round",
    "can_read_comment",
    "can_remind_comment_round",
    "can_remind_review",
    "can_reply",
    "can_respond_to_disposition",
    "can_review",
    "can_see_readers",
    "can_write_version",
]
