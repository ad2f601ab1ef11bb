"""Reading texts, what people say about them, and the whole record of one."""

from taskforce.texts.queries.audience import readable
from taskforce.texts.queries.comments import comment, comments
from taskforce.texts.queries.record import Placed, Record, record
from taskforce.texts.queries.texts import (
    Printed,
    citing,
    of_public_names,
    printed,
    text,
    text_of,
    version,
    versions,
    words_by_place,
)

__all__ = [
    "Placed",
    "Printed",
    "Record",
    "citing",
    "comment",
    "comments",
    "of_public_names",
    "printed",
    "readable",
    "record",
    "text",
    "text_of",
    "version",
    "versions",
    "words_by_place",
]
