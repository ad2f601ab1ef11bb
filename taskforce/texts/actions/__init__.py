"""Every change of texts: versions, and what people say about them."""

from taskforce.texts.actions.comment_rounds import (
    close_comment_round,
    leave_comment_round,
    open_comment_round,
    pass_comment_round,
    remind_comment_round,
)
from taskforce.texts.actions.comments import comment, reply
from taskforce.texts.actions.copies import Elsewhere, be_here, drop_copy, keep_copy
from taskforce.texts.actions.dispositions import dispose_comment, dispose_comments, respond_to_disposition
from taskforce.texts.actions.importing import import_dispositions
from taskforce.texts.actions.life import (
    begin_text,
    close_comments,
    freeze,
    label_text,
    open_comments,
    take_up_again,
)
from taskforce.texts.actions.merging import TextConflict, Together, put_together
from taskforce.texts.actions.readings import mark_read
from taskforce.texts.actions.reviews import (
    close_review,
    open_review,
    pass_review,
    remind_review,
    review_comment,
)
from taskforce.texts.actions.suggestions import Anew, accept_suggestions
from taskforce.texts.actions.versions import write_version

__all__ = [
    "Anew",
    "Elsewhere",
    "TextConflict",
    "Together",
    "accept_suggestions",
    "be_here",
    "begin_text",
    "close_comment_round",
    "close_comments",
    "close_review",
    "comment",
    "dispose_comment",
    "dispose_comments",
    "drop_copy",
    "freeze",
    "import_dispositions",
    "keep_copy",
    "label_text",
    "leave_comment_round",
    "mark_read",
    "open_comment_round",
    "open_comments",
    "open_review",
    "pass_comment_round",
    "pass_review",
    "put_together",
    "remind_comment_round",
    "remind_review",
    "reply",
    "respond_to_disposition",
    "review_comment",
    "take_up_again",
    "write_version",
]
