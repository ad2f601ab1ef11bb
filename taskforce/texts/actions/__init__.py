"""Every change of texts: versions, and what people say about them."""

from taskforce.texts.actions.comments import comment, reply
from taskforce.texts.actions.dispositions import dispose_comment
from taskforce.texts.actions.life import (
    begin_text,
    close_comments,
    freeze,
    label_text,
    open_comments,
    take_up_again,
)
from taskforce.texts.actions.versions import TextConflict, write_version

__all__ = [
    "TextConflict",
    "begin_text",
    "close_comments",
    "comment",
    "dispose_comment",
    "freeze",
    "label_text",
    "open_comments",
    "reply",
    "take_up_again",
    "write_version",
]
