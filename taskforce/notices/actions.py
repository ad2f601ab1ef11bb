"""Telling: a row for each person concerned within the act itself, and letters that each go out once."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from taskforce.core import clock, events, ids, jobs, mail
from taskforce.core.actor import Actor
from taskforce.core.errors import Refused, WrongState, allow
from taskforce.core.events import REPLAYED, Event
from taskforce.core.jobs import Job, JobState
from taskforce.members import queries as people
from taskforce.members.models import Person
from taskforce.notices import policy, queries
from taskforce.notices.models import LONGEST_SENTENCE, Notice, NoticeChoice, Reminder
from taskforce.notices.queries import Named, Reader
from taskforce.notices.rules import kinds, telling
from taskforce.notices.rules.letter import Letter, Line
from taskforce.notices.rules.sentences import Sentence, sentence
from taskforce.notices.tokens import stop_token
from taskforce.web import addresses
from taskforce.web.page import moment
from taskforce.web.waiting import Waiting

SEND = "notices.send"


def _tell(session: Session, actor: Actor, event: Event, subject: Any) -> None:
    """Tell whom the act concerns, in its own transaction. Acts that are only brought back are mailed to nobody."""
    what = telling.BY_ACT[event.kind]
    about = (what.about, event.subject_id)
    name = queries.named(session, [about]).get(about)
    if name is None:
        return
    words = sentence(what, who=event.by_name, title=name.title)
    is_replayed = bool(session.info.get(REPLAYED))
    readers = queries.concerned(session, actor, what.to, event.subject_id)
    rows = [_row(event, what.kind, reader, words, name, is_replayed) for reader in readers]
    if not rows:
        return
    session.execute(insert(Notice), rows)
    soonest = min((row["mail_at"] for row in rows if row["mail_at"]), default=None)
    if soonest is not None and soonest <= event.at + kinds.GATHERS:
        _ask_to_send(session, soonest)


def _row(
    event: Event, kind: str, reader: Reader, words: Sentence, name: Named, is_replayed: bool
) -> dict[str, Any]:
    way = kinds.OFF if is_replayed else kinds.way_of(kind, reader.ways)
    return {
        "public_id": ids.new(),
        "task_force_id": event.task_force_id,
        "person_id": reader.person_id,
        "event_id": event.id,
        "kind": kind,
        "before": words.before[:LONGEST_SENTENCE],
        "title": words.title[:LONGEST_SENTENCE],
        "after": words.after[:LONGEST_SENTENCE],
        "endpoint": name.endpoint,
        "values": name.values,
        "at": event.at,
        "read_at": event.at if is_replayed else None,
        "mail_at": kinds.mail_at(way, event.at, reader.zone, reader.hour),
    }


def _ask_to_send(session: Session, at: datetime) -> None:
    """Ask the worker for letters at that moment, unless it is asked for them by then already."""
    asked = select(Job.id).where(Job.kind == SEND, Job.state == JobState.WAITING, Job.run_after <= at)
    if session.scalar(asked.limit(1)) is None:
        jobs.enqueue(session, SEND, run_after=at)


for _telling in telling.TELLINGS:
    if _telling.to:
        events.on(_telling.act)(_tell)


def send_letter(
    session: Session,
    reader: Reader,
    things: Sequence[Waiting] = (),
    *,
    base_url: str,
    secret_key: str,
    by_name: str = "",
) -> bool:
    """Write one letter with everything that is to go to this person, and with `things` as the reminder of the day.

    The claim and the mail are one transaction, so nothing goes out twice. Where a reminder went out today, `things`
    are left out. Returns whether there was anything to send.
    """
    now = clock.now()
    if things and not _claim_day(session, reader, len(things), by_name):
        things = ()
    told = queries.pending(session, reader.person_id)
    for notice in told:
        notice.mailed_at = now
    if not told and not things:
        return False
    letter = _letter(reader, things, told, base_url, secret_key, by_name)
    mail.send(
        session,
        reader.name,
        reader.address,
        letter.subject,
        letter.text,
        html=letter.html,
        task_force_id=reader.task_force_id,
    )
    return True


def _claim_day(session: Session, reader: Reader, count: int, by_name: str) -> bool:
    """Take the one reminder of this day of theirs; False where it is taken."""
    now = clock.now()
    day = now.astimezone(ZoneInfo(reader.zone)).date()
    if queries.reminder_on(session, reader.person_id, day) is not None:
        return False
    session.add(
        Reminder(
            task_force_id=reader.task_force_id,
            person_id=reader.person_id,
            day=day,
            sent_at=now,
            by_name=by_name,
            things=count,
        )
    )
    session.flush()
    return True


def _letter(
    reader: Reader,
    things: Sequence[Waiting],
    told: Sequence[Notice],
    base_url: str,
    secret_key: str,
    by_name: str,
) -> Letter:
    def url(endpoint: str, values: Mapping[str, str]) -> str:
        return base_url + addresses.path(endpoint, {"slug": reader.slug, **values})

    waits = [
        Line(thing.sentence, url(thing.endpoint, thing.values), moment(thing.due(reader.zone), reader.zone))
        for thing in things
    ]
    happened = [
        Line(Sentence(one.before, one.title, one.after).plain, url(one.endpoint, one.values)) for one in told
    ]
    named = dict.fromkeys([one.kind for one in told] + ["reminder"] * bool(things and not by_name))
    stops = [
        (kinds.BY_KEY[kind].words, _stop_url(base_url, secret_key, reader, kind))
        for kind in named
        if kind in kinds.BY_KEY
    ]
    return Letter(
        reader.name, reader.task_force, waits, happened, url("notices.choose_notices", {}), stops, by_name
    )


def _stop_url(base_url: str, secret_key: str, reader: Reader, kind: str) -> str:
    token = stop_token(secret_key, reader.public_id, kind)
    return base_url + addresses.path("stops.stop", {"token": token})


def nudge(
    session: Session,
    actor: Actor,
    person: Person,
    things: Sequence[Waiting],
    *,
    base_url: str,
    secret_key: str,
) -> None:
    """Send the person one reminder of all that waits for them. Raises WrongState when one went out today."""
    allow(policy.can_nudge(actor, person), "Only the facilitator reminds, and only who has taken their seat.")
    if not things:
        raise WrongState(f"Nothing waits for {person.printed_name} any more.")
    reader = queries.reader(session, person.id)
    day = clock.now().astimezone(ZoneInfo(reader.zone)).date()
    earlier = queries.reminder_on(session, person.id, day)
    if earlier is not None:
        at = moment(earlier.sent_at, reader.zone)
        raise WrongState(f"{person.printed_name} was reminded today, {at}. One reminder a day is enough.")
    send_letter(session, reader, things, base_url=base_url, secret_key=secret_key, by_name=actor.name)
    events.record(session, actor, "person.nudged", person, things=len(things))


def choose_notices(session: Session, actor: Actor, *, hour: int, ways: Mapping[str, str]) -> None:
    """Say how each kind goes out to the actor, and at which hour the daily mail. Raises Refused for no such way."""
    allow(policy.can_choose_notices(actor), "Each chooses for themselves.")
    for kind, way in ways.items():
        if kind not in kinds.BY_KEY or way not in kinds.BY_KEY[kind].ways:
            raise Refused(kind, "Please choose one of the list.")
    if hour not in range(24):
        raise Refused("hour", "A whole number from 0 to 23.")
    found = queries.choice(session, actor.person_id or 0)
    if found is None:
        found = NoticeChoice(task_force_id=actor.task_force_id, person_id=actor.person_id)
        session.add(found)
    differing = {kind: way for kind, way in ways.items() if way != kinds.BY_KEY[kind].default}
    if (found.hour, found.ways) != (hour, differing):
        found.hour, found.ways = hour, differing
        events.record(session, actor, "notices.chosen", _Chosen(actor.public_id), hour=hour, ways=differing)


class _Chosen:
    """The subject of the event: the person who chose."""

    def __init__(self, public_id: str) -> None:
        self.public_id = public_id


def stop_kind(session: Session, person: Person, kind: str) -> None:
    """Send this kind by mail no more, as the signed link in a letter asked; unsent ones stay in the program."""
    found = queries.choice(session, person.id)
    hour, ways = (found.hour, dict(found.ways)) if found else (kinds.FIRST_HOUR, {})
    chosen = {one.key: kinds.way_of(one.key, ways) for one in kinds.KINDS}
    choose_notices(session, people.actor_of(person), hour=hour, ways={**chosen, kind: kinds.OFF})
    unsent = update(Notice).where(
        Notice.person_id == person.id, Notice.kind == kind, Notice.mailed_at.is_(None)
    )
    session.execute(unsent.values(mail_at=None))


def mark_read(session: Session, reader: Actor) -> None:
    """Everything that the reader was told counts as read. A bookmark, no act of the task force."""
    unread = update(Notice).where(Notice.person_id == reader.person_id, Notice.read_at.is_(None))
    session.execute(unread.values(read_at=clock.now()))


def clear_away(session: Session, before: timedelta) -> None:
    """Let go of jobs that were over long ago; what people were told stays."""
    jobs.clear_away(session, SEND, clock.now() - before)
