"""The record of a meeting as plain values: its clock, its quorum, and what minutes and report say of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from taskforce.core import canonical
from taskforce.core.clock import now
from taskforce.meetings.models import ActionItem, AgendaItem, Decision, Meeting
from taskforce.meetings.rules import clock, quorum, skeleton
from taskforce.meetings.rules.clock import Clock
from taskforce.meetings.rules.quorum import Quorum
from taskforce.meetings.states import ItemKind, MeetingState, MinutesState, Presence
from taskforce.members.models import Person

WORDS = {
    Presence.PRESENT: "Present",
    Presence.REMOTE: "Present remotely",
    Presence.APOLOGIES: "Apologies",
    Presence.ABSENT: "Absent",
}


STEPS = {
    MeetingState.PLANNED: ("Planned", "ring", "The agenda is being made."),
    MeetingState.PUBLISHED: ("Agenda published", "open", "The agenda is settled."),
    MeetingState.CANCELLED: ("Cancelled", "out", "It will not take place."),
    None: ("Held", "wait", "The minutes are to be written."),
    MinutesState.DRAFT: ("Minutes in draft", "half", "They are to be circulated."),
    MinutesState.CIRCULATED: ("Minutes circulated", "wait", "They wait for the chair’s certificate."),
    MinutesState.APPROVED: ("Minutes approved", "done", "The record is closed."),
}


class Step(NamedTuple):
    """Where a meeting stands: a word, the shape of its state, and what comes next in a sentence."""

    word: str
    shape: str
    sentence: str


@dataclass(frozen=True)
class Line:
    """One item as the agenda prints it: its number, its hour, and its step of height."""

    number: int
    item: AgendaItem
    starts_at: datetime
    hour: str
    height: int

    @property
    def is_decisive(self) -> bool:
        """Whether something is decided under it."""
        return self.item.kind in (ItemKind.DECISION, ItemKind.CONSENT)


@dataclass(frozen=True)
class Roll:
    """Who attended, by the word for how; names in order of precedence."""

    groups: tuple[tuple[Presence, tuple[Person, ...]], ...]
    here: int
    remote: int

    @property
    def is_empty(self) -> bool:
        """Whether nobody's attendance was recorded."""
        return not any(people for _, people in self.groups)


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


def step_of(meeting: Meeting) -> Step:
    """Where it stands and what comes next; its minutes must be loaded."""
    if meeting.is_coming and meeting.ends_at <= now():
        return Step("Over", "wait", "It is to be marked held.")
    if is_running(meeting):
        return Step("Running", "open", "Its hours are now.")
    if meeting.state == MeetingState.HELD:
        return Step(*STEPS[MinutesState(meeting.minutes.state) if meeting.minutes else None])
    return Step(*STEPS[MeetingState(meeting.state)])


def is_running(meeting: Meeting) -> bool:
    """Whether the clock stands between its hours, and nobody has marked it held or cancelled."""
    return meeting.is_coming and meeting.starts_at <= now() < meeting.ends_at


def clock_of(meeting: Meeting) -> Clock:
    """The clock of its agenda; the items must be loaded."""
    return clock.run(meeting.starts_at, meeting.ends_at, [item.minutes for item in meeting.items])


def lines_of(meeting: Meeting) -> tuple[Line, ...]:
    """Its agenda with hours, as printed in the zone of the meeting; the items must be loaded."""
    starts = clock_of(meeting).starts
    return tuple(
        Line(
            number,
            item,
            moment,
            clock.hour(moment, meeting.zone, beside=meeting.starts_at),
            clock.height(item.minutes),
        )
        for number, (item, moment) in enumerate(zip(meeting.items, starts, strict=True), 1)
    )


def span_of(meeting: Meeting) -> str:
    """Its day and hours in words, in its own zone."""
    return clock.span(meeting.starts_at, meeting.ends_at, meeting.zone)


def hours_of(meeting: Meeting) -> str:
    """Its hours alone, where the day stands beside them."""
    return clock.hours(meeting.starts_at, meeting.ends_at, meeting.zone)


def end_of(meeting: Meeting) -> str:
    """The hour of its end, as its agenda prints it."""
    return clock.hour(meeting.ends_at, meeting.zone, beside=meeting.starts_at)


def runs_to(meeting: Meeting) -> str:
    """The hour at which its items are through, as its agenda prints it."""
    return clock.hour(clock_of(meeting).runs_to, meeting.zone, beside=meeting.starts_at)


def wall_clock(meeting: Meeting) -> dict[str, datetime]:
    """Start and end as the clock of its zone shows them, to be typed over."""
    zone = ZoneInfo(meeting.zone)
    moments = {"starts_at": meeting.starts_at, "ends_at": meeting.ends_at}
    return {name: moment.astimezone(zone).replace(tzinfo=None) for name, moment in moments.items()}


def item_now(meeting: Meeting) -> AgendaItem | None:
    """The item that the clock says is running; the first before the start, the last after the end."""
    begun = [line.item for line in lines_of(meeting) if line.starts_at <= now()]
    return begun[-1] if begun else next(iter(meeting.items), None)


def quorum_of(meeting: Meeting, members: int = 0, needed: int = 0) -> Quorum:
    """Its quorum; attendance must be loaded. The figures of the recording stand, and before it those given here."""
    if meeting.voting_members is not None:
        members, needed = meeting.voting_members, meeting.quorum_needed or 0
    return quorum.find(((row.takes_part, row.is_voting) for row in meeting.attendance), members, needed)


def roll_of(meeting: Meeting) -> Roll:
    """Who attended and how; attendance must be loaded with its people."""
    rows = sorted(
        meeting.attendance,
        key=lambda row: (row.person.precedence, row.person.sort_name, row.person_id),
    )
    groups = {
        presence: tuple(row.person for row in rows if row.presence == presence) for presence in Presence
    }
    return Roll(tuple(groups.items()), len(groups[Presence.PRESENT]), len(groups[Presence.REMOTE]))


def draft_of(meeting: Meeting) -> str:
    """The first draft of its minutes; the whole record must be loaded."""
    groups = tuple(
        (WORDS[presence], tuple(person.printed_name for person in people))
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


def _decided(decision: Decision) -> skeleton.Decided:
    return skeleton.Decided(decision.words, decision.mover.printed_name if decision.mover else "")


def _to_do(actions: Sequence[ActionItem]) -> tuple[skeleton.ToDo, ...]:
    return tuple(
        skeleton.ToDo(action.words, action.owner.printed_name, _day(action.due_on)) for action in actions
    )


def _day(day: date | None) -> str:
    return f"{day:%a} {day.day} {day:%b %Y}" if day else ""
