"""Reading texts, what people say about them, and the whole record of one."""

from taskforce.texts.queries.audience import readable
from taskforce.texts.queries.comment_rounds import (
    Asking,
    Stands,
    asked_in,
    asking_about,
    comment_round,
    comment_rounds,
    may_be_asked,
    open_comment_round_on,
    people_asked,
    standings,
    texts_to_ask_about,
)
from taskforce.texts.queries.comments import comment, comments
from taskforce.texts.queries.copies import copy_of, last_read, read_by, readings, writing_now
from taskforce.texts.queries.record import GONE, Placed, Record, record
from taskforce.texts.queries.standing import how_it_stands
from taskforce.texts.queries.texts import (
    Printed,
    citing,
    find_version,
    history,
    of_public_names,
    printed,
    standing_alone,
    text,
    text_of,
    version,
    versions,
    words_by_place,
)

__all__ = [
    "GONE",
    "Asking",
    "Placed",
    "Printed",
    "Record",
    "Stands",
    "asked_in",
    "asking_about",
    "citing",
    "comment",
    "comment_round",
    "comment_rounds",
    "comments",
    "copy_of",
    "find_version",
    "history",
    "how_it_stands",
    "last_read",
    "may_be_asked",
    "of_public_names",
    "open_comment_round_on",
    "people_asked",
    "printed",
    "read_by",
    "readable",
    "readings",
    "record",
    "standing_alone",
    "standings",
    "text",
    "text_of",
    "texts_to_ask_about",
    "version",
    "versions",
    "words_by_place",
    "writing_now",
]
