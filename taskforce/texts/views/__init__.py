"""Pages of texts: record, comparison, comments, comment rounds, and what the pages that write versions share."""

from taskforce.texts import jobs, panels, waiting
from taskforce.texts.views import (
    comments,
    copies,
    dispositions,
    matrix,
    overview,
    readings,
    record,
    suggestions,
)
from taskforce.texts.views.blueprint import blueprint
from taskforce.texts.views.bringing import bring_in, is_bringing
from taskforce.texts.views.comment_rounds import blueprint as comment_rounds
from taskforce.texts.views.reviews import blueprint as reviews
from taskforce.texts.views.writing import begin, save, saved

__all__ = [
    "begin",
    "blueprint",
    "bring_in",
    "comment_rounds",
    "comments",
    "copies",
    "dispositions",
    "is_bringing",
    "jobs",
    "matrix",
    "overview",
    "panels",
    "readings",
    "record",
    "reviews",
    "save",
    "saved",
    "suggestions",
    "waiting",
]
