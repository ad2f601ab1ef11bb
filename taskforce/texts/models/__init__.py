"""Tables of texts: their versions in blocks, what people say about them, and how that was answered."""

from taskforce.texts.models.comment_rounds import Asked, CommentRound, RoundText
from taskforce.texts.models.comments import FIELD, WHOLE, Comment, Mention, Placement, Reply
from taskforce.texts.models.copies import Reading, WorkingCopy
from taskforce.texts.models.dispositions import Disposition
from taskforce.texts.models.reviews import Review, Reviewer
from taskforce.texts.models.versions import Block, Text, TextVersion

__all__ = [
    "FIELD",
    "WHOLE",
    "Asked",
    "Block",
    "Comment",
    "CommentRound",
    "Disposition",
    "Mention",
    "Placement",
    "Reading",
    "Reply",
    "Review",
    "Reviewer",
    "RoundText",
    "Text",
    "TextVersion",
    "WorkingCopy",
]
