"""The words of comments, of their answers and of comment rounds."""

from enum import StrEnum

from taskforce.core.states import Move


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


class How(StrEnum):
    """Where a comment stands on a version: on the words that it was written on, or no longer."""

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    GONE = "gone"


class Audience(StrEnum):
    """Who reads a comment besides whoever wrote it."""

    ALL = "all"
    CO_CHAIRS = "co_chairs"
    OFFICE = "office"
    PRIVATE = "private"


SHARED = (
    Audience.ALL,
    Audience.CO_CHAIRS,
)  # comments that are answered; the others stay where they were written


class Response(StrEnum):
    """What the author of a comment says to its answer. Reopening is for once."""

    SATISFIED = "satisfied"
    NOT_SATISFIED = "not_satisfied"
    REOPENED = "reopened"


class ReviewKind(StrEnum):
    """For what people from outside are asked."""

    FACT_CHECK = "fact_check"
    LEGAL = "legal"
    TAX_STATUS = "tax_status"
    OTHER = "other"


class CommentRoundState(StrEnum):
    """The life of a comment round."""

    OPEN = "open"
    CLOSED = "closed"


class Standing(StrEnum):
    """What somebody whom a round asked has done in it."""

    COMMENTED = "commented"
    NO_COMMENTS = "no_comments"
    SILENT = "silent"


CLOSE_ROUND = Move("close the comments", {CommentRoundState.OPEN}, CommentRoundState.CLOSED)
