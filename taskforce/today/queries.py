"""What changed since somebody was here, and who owes what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from taskforce.core import clock
from taskforce.core.actor import Actor
from taskforce.core.events import Event
from taskforce.members.models import Person
from taskforce.notices import queries as notices
from taskforce.notices.models import Reminder
from taskforce.notices.queries import Named
from taskforce.notices.rules.sentences import Sentence, sentence
from taskforce.notices.rules.telling import BY_ACT, DRAFTS, KEEPERS, TELLINGS, WRITERS
from taskforce.texts import queries as texts
from taskforce.texts.queries import Since
from taskforce.today.models import Visit
from taskforce.web.waiting import Waiting

FIRST_LOOK = timedelta(days=7)  # how far back somebody looks who was never here
WRITTEN = ("recommendation.written", "part.written")
MOVES_AFTER = timedelta(hours=1)
MOST_EVENTS, MOST_SHOWN = 400, 25
SHOWN_MINE = 25  # of the reader's own things; a link leads to all
SHOWN_OPEN = 8  # of those who owe; the others fold away, unless they are late
MOST_TITLES = 5  # of one sentence; the others are counted: forty titles in a row nobody reads


@dataclass(frozen=True)
class Change:
    """Something that changed: when last, in words, and where it stands.

    `since`: the text that changed, where the reader has read it as it was.
    """

    at: datetime
    words: Sentence
    endpoint: str
    values: Mapping[str, str]
    since: Since | None = None


class Seated(NamedTuple):
    """Somebody who has taken a seat: what the page says of them, and the zone in which they live."""

    id: int
    public_id: str
    printed_name: str
    printed_title: str
    zone: str


class Line(NamedTuple):
    """Things of one sentence and one hour: "Vote on A, B and C". `more`: how many of them are not named."""

    things: Sequence[Waiting]
    more: int

    @property
    def words(self) -> str:
        """The sentence without links."""
        first = self.things[0]
        rest = f" and {self.more} more" if self.more else ""
        return f"{first.before}{', '.join(one.title for one in self.things)}{rest}{first.after}"


@dataclass(frozen=True)
class Owing:
    """Somebody for whom things wait. `reminded_at`: when a reminder last went out, if today; `may_nudge` if not.

    `lines`: the things as they are said; `brief`: all of it as one line, for those who are folded away.
    """

    person: Seated
    things: Sequence[Waiting]
    late: int
    reminded_at: datetime | None
    may_nudge: bool
    lines: Sequence[Line]
    brief: str

    @property
    def is_cut(self) -> bool:
        """Whether some of the things are counted and not named."""
        return any(line.more for line in self.lines)


def lines_of(things: Sequence[Waiting], most: int | None = MOST_TITLES) -> list[Line]:
    """The things by sentence and hour, in order; of each sentence the first `most` by name, all with None."""
    alike: dict[tuple[object, ...], list[Waiting]] = {}
    for one in things:
        alike.setdefault(one.alike, []).append(one)
    named = [(line, line[:most]) for line in alike.values()]
    return [Line(shown, len(line) - len(shown)) for line, shown in named]


def about(session: Session, actor: Actor) -> tuple[str, Visit | None, int]:
    """The zone in which whoever sits at the page lives, empty where it is that of the task force, their visit, and how
    many notices they have not read."""
    unread = notices.unread(Person.id).scalar_subquery()
    whole = select(Person.zone, Visit, unread).outerjoin(Visit, Visit.person_id == Person.id)
    zone, found, number = session.execute(whole.where(Person.id == actor.person_id)).one()
    return zone, found, number


def visit(session: Session, actor: Actor) -> Visit | None:
    """The last visit of whoever sits at the page."""
    return session.scalar(select(Visit).where(Visit.person_id == actor.person_id))


def is_new(found: Visit | None) -> bool:
    """Whether this visit is one of its own and not the last one going on."""
    return found is None or clock.now() - found.seen_at >= MOVES_AFTER


def is_first(found: Visit | None) -> bool:
    """Whether nothing is known of an earlier visit."""
    return found is None or (found.before_at is None and not is_new(found))


def since_when(found: Visit | None) -> datetime:
    """From when on things are new at this visit."""
    if found is None:
        return clock.now() - FIRST_LOOK
    moment = found.seen_at if is_new(found) else found.before_at
    return moment or clock.now() - FIRST_LOOK


def changes(session: Session, actor: Actor, since: datetime) -> list[Change]:
    """What others did since then and the actor may read of, newest first; the same on one thing is one line."""
    acts = [one.act for one in TELLINGS if one.readers in _reads(actor)]
    found = session.scalars(
        select(Event)
        .where(
            Event.task_force_id == actor.task_force_id,
            Event.at > since,
            Event.kind.in_(acts),
            or_(Event.by_id.is_(None), Event.by_id != actor.person_id),
        )
        .order_by(Event.id.desc())
        .limit(MOST_EVENTS)
    ).all()
    named = notices.named(session, {(BY_ACT[event.kind].about, event.subject_id) for event in found})
    groups: dict[tuple[str, str], list[Event]] = {}
    names: dict[tuple[str, str], Named] = {}
    for event in found:
        name = named.get((BY_ACT[event.kind].about, event.subject_id))
        if name is not None and _may_follow(actor, name):
            groups.setdefault((event.kind, name.group), []).append(event)
            names[event.kind, name.group] = name
    shown = list(groups.items())[:MOST_SHOWN]
    written = {names[key].values["public_id"] for key, _ in shown if key[0] in WRITTEN}
    read = texts.changed_since_read(session, actor, written)
    return [_change(events, names[key], read) for key, events in shown]


def _reads(actor: Actor) -> set[str]:
    """The kinds of readers to which the actor belongs."""
    kinds = {KEEPERS} if actor.has("facilitator") else set()
    if actor.reads_drafts:
        kinds.add(DRAFTS)
    if actor.has("facilitator", "co_chair", "member"):
        kinds.add(WRITERS)
    return kinds


def _may_follow(actor: Actor, name: Named) -> bool:
    return name.endpoint != "report.show" or WRITERS in _reads(actor)


def _change(events: Sequence[Event], name: Named, read: Mapping[str, Since]) -> Change:
    last = events[0]
    since = read.get(name.values.get("public_id", "")) if last.kind in WRITTEN else None
    words = sentence(BY_ACT[last.kind], who=last.by_name, title=name.title, number=len(events))
    return Change(last.at, words, name.endpoint, name.values, since)


def seated(session: Session, actor: Actor) -> list[Seated]:
    """Everybody who has taken a seat, by precedence and name."""
    found = select(Person.id, Person.public_id, Person.printed_name, Person.printed_title, Person.zone).where(
        Person.task_force_id == actor.task_force_id, Person.account_id.is_not(None), Person.left_at.is_(None)
    )
    rows = session.execute(found.order_by(Person.precedence, Person.sort_name, Person.id))
    return [Seated(*row) for row in rows]


def owing(
    people: Sequence[Seated],
    waiting: Mapping[int, Sequence[Waiting]],
    reminders: Mapping[int, Reminder],
    actor: Actor,
    zone: str,
    whole: str = "",
) -> list[Owing]:
    """Who owes what, apart from the actor: whoever is late first, then who holds others up, then by precedence.

    `whole`: the public name of one of whom everything is named; they come first.
    """
    late = {one for things in waiting.values() for one in things}
    late = {one for one in late if one.is_late(zone)}  # each judged once, for however many it waits
    said: dict[tuple[Waiting, ...], tuple[list[Line], str]] = {}  # once for all who owe the same
    owed = []
    for person in people:
        things = tuple(waiting.get(person.id, ()))
        if person.id == actor.person_id or not things:
            continue
        if things not in said:
            lines = lines_of(things)
            said[things] = lines, "; ".join(line.words for line in lines)
        lines = lines_of(things, None) if person.public_id == whole else said[things][0]
        reminder = reminders.get(person.id)
        is_today = reminder is not None and reminder.day == clock.today(person.zone or zone)
        number = sum(thing in late for thing in things)
        reminded_at = reminder.sent_at if reminder and is_today else None
        owed.append(Owing(person, things, number, reminded_at, not is_today, lines, said[things][1]))
    return sorted(
        owed,
        key=lambda one: (
            one.person.public_id != whole,
            -one.late,
            min(thing.urgency for thing in one.things),
        ),
    )
