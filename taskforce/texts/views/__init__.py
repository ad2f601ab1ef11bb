"""Pages of texts: record, comparison, comments and their answers, comment rounds."""

from taskforce.texts import jobs, panels, waiting
from taskforce.texts.views import comments, dispositions, record
from taskforce.texts.views.blueprint import blueprint
from taskforce.texts.views.collision import collision
from taskforce.texts.views.comment_rounds import blueprint as comment_rounds

__all__ = [
    "blueprint",
    "collision",
    "comment_rounds",
    "comments",
    "dispositions",
    "jobs",
    "panels",
    "record",
    "waiting",
]
