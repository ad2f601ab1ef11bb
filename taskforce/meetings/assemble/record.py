"""The record of a meeting as plain values: its clock, its quorum, and what minutes and report say of it."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from taskforce.core.clock import now
from taskforce.meetings.models import AgendaItem, Decision, Meeting
from taskforce.meetings.rules import clock, quorum
from taskforce.meetings.rules.clock import Clock
from taskforce.meetings.rules.quorum import Quorum
from taskforce.meetings.states import ItemKind, MeetingState, MinutesState, Presence
from taskforce.members.models import Person

WORDS = {
    Presence.PRESENT: "Present",
    Presence.REMOTE: "Present remotely",
    Presence.APOLOGIES: "Apologies",
    Presence.DELEGATE: "Represented by a delegate",
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
class Running:
    """The item in hand: since when, until when it should take, and by how many minutes it began late."""

    item: AgendaItem
    since: str
    until: datetime
    behind: int

    @property
    def sentence(self) -> str:
        """How the meeting keeps its time."""
        if -1 <= self.behind <= 1:
            return "The meeting is on time."
        return f"The meeting is {clock.length(abs(self.behind))} {'behind' if self.behind > 0 else 'ahead'}."


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


def moment_of(meeting: Meeting, hour: time | None) -> datetime | None:
    """The first moment from its start at which the clock of its zone shows this hour, or up to an hour before it."""
    if hour is None:
        return None
    zone = ZoneInfo(meeting.zone)
    start = meeting.starts_at.astimezone(zone)
    local = datetime.combine(start.date(), hour, zone)
    if local < start - timedelta(hours=1):
        local = datetime.combine(start.date() + timedelta(days=1), hour, zone)
    return local.astimezone(UTC)


def item_now(meeting: Meeting) -> AgendaItem | None:
    """The item in hand, else that of the clock: the first before the start, the last after the end."""
    running = running_of(meeting)
    if running is not None:
        return running.item
    begun = [line.item for line in lines_of(meeting) if line.starts_at <= now()]
    return begun[-1] if begun else next(iter(meeting.items), None)


def quorum_of(meeting: Meeting, members: int = 0, needed: int = 0) -> Quorum:
    """Its quorum; attendance must be loaded. The figures of the recording stand, and before it those given here."""
    if meeting.voting_members is not None:
        members, needed = meeting.voting_members, meeting.quorum_needed or 0
    return quorum.find(((row.takes_part, row.is_voting) for row in meeting.attendance), members, needed)


def quorum_at(meeting: Meeting, moment: datetime) -> Quorum | None:
    """Its quorum as it was at that moment, by who had come and not left; None while nobody recorded who came."""
    if meeting.voting_members is None or not meeting.attendance:
        return None
    here = ((row.is_here_at(moment), row.is_voting) for row in meeting.attendance)
    return quorum.find(here, meeting.voting_members, meeting.quorum_needed or 0)


def quorum_of_decision(decision: Decision) -> Quorum | None:
    """The quorum as it was when this was decided; None where nobody knows."""
    if decision.present_voting is None:
        return None
    return Quorum(decision.present_voting, decision.voting_members or 0, decision.quorum_needed or 0)


def running_of(meeting: Meeting) -> Running | None:
    """The item that was begun last, while the meeting is on."""
    if not meeting.is_coming or not any(item.begun_at for item in meeting.items):
        return None
    begun = [(line.item.begun_at, line) for line in lines_of(meeting) if line.item.begun_at]
    since, line = max(begun, key=lambda pair: pair[0])
    behind = (since - line.starts_at) // clock.MINUTE
    return Running(
        line.item, clock.hour(since, meeting.zone), since + line.item.minutes * clock.MINUTE, behind
    )


def roll_of(meeting: Meeting) -> Roll:
    """Who attended and how; attendance must be loaded with its people."""
    rows = sorted(
        meeting.attendance,
        key=lambda row: (row.person.precedence, row.person.sort_key, row.person_id),
    )
    groups = {
        presence: tuple(row.person for row in rows if row.presence == presence) for presence in Presence
    }
    return Roll(tuple(groups.items()), len(groups[Presence.PRESENT]), len(groups[Presence.REMOTE]))
