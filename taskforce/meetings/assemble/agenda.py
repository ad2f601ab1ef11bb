"""An agenda as it was published, and what is another since."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from taskforce.core.events import Event
from taskforce.meetings.assemble.record import span_of
from taskforce.meetings.models import Meeting
from taskforce.meetings.rules import changes
from taskforce.meetings.rules.changes import Change, Row


@dataclass(frozen=True)
class Told:
    """A change with when it was made and by whom, where that is known."""

    words: str
    at: datetime | None = None
    by: str = ""


def published(meeting: Meeting) -> dict[str, Any]:
    """What is kept of an agenda when it is published; the items must be loaded with their leads."""
    return {
        "items": [
            {"id": row.id, "title": row.title, "minutes": row.minutes, "lead": row.lead}
            for row in _rows(meeting)
        ],
        "facts": _facts(meeting),
    }


def changes_of(meeting: Meeting) -> list[Change]:
    """What is another since it was published; nothing before."""
    kept = meeting.published_agenda
    if not kept or not meeting.is_coming:
        return []
    before = [Row.of(stored) for stored in kept["items"]]
    facts = changes.compare_facts(kept.get("facts", {}), _facts(meeting))
    return [*facts, *changes.compare(before, _rows(meeting))]


def told(meeting: Meeting, found: list[Change], events: list[Event]) -> list[Told]:
    """The changes with the last event that made each; an item that only gave way has the last move of the agenda."""
    last: dict[tuple[str, str], Event] = {}
    for event in events:
        last[event.subject_id, event.kind] = event
        last["", event.kind] = event
    return [_told(change, last, meeting.public_id) for change in found]


def _told(change: Change, last: dict[tuple[str, str], Event], meeting_id: str) -> Told:
    event = last.get((change.id or meeting_id, change.kind)) or last.get(("", change.kind))
    return Told(change.words, event.at, event.by_name) if event else Told(change.words)


def _rows(meeting: Meeting) -> list[Row]:
    return [
        Row(item.public_id, item.title, item.minutes, item.lead.printed_name if item.lead else "")
        for item in meeting.items
    ]


def _facts(meeting: Meeting) -> dict[str, str]:
    return {
        "title": meeting.title,
        "time": span_of(meeting),
        "place": meeting.place,
        "link": meeting.link,
    }
