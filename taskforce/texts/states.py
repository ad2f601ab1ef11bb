"""The words of comments."""

from enum import StrEnum


class CommentKind(StrEnum):
    """How much hangs on a comment."""

    CRITICAL = "critical"
    SUBSTANTIVE = "substantive"
    EDITORIAL = "editorial"
    QUESTION = "question"


class Verdict(StrEnum):
    """How a comment was disposed of. All but the first want a reason."""

    ACCEPTED = "accepted"
    ACCEPTED_IN_PART = "accepted_in_part"
    REJECTED = "rejected"
    OUT_OF_SCOPE = "out_of_scope"
    DUPLICATE = "duplicate"
    DEFERRED = "deferred"


class Placement(StrEnum):
    """Where a comment stands on a version: on the words that it was written on, or no longer."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"
