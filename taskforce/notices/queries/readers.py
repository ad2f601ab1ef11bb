"""Who can be told, and whom an act concerns."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, union
from sqlalchemy.orm import Session

from taskforce.charter.models import TaskForce
from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound
from taskforce.core.permissions import READERS
from taskforce.members import queries as people
from taskforce.members.models import Account, Delegation, Person
from taskforce.members.states import Scope
from taskforce.members.waiting import holders
from taskforce.notices.models import NoticeChoice
from taskforce.notices.rules.kinds import FIRST_HOUR
from taskforce.recommendations.models import Recommendation
from taskforce.report.models import Endorsement, Signer
from taskforce.texts.models import Comment, Mention, Reply
from taskforce.voting.models import Round, Seat


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


def concerned(session: Session, actor: Actor, to: str, subject: str) -> list[Reader]:
    """The people whom an act on that subject concerns, each once, apart from whoever did it.

    Whoever may act for one of them in such a thing is told as well.
    """
    chosen = _CONCERNED[to](subject)
    for_them = people.delegates_of(session, actor.task_force_id, chosen, _LENT.get(to, ()))
    told = Person.id.in_(chosen) | Person.id.in_(for_them)
    found = _readers().where(told, Person.task_force_id == actor.task_force_id)
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
    "signers": lambda subject: (
        select(Signer.person_id)
        .join(Endorsement, Endorsement.id == Signer.endorsement_id)
        .where(Endorsement.public_id == subject)
    ),
    "proposer": lambda subject: select(Recommendation.proposed_by_id).where(
        Recommendation.public_id == subject
    ),
    "author": lambda subject: select(Comment.by_id).where(Comment.public_id == subject),
    "mentioned": lambda subject: select(Mention.person_id).where(Mention.public_id == subject),
    "thread": _thread,
    "delegation": _parties,
}

# What a delegate must be lent, one of it, to be told what concerns their principal.
_LENT = {
    "seats": (Scope.VOTE, Scope.PREPARE_VOTE),
    "readers": (Scope.READ,),
    "signers": (Scope.SIGN,),
    "commenters": (Scope.COMMENT,),
    "proposer": (Scope.DRAFT,),
    "author": (Scope.COMMENT,),
    "thread": (Scope.COMMENT,),
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
