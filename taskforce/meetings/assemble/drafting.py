"""The record of a meeting in words: the first draft of its minutes, and what the report says of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from taskforce.core import canonical
from taskforce.meetings.assemble.record import (
    WORDS,
    Line,
    lines_of,
    quorum_of,
    quorum_of_decision,
    roll_of,
    span_of,
)
from taskforce.meetings.models import ActionItem, Decision, Meeting
from taskforce.meetings.rules import clock, skeleton
from taskforce.members.models import Person


@dataclass(frozen=True)
class ReportMeeting:
    """What the report says of a meeting that was held."""

    key: str
    title: str
    on: date
    kind: str
    place: str
    present: int
    decisions: tuple[str, ...]


def draft_of(meeting: Meeting) -> str:
    """The first draft of its minutes; the whole record must be loaded."""
    groups = tuple(
        (WORDS[presence], tuple(_named(meeting, person) for person in people))
        for presence, people in roll_of(meeting).groups
    )
    items = tuple(_drafted(line) for line in lines_of(meeting))
    share = quorum_of(meeting).sentence if meeting.attendance else "Attendance was not recorded."
    return skeleton.draft(skeleton.Record(span_of(meeting), meeting.place, groups, share, items))


def fingerprint_of(meeting: Meeting) -> str:
    """The fingerprint of the record from which minutes are drafted: it changes when the record does."""
    return canonical.digest(draft_of(meeting))


def has_changed(meeting: Meeting) -> bool:
    """Whether the record is another than that from which the minutes were drafted; until they are approved."""
    minutes = meeting.minutes
    return minutes is not None and not minutes.is_approved and minutes.drafted_from != fingerprint_of(meeting)


def for_report(meeting: Meeting, day: date) -> ReportMeeting:
    """What the report says of it; items, decisions and attendance must be loaded."""
    decisions = tuple(decision.words for item in meeting.items for decision in item.decisions)
    present = sum(row.takes_part for row in meeting.attendance)
    return ReportMeeting(meeting.key, meeting.title, day, meeting.kind, meeting.place, present, decisions)


def _drafted(line: Line) -> skeleton.Item:
    item = line.item
    return skeleton.Item(
        item.title,
        _facts(line),
        tuple(found.fields.title for found in item.recommendations),
        tuple(_decided(decision) for decision in item.decisions),
        _to_do(item.actions),
    )


def _facts(line: Line) -> str:
    item = line.item
    parts = [item.kind.capitalize(), f"from {line.hour}"]
    if item.minutes:
        parts.append(clock.length(item.minutes))
    if item.lead is not None:
        parts.append(f"led by {item.lead.printed_name}")
    return ", ".join(parts)


def _named(meeting: Meeting, person: Person) -> str:
    """The printed name, with who was there in their place."""
    row = next(row for row in meeting.attendance if row.person_id == person.id)
    return (
        f"{person.printed_name} (by {row.represented_by.printed_name})"
        if row.represented_by
        else person.printed_name
    )


def _decided(decision: Decision) -> skeleton.Decided:
    found = quorum_of_decision(decision)
    mover = decision.mover.printed_name if decision.mover else ""
    return skeleton.Decided(decision.words, mover, found.sentence if found else "")


def _to_do(actions: Sequence[ActionItem]) -> tuple[skeleton.ToDo, ...]:
    return tuple(
        skeleton.ToDo(action.words, action.owner.printed_name, _day(action.due_on)) for action in actions
    )


def _day(day: date | None) -> str:
    return f"{day:%a} {day.day} {day:%b %Y}" if day else ""
