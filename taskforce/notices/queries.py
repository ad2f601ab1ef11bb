"""Reading notices: what an act is about, whom it concerns, what a person was told, what is due by mail."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, cast, func, literal_column, null, select, union, union_all
from sqlalchemy import String as Words
from sqlalchemy.orm import Session, joinedload

from taskforce.charter.models import Stage, TaskForce
from taskforce.core import clock
from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound
from taskforce.core.jobs import Job, JobState
from taskforce.core.permissions import READERS
from taskforce.meetings.models import Meeting, Minutes
from taskforce.members.models import Account, Delegation, Invitation, Person
from taskforce.members.waiting import holders
from taskforce.notices.models import Notice, NoticeChoice, Reminder
from taskforce.notices.rules.kinds import FIRST_HOUR
from taskforce.recommendations.models import KIND as RECOMMENDATION
from taskforce.recommendations.models import Recommendation
from taskforce.report.models import KIND as PART
from taskforce.report.models import Edition, Part
from taskforce.texts.models import Comment, Mention, Reply, Text
from taskforce.voting.models import Round, Seat

PAGE = 50
About = tuple[str, str]  # what the subject of an act is, and its public name


@dataclass(frozen=True)
class Named:
    """A subject: its title and where it leads. `group`: acts on the same are told together."""

    title: str
    endpoint: str
    values: dict[str, str]
    group: str


@dataclass(frozen=True)
class Reader:
    """Somebody who can be told: where they are, in which hour they read, what they chose."""

    person_id: int
    public_id: str
    name: str
    address: str
    task_force_id: int
    task_force: str
    slug: str
    zone: str
    hour: int
    ways: Mapping[str, str]


_ENDPOINTS = {
    "round": "voting.show",
    "recommendation": "recommendations.show",
    "meeting": "meetings.show",
    "minutes": "meetings.minutes",
    "edition": "report.editions",
    "part": "report.show",
    "charter": "charter.show",
    "stage": "charter.show",
    "invitation": "members.person",
    "person": "members.person",
    "delegation": "members.person",
}
_NAMELESS = {"report.editions", "charter.show"}  # pages of the whole task force
_ON_TEXTS = ("comment", "mention")
_HOMES = {RECOMMENDATION: "recommendations.show", PART: "report.show"}  # of texts that are commented on


def named(session: Session, abouts: Collection[About]) -> dict[About, Named]:
    """What these subjects are called and where they lead; in one statement. What is gone is left out."""
    wanted: dict[str, set[str]] = {}
    for about, public_id in abouts:
        wanted.setdefault(about, set()).add(public_id)
    if not wanted:
        return {}
    parts = [_titles(about, ids) for about, ids in wanted.items()]
    found = session.execute(union_all(*parts)).all()
    return {
        (row.about, row.subject): Named(
            row.title,
            endpoint,
            {} if endpoint in _NAMELESS else {"public_id": row.link},
            f"{endpoint}:{row.link}",
        )
        for row in found
        if (endpoint := _HOMES.get(row.owner_kind) if row.about in _ON_TEXTS else _ENDPOINTS[row.about])
    }


def _titles(about: str, ids: Collection[str]) -> Select[Any]:
    tables: dict[str, tuple[Any, Any, Any]] = {
        "round": (Round.public_id, Round.public_id, Round.matter_label),
        "recommendation": (Recommendation.public_id, Recommendation.public_id, Text.label),
        "meeting": (Meeting.public_id, Meeting.public_id, Meeting.title),
        "minutes": (Minutes.public_id, Meeting.public_id, Meeting.title),
        "edition": (Edition.public_id, Edition.public_id, Edition.number),
        "part": (Part.public_id, Part.public_id, Part.title),
        "charter": (TaskForce.public_id, TaskForce.public_id, TaskForce.name),
        "stage": (Stage.public_id, Stage.public_id, Stage.title),
        "invitation": (Invitation.public_id, Person.public_id, Person.printed_name),
        "person": (Person.public_id, Person.public_id, Person.printed_name),
        "delegation": (Delegation.public_id, Person.public_id, Person.printed_name),
        "comment": (Comment.public_id, Text.owner_id, Text.label),
        "mention": (Mention.public_id, Text.owner_id, Text.label),
    }
    joins: dict[str, tuple[Any, Any]] = {
        "recommendation": (Text, Text.id == Recommendation.text_id),
        "minutes": (Meeting, Meeting.id == Minutes.meeting_id),
        "invitation": (Person, Person.id == Invitation.person_id),
        "delegation": (Person, Person.id == Delegation.delegate_id),
        "comment": (Text, Text.id == Comment.text_id),
    }
    subject, link, title = tables[about]
    kind = Text.owner_kind if about in _ON_TEXTS else cast(null(), Words)
    found = select(
        literal_column(f"'{about}'", Words).label("about"),
        subject.label("subject"),
        cast(link, Words).label("link"),
        cast(title, Words).label("title"),
        kind.label("owner_kind"),
    )
    if about == "mention":
        found = found.join(Comment, Comment.id == Mention.comment_id).join(Text, Text.id == Comment.text_id)
    if about in joins:
        found = found.join(*joins[about])
    return found.where(subject.in_(ids))


def concerned(session: Session, actor: Actor, to: str, subject: str) -> list[Reader]:
    """The people whom an act on that subject concerns, apart from whoever did it; in one statement."""
    chosen = _CONCERNED[to](subject)
    found = _readers().where(Person.id.in_(chosen), Person.task_force_id == actor.task_force_id)
    rows = session.execute(found, {"task_force": actor.task_force_id})
    return [reader for row in rows if (reader := _reader(row)).person_id != actor.person_id]


def _holding(*roles: str) -> Any:
    return lambda _subject: select(holders(*roles).c.person_id)


def _thread(subject: str) -> Any:
    said = select(Comment.by_id).where(Comment.public_id == subject)
    replied = select(Reply.by_id).join(Comment, Comment.id == Reply.comment_id)
    return union(said, replied.where(Comment.public_id == subject))


def _parties(subject: str) -> Any:
    principal = select(Delegation.principal_id).where(Delegation.public_id == subject)
    return union(principal, select(Delegation.delegate_id).where(Delegation.public_id == subject))


_CONCERNED: dict[str, Any] = {
    "seats": lambda subject: (
        select(Seat.person_id).join(Round, Round.id == Seat.round_id).where(Round.public_id == subject)
    ),
    "readers": _holding(*READERS),
    "commenters": _holding("facilitator", "co_chair", "member"),
    "steerers": _holding("facilitator", "co_chair"),
    "keepers": _holding("facilitator"),
    "proposer": lambda subject: select(Recommendation.proposed_by_id).where(
        Recommendation.public_id == subject
    ),
    "author": lambda subject: select(Comment.by_id).where(Comment.public_id == subject),
    "mentioned": lambda subject: select(Mention.person_id).where(Mention.public_id == subject),
    "thread": _thread,
    "delegation": _parties,
}


def _readers() -> Any:
    """Seated people with their task force, their address and what they chose."""
    return (
        select(Person, TaskForce.name, TaskForce.slug, TaskForce.zone, Account.address, NoticeChoice)
        .join(TaskForce, TaskForce.id == Person.task_force_id)
        .join(Account, Account.id == Person.account_id)
        .outerjoin(NoticeChoice, NoticeChoice.person_id == Person.id)
        .where(Person.left_at.is_(None))
    )


def _reader(row: Any) -> Reader:
    person, name, slug, zone, address, choice = row
    return Reader(
        person.id,
        person.public_id,
        person.printed_name,
        address,
        person.task_force_id,
        name,
        slug,
        person.zone or zone,
        choice.hour if choice else FIRST_HOUR,
        choice.ways if choice else {},
    )


def reader(session: Session, person_id: int) -> Reader:
    """Somebody who can be told. Raises NotFound where they have no seat."""
    row = session.execute(_readers().where(Person.id == person_id)).one_or_none()
    if row is None:
        raise NotFound
    return _reader(row)


def readers(session: Session) -> list[Reader]:
    """Everybody who can be told, in the order of their task forces."""
    return [_reader(row) for row in session.execute(_readers().order_by(Person.task_force_id, Person.id))]


def due_people(session: Session) -> list[int]:
    """The people to whom something is due by mail, by the number of their row."""
    return list(session.scalars(select(Notice.person_id).where(*_due()).distinct()))


def pending(session: Session, person_id: int) -> list[Notice]:
    """What a letter to this person takes along: everything that is to go by mail and has not, in order."""
    unsent = (Notice.mail_at.is_not(None), Notice.mailed_at.is_(None))
    return list(
        session.scalars(select(Notice).where(Notice.person_id == person_id, *unsent).order_by(Notice.id))
    )


def _due() -> tuple[Any, ...]:
    return Notice.mail_at <= clock.now(), Notice.mailed_at.is_(None)


def reminders(session: Session, actor: Actor) -> dict[int, Reminder]:
    """The last reminder of each person of the task force, by the number of their row."""
    latest = select(func.max(Reminder.id)).where(Reminder.task_force_id == actor.task_force_id)
    found = select(Reminder).where(Reminder.id.in_(latest.group_by(Reminder.person_id)))
    return {one.person_id: one for one in session.scalars(found)}


def reminder_on(session: Session, person_id: int, day: Any) -> Reminder | None:
    """The reminder that went to the person on that day of theirs."""
    return session.scalar(select(Reminder).where(Reminder.person_id == person_id, Reminder.day == day))


def choice(session: Session, person_id: int) -> NoticeChoice | None:
    """What the person chose, if anything."""
    return session.scalar(select(NoticeChoice).where(NoticeChoice.person_id == person_id))


def notices(session: Session, actor: Actor, number: int) -> tuple[list[Notice], int]:
    """One page of what the actor was told, newest first, and how many there are."""
    mine = (Notice.person_id == actor.person_id, Notice.task_force_id == actor.task_force_id)
    found = select(Notice).where(*mine).order_by(Notice.id.desc()).offset((number - 1) * PAGE).limit(PAGE)
    whole = session.scalar(select(func.count()).select_from(Notice).where(*mine)) or 0
    return list(session.scalars(found)), whole


def count_unread(session: Session, actor: Actor) -> int:
    """How many notices the actor has not marked as read."""
    unread = select(func.count()).select_from(Notice)
    mine = unread.where(Notice.person_id == actor.person_id, Notice.read_at.is_(None))
    return session.scalar(mine) or 0


@dataclass(frozen=True)
class Undelivered:
    """A mail that was given up: to whom, about what, when and why."""

    name: str
    address: str
    subject: str
    at: datetime
    why: str


def undelivered(session: Session, actor: Actor) -> list[Undelivered]:
    """The mails of the task force that were given up, newest first."""
    given_up = select(Job).where(
        Job.task_force_id == actor.task_force_id, Job.kind == "mail", Job.state == JobState.FAILED
    )
    return [
        Undelivered(
            job.payload["to_name"],
            job.payload["to_address"],
            job.payload["subject"],
            job.finished_at or job.created_at,
            job.fault,
        )
        for job in session.scalars(given_up.order_by(Job.id.desc()).limit(PAGE))
    ]


def person(session: Session, public_id: str) -> Person | None:
    """The person of that public name, wherever; for a signed link."""
    return session.scalar(
        select(Person).where(Person.public_id == public_id).options(joinedload(Person.roles))
    )
