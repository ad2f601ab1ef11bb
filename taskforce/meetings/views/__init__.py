"""The pages of meetings, by what they show: the meeting itself, its agenda, its record, its minutes."""

from taskforce.meetings import panels, waiting
from taskforce.meetings.views import (
    agenda,
    calendar,
    calls,
    meetings,
    minutes,
    papers,
    printing,
    record,
    running,
)
from taskforce.meetings.views.blueprint import blueprint

__all__ = [
    "agenda",
    "blueprint",
    "calendar",
    "calls",
    "meetings",
    "minutes",
    "panels",
    "papers",
    "printing",
    "record",
    "running",
    "waiting",
]
