"""What people were told, what is due by mail, what could not be delivered."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session, joinedload

from taskforce.core import clock
from taskforce.core.actor import Actor
from taskforce.core.jobs import Job, JobState
from taskforce.members.models import Person
from taskforce.notices.models import Notice, NoticeChoice, Reminder

PAGE = 50


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
    return session.scalar(unread(actor.person_id)) or 0


def unread(person: ColumnElement[int] | InstrumentedAttribute[int] | int | None) -> Select[int]:
    """How many notices this person has not marked as read; a column of another statement may stand for the person."""
    return select(func.count(Notice.id)).where(Notice.person_id == person, Notice.read_at.is_(None))


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
