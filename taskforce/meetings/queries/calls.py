"""Reading who is called to a meeting, what they answered, and the calendars of people."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from taskforce.core.actor import DRAFTS, Actor
from taskforce.core.errors import NotFound
from taskforce.meetings.models import CalendarFeed, Invitee, Meeting
from taskforce.meetings.states import MeetingKind
from taskforce.members import tokens
from taskforce.members.models import Account, Delegation, Person, Role
from taskforce.members.states import RoleName, Scope

CHAIRING = frozenset({RoleName.CO_CHAIR, RoleName.FACILITATOR, RoleName.HOST_PRINCIPAL})


@dataclass(frozen=True)
class Call:
    """One person beside what was mailed to them and what they answered; `row` is None before either."""

    person: Person
    row: Invitee | None

    @property
    def is_sent(self) -> bool:
        """Whether an invitation went to them."""
        return self.row is not None and self.row.sent_at is not None

    @property
    def has_answered(self) -> bool:
        """Whether they said anything."""
        return self.row is not None and self.row.has_answered


def calls(session: Session, actor: Actor, meeting: Meeting) -> list[Call]:
    """Everybody whom this meeting concerns, in order of precedence: who has taken a seat and works here.

    A meeting of the co-chairs concerns those who chair and keep house. Whoever has answered stands there as well.
    """
    rows = invitees(session, meeting)
    roles = CHAIRING if meeting.kind == MeetingKind.CO_CHAIRS else DRAFTS
    seated = (
        select(Person)
        .where(
            Person.task_force_id == actor.task_force_id,
            Person.account_id.is_not(None),
            Person.left_at.is_(None),
            Person.id.in_(select(Role.person_id).where(Role.name.in_(roles))),
        )
        .options(joinedload(Person.account))
        .order_by(Person.precedence, Person.sort_key, Person.id)
    )
    people = list(session.scalars(seated))
    known = {person.id for person in people}
    others = [row.person for row in rows if row.person_id not in known]
    by_person = {row.person_id: row for row in rows}
    return [Call(person, by_person.get(person.id)) for person in [*people, *others]]


def invitees(session: Session, meeting: Meeting) -> list[Invitee]:
    """The rows of the meeting with their people, in order of precedence."""
    rows = (
        select(Invitee)
        .join(Person, Person.id == Invitee.person_id)
        .where(Invitee.meeting_id == meeting.id)
        .options(
            joinedload(Invitee.person).joinedload(Person.account),
            joinedload(Invitee.delegate).joinedload(Person.account),
        )
        .order_by(Person.precedence, Person.sort_key, Person.id)
    )
    return list(session.scalars(rows))


def invitee(session: Session, meeting: Meeting, person_id: int | None) -> Invitee | None:
    """What this person was sent and answered."""
    own = select(Invitee).where(Invitee.meeting_id == meeting.id, Invitee.person_id == person_id)
    return session.scalar(own.options(joinedload(Invitee.delegate)))


def attends(held: Delegation, day: date) -> bool:
    """Whether a delegation lets somebody come in the principal's place on that day."""
    return held.holds_on(day) and Scope.ATTEND in held.scopes


def answers_of(session: Session, actor: Actor, person_id: int | None) -> dict[int, Invitee]:
    """The answers of one person, by the number of the meeting."""
    own = select(Invitee).where(Invitee.task_force_id == actor.task_force_id, Invitee.person_id == person_id)
    return {row.meeting_id: row for row in session.scalars(own)}


def delegates_who_attend(session: Session, principal_id: int | None, day: date) -> list[Person]:
    """Who may attend in the place of this principal on that day, by sort name."""
    held = (
        select(Delegation)
        .join(Person, Person.id == Delegation.delegate_id)
        .where(
            Delegation.principal_id == principal_id,
            Delegation.ended_at.is_(None),
            Person.left_at.is_(None),
        )
        .options(joinedload(Delegation.delegate))
        .order_by(Person.sort_key, Person.id)
    )
    return list(dict.fromkeys(one.delegate for one in session.scalars(held) if attends(one, day)))


def delegates_by_principal(session: Session, actor: Actor, meeting: Meeting) -> dict[int, list[Person]]:
    """Who may attend in whose place on the day of the meeting, by the number of the principal."""
    held = (
        select(Delegation)
        .join(Person, Person.id == Delegation.delegate_id)
        .where(
            Delegation.task_force_id == actor.task_force_id,
            Delegation.ended_at.is_(None),
            Person.left_at.is_(None),
        )
        .options(joinedload(Delegation.delegate))
        .order_by(Person.sort_key, Person.id)
    )
    found: dict[int, list[Person]] = defaultdict(list)
    for one in session.scalars(held):
        if attends(one, day_of(meeting)) and one.delegate not in found[one.principal_id]:
            found[one.principal_id].append(one.delegate)
    return found


def organizer(session: Session, task_force_id: int) -> Person | None:
    """In whose name calendars have the meetings: the first seated facilitator, in order of precedence."""
    return session.scalar(
        select(Person)
        .join(Role, Role.person_id == Person.id)
        .join(Account, Account.id == Person.account_id)
        .where(
            Person.task_force_id == task_force_id,
            Person.left_at.is_(None),
            Role.name == RoleName.FACILITATOR,
        )
        .options(joinedload(Person.account))
        .order_by(Person.precedence, Person.sort_key, Person.id)
        .limit(1)
    )


def feed_of(session: Session, actor: Actor) -> CalendarFeed | None:
    """The actor's own feed, if they have one."""
    return session.scalar(select(CalendarFeed).where(CalendarFeed.person_id == actor.person_id))


def feed(session: Session, token: str) -> CalendarFeed:
    """The feed with this secret, of a person who is still here. Raises NotFound."""
    found = session.scalar(
        select(CalendarFeed)
        .join(CalendarFeed.person)
        .where(
            CalendarFeed.token_hash == tokens.hashed(token),
            Person.left_at.is_(None),
            Person.account_id.is_not(None),
        )
        .options(joinedload(CalendarFeed.person).joinedload(Person.roles))
    )
    if found is None:
        raise NotFound
    return found


def in_feed(session: Session, actor: Actor) -> list[Meeting]:
    """Every meeting that concerns the actor by the time of its start, those that were cancelled too."""
    ours = select(Meeting).where(Meeting.task_force_id == actor.task_force_id)
    if not actor.has(*CHAIRING):
        ours = ours.where(Meeting.kind != MeetingKind.CO_CHAIRS)
    return list(session.scalars(ours.order_by(Meeting.starts_at, Meeting.id)))


def day_of(meeting: Meeting) -> date:
    """The day on which it begins where it takes place."""
    return meeting.starts_at.astimezone(ZoneInfo(meeting.zone)).date()
