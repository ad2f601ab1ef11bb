"""Every read of the report: its outline and editions, the page of a part, and all that is printed."""

from taskforce.report.queries.one import (
    edition,
    find_report,
    last_ready,
    obstacles,
    part,
    report,
    signable,
    task_force_id,
    themes,
)
from taskforce.report.queries.page import Entry, Leaf, Page, page
from taskforce.report.queries.published import (
    CopyTaken,
    Erratum,
    Published,
    copies_taken,
    embargoed,
    manuscript,
    publication,
    published,
)
from taskforce.report.queries.record import Record, Vote, present_texts, record

__all__ = [
    "CopyTaken",
    "Entry",
    "Erratum",
    "Leaf",
    "Page",
    "Published",
    "Record",
    "Vote",
    "copies_taken",
    "edition",
    "embargoed",
    "find_report",
    "last_ready",
    "manuscript",
    "obstacles",
    "page",
    "part",
    "present_texts",
    "publication",
    "published",
    "record",
    "report",
    "signable",
    "task_force_id",
    "themes",
]
