"""Tables of meetings: the record of each, who is called to it, and the calendars of people."""

from taskforce.meetings.models.calls import CalendarFeed, Invitee
from taskforce.meetings.models.papers import Paper, PaperOpening
from taskforce.meetings.models.record import (
    SEALED,
    ActionItem,
    AgendaItem,
    Attendance,
    Decision,
    ItemRecommendation,
    Meeting,
    Minutes,
)

__all__ = [
    "SEALED",
    "ActionItem",
    "AgendaItem",
    "Attendance",
    "CalendarFeed",
    "Decision",
    "Invitee",
    "ItemRecommendation",
    "Meeting",
    "Minutes",
    "Paper",
    "PaperOpening",
]
