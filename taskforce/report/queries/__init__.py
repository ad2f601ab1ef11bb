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
from taskforce.report.queries.record import Record, Vote, record

__all__ = [
    "Entry",
    "Leaf",
    "Page",
    "Record",
    "Vote",
    "edition",
    "find_report",
    "last_ready",
    "obstacles",
    "page",
    "part",
    "record",
    "report",
    "signable",
    "task_force_id",
    "themes",
]
