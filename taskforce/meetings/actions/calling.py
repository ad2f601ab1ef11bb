"""Calling a meeting, changing it, publishing its agenda, cancelling it, marking it held."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from taskforce.core import clock, events, zones
from taskforce.core.actor import Actor
from taskforce.core.errors import Conflict, Refused, WrongState, allow
from taskforce.meetings import assemble, policy
from taskforce.meetings.actions.calls import Post, tell_cancellation, tell_change
from taskforce.meetings.actions.running import miss_what_was_not_begun
from taskforce.meetings.models import Meeting
from taskforce.meetings.rules.clock import span
from taskforce.meetings.states import CANCEL, HOLD, PUBLISH, MeetingKind

ONLY = "Only the facilitator changes a meeting, and only until it was held or cancelled."
LONGEST = timedelta(days=7)
YEARS = range(1990, 2200)
LABELS = {"title": "Title", "kind": "Kind", "place": "Place", "link": "Link"}
SHOWN = {  # what calendars show of a meeting, and how a letter says that it is another
    "starts_at": "It has another time.",
    "ends_at": "It has another time.",
    "zone": "It has another time zone.",
    "place": "It has another place.",
    "link": "It has another link.",
    "title": "It has another title.",
}


@dataclass(frozen=True)
class _Facts:
    """The facts of a meeting, checked, with its moments in UTC."""

    title: str
    kind: str
    starts_at: datetime
    ends_at: datetime
    zone: str
    place: str
    link: str

    @classmethod
    def of(
        cls,
        *,
        title: str,
        kind: str,
        starts_at: datetime,
        ends_at: datetime,
        zone: str,
        place: str,
        link: str,
    ) -> Self:
        _check_zone(zone)
        _check_link(link)
        start, end = _moment("starts_at", starts_at, zone), _moment("ends_at", ends_at, zone)
        if end <= start:
            raise Refused("ends_at", "The end must come after the start.")
        if end - start > LONGEST:
            raise Refused("ends_at", "A meeting lasts at most seven days.")
        return cls(title, MeetingKind(kind), start, end, zone, place, link)

    def labelled(self) -> dict[str, str]:
        """As people read it, for the page that shows two texts side by side."""
        words = {label: str(getattr(self, name)).replace("_", " ") for name, label in LABELS.items()}
        return {**words, "Time": span(self.starts_at, self.ends_at, self.zone)}


def call_meeting(
    session: Session,
    actor: Actor,
    *,
    title: str,
    kind: str,
    starts_at: datetime,
    ends_at: datetime,
    zone: str,
    place: str = "",
    link: str = "",
    key: str | None = None,
    sequence: int = 0,
) -> Meeting:
    """Call a meeting. A time without a zone is a wall clock in `zone`. Raises Refused at a fault of the facts.

    `sequence`: where calendars elsewhere know it already, by how many changes.
    """
    allow(policy.can_call_meeting(actor), "Only the facilitator calls a meeting.")
    facts = _Facts.of(
        title=title, kind=kind, starts_at=starts_at, ends_at=ends_at, zone=zone, place=place, link=link
    )
    meeting = Meeting(
        task_force_id=actor.task_force_id,
        key=key or _free_key(session, actor),
        called_at=clock.now(),
        sequence=sequence,
        items=[],
        attendance=[],
        minutes=None,
        **asdict(facts),
    )
    session.add(meeting)
    events.record(session, actor, "meeting.called", meeting, title=title, starts_at=_iso(meeting.starts_at))
    return meeting


def change_meeting(
    session: Session,
    actor: Actor,
    meeting: Meeting,
    *,
    edition: int,
    title: str,
    kind: str,
    starts_at: datetime,
    ends_at: datetime,
    zone: str,
    place: str = "",
    link: str = "",
    post: Post | None = None,
) -> None:
    """Change the facts of a coming meeting. Raises Conflict when somebody else changed them since `edition`.

    With `post` everybody who has it in their calendar is told; another time asks them again whether they come.
    """
    allow(policy.can_change_meeting(actor, meeting), ONLY)
    starts_at, ends_at = _kept(starts_at, meeting.starts_at, zone), _kept(ends_at, meeting.ends_at, zone)
    facts = _Facts.of(
        title=title, kind=kind, starts_at=starts_at, ends_at=ends_at, zone=zone, place=place, link=link
    )
    now = {name: getattr(meeting, name) for name in asdict(facts)}
    if meeting.edition != edition:
        raise Conflict(theirs=_Facts(**now).labelled(), mine=facts.labelled())
    changed = {name: value for name, value in asdict(facts).items() if now[name] != value}
    if not changed:
        return
    for name, value in changed.items():
        setattr(meeting, name, value)
    meeting.edition += 1
    meeting.sequence += not changed.keys().isdisjoint(SHOWN)
    events.record(session, actor, "meeting.changed", meeting, fields=sorted(changed))
    sentences = " ".join(dict.fromkeys(SHOWN[name] for name in SHOWN if name in changed))
    if post is not None and sentences:
        moved = not changed.keys().isdisjoint({"starts_at", "ends_at"})
        tell_change(session, actor, meeting, changed=sentences, asks_again=moved, post=post)


def publish_agenda(session: Session, actor: Actor, meeting: Meeting) -> None:
    """Show the agenda as settled, or once more as it has become since.

    It is kept as published, by the event for good, so that later changes can be told.
    """
    allow(policy.can_change_meeting(actor, meeting), "Only the facilitator publishes an agenda.")
    if not meeting.items:
        raise WrongState("There is no item on the agenda yet. Add one, then publish it.")
    if not assemble.changes_of(meeting):
        PUBLISH.apply(meeting)
    meeting.published_at = clock.now()
    meeting.published_agenda = assemble.published(meeting)
    events.record(session, actor, "agenda.published", meeting, **meeting.published_agenda)


def cancel_meeting(
    session: Session, actor: Actor, meeting: Meeting, *, why: str = "", post: Post | None = None
) -> None:
    """Say that the meeting will not take place. It stays in the list, with the reason.

    With `post` it is taken out of the calendar of everybody who has it.
    """
    allow(
        policy.can_change_meeting(actor, meeting), "Only the facilitator cancels a meeting that is to come."
    )
    CANCEL.apply(meeting)
    meeting.cancelled_why = why
    meeting.sequence += 1
    events.record(session, actor, "meeting.cancelled", meeting, why=why)
    if post is not None:
        tell_cancellation(session, actor, meeting, post=post)


def hold_meeting(session: Session, actor: Actor, meeting: Meeting) -> None:
    """Say that the meeting has taken place. Raises WrongState before its start."""
    allow(policy.can_hold_meeting(actor, meeting), "Only the facilitator marks a meeting held.")
    if clock.now() < meeting.starts_at:
        raise WrongState("This meeting has not begun. If it was held earlier, change its time first.")
    HOLD.apply(meeting)
    miss_what_was_not_begun(session, actor, meeting)
    events.record(session, actor, "meeting.held", meeting)


def _moment(field: str, value: datetime, zone: str) -> datetime:
    if value.year not in YEARS:
        raise Refused(field, f"Please give a year from {YEARS[0]} to {YEARS[-1]}.")
    if value.tzinfo is not None:
        return value
    try:
        return zones.to_utc(value, zone)
    except ValueError as error:
        raise Refused(field, str(error)) from error


def _kept(typed: datetime, present: datetime, zone: str) -> datetime:
    """The present moment where its wall clock was typed again: of an hour that comes twice it stays the same one."""
    _check_zone(zone)
    shown = present.astimezone(ZoneInfo(zone)).replace(tzinfo=None, second=0, microsecond=0)
    return present if typed == shown else typed


def _check_zone(zone: str) -> None:
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        raise Refused("zone", "Please choose a zone of the list.") from None


def _check_link(link: str) -> None:
    """A link is followed by people, so it goes to a page of the web and nowhere else."""
    try:
        parts = urlsplit(link)
        sound = not link or (parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in link)
    except ValueError:
        sound = False
    if not sound:
        raise Refused("link", "Please give an address that begins with https://.")


def _free_key(session: Session, actor: Actor) -> str:
    """`m` and a number: one more than the highest of that form in the task force."""
    keys = session.scalars(select(Meeting.key).where(Meeting.task_force_id == actor.task_force_id))
    numbers = [int(key[1:]) for key in keys if key[:1] == "m" and key[1:].isdecimal()]
    return f"m{max(numbers, default=0) + 1}"


def _iso(moment: datetime) -> str:
    return moment.isoformat()
