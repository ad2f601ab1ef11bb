"""Who an account is in a task force, for whom they act, and who acts for whom."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload

from taskforce.charter.models import TaskForce
from taskforce.core import zones
from taskforce.core.actor import DELEGATE, Actor
from taskforce.core.errors import NotFound
from taskforce.core.events import Event
from taskforce.members.models import Delegation, Person, Role
from taskforce.members.queries.people import actor_of
from taskforce.members.rules.doings import SILENT
from taskforce.members.states import RoleName
from taskforce.web.access import Entry, Principal

SHOWN = 100  # of what was done for somebody, on one page


ROLES = (
    select(func.aggregate_strings(Role.name, " "))
    .where(Role.person_id == Person.id)
    .scalar_subquery()
    .label("roles")
)
SEAT = (TaskForce, Person.id, Person.public_id, Person.printed_name, ROLES)  # no more than makes an actor
_HERE = (
    select(*SEAT)
    .join(TaskForce, TaskForce.id == Person.task_force_id)
    .where(
        TaskForce.slug == bindparam("slug"),
        Person.account_id == bindparam("account_id"),
        Person.left_at.is_(None),
    )
    .options(joinedload(TaskForce.stages))
)


def find_entry(session: Session, account_id: int, slug: str, acting_for: str | None = None) -> Entry:
    """The task force at this address and who the account is there. Raises NotFound if it has no place there.

    With `acting_for`, the public name of a principal, they act for that principal while a delegation holds; one who
    is nothing but a delegate acts for the only principal they have without being asked.
    """
    found = session.execute(_HERE, {"slug": slug, "account_id": account_id}).unique().first()
    if found is None:
        raise NotFound
    return entry_from(session, found, acting_for)


def entry_from(session: Session, found: Sequence[Any], acting_for: str | None) -> Entry:
    """The entry of whoever the columns SEAT were read of; what `find_entry` says of `acting_for` holds."""
    task_force, person_id, public_id, name, roles = found
    actor = Actor(person_id, public_id, name, task_force.id, frozenset((roles or "").split()))
    if RoleName.DELEGATE not in actor.roles:
        return Entry(task_force, actor)
    held = delegations_held(session, actor, zones.today(task_force.zone))
    principals = {
        one.principal.public_id: Principal(one.principal.public_id, one.principal.printed_name)
        for one in held
    }
    own_seat = not actor.roles <= {RoleName.DELEGATE}
    acting = _acting(actor, held, acting_for, task_force.delegable)
    return Entry(task_force, acting, tuple(principals.values()), own_seat)


def acting_for(session: Session, actor: Actor, principal_id: str) -> Actor:
    """The person behind the actor, acting for the principal of that public name. Raises NotFound if they may not."""
    person = session.scalar(
        select(Person).where(Person.id == actor.person_id).options(joinedload(Person.roles))
    )
    if person is None:
        raise NotFound
    task_force = session.get_one(TaskForce, actor.task_force_id)
    alone = actor_of(person)
    held = delegations_held(session, alone, zones.today(task_force.zone))
    found = _acting(alone, held, principal_id, task_force.delegable)
    if found.principal_public_id != principal_id:
        raise NotFound(f"{actor.name} could not act for this principal at that moment.")
    return found


def delegations_held(session: Session, actor: Actor, day: date) -> list[Delegation]:
    """The delegations that the person behind the actor may use on that day, by the sort name of the principal."""
    found = session.scalars(
        select(Delegation)
        .join(Delegation.principal)
        .where(
            Delegation.delegate_id == actor.person_id, Delegation.ended_at.is_(None), Person.left_at.is_(None)
        )
        .options(contains_eager(Delegation.principal))
        .order_by(Person.sort_key, Delegation.id)
    )
    return [one for one in found if one.holds_on(day)]


def delegates_of(
    session: Session, task_force_id: int, principals: Any, scopes: Collection[str]
) -> frozenset[int]:
    """Who may today do one of these for one of the principals, by the numbers of their rows.

    `principals`: a select of such numbers. What the charter does not let anybody lend any more does not count.
    """
    task_force = session.get_one(TaskForce, task_force_id)
    wanted, day = set(scopes) & set(task_force.delegable), zones.today(task_force.zone)
    if not wanted:
        return frozenset()
    standing = (
        select(Delegation)
        .join(Delegation.principal)
        .where(
            Delegation.task_force_id == task_force_id,
            Delegation.principal_id.in_(principals),
            Delegation.ended_at.is_(None),
            Person.left_at.is_(None),
        )
    )
    found = session.execute(standing, {"task_force": task_force_id}).scalars()
    return frozenset(
        one.delegate_id for one in found if one.holds_on(day) and not wanted.isdisjoint(one.scopes)
    )


def _acting(
    alone: Actor, held: Sequence[Delegation], acting_for: str | None, delegable: Collection[str]
) -> Actor:
    """Who they are now. What the charter does not let anybody lend any more is not lent, whatever was granted."""
    principals = {one.principal.public_id: one.principal for one in held}
    if acting_for not in principals and alone.roles <= {RoleName.DELEGATE} and len(principals) == 1:
        acting_for = next(iter(principals))
    principal = principals.get(acting_for or "")
    if principal is None:
        return alone
    scopes = {scope for one in held if one.principal_id == principal.id for scope in one.scopes}
    return Actor(
        alone.person_id,
        alone.public_id,
        f"{alone.name} for {principal.printed_name}",
        alone.task_force_id,
        frozenset({DELEGATE}),
        principal.id,
        principal.public_id,
        frozenset(scopes & set(delegable)),
    )


@dataclass(frozen=True)
class Office:
    """A principal with who acts for them now or from a day to come, who did, and what they did, newest first."""

    principal: Person
    standing: list[Delegation]
    ended: list[Delegation]
    doings: list[Event]
    is_cut: bool  # there is more than is shown


def office(session: Session, actor: Actor, principal: Person, day: date) -> Office:
    """The office of a person on that day, in the actor's task force."""
    found = list(
        session.scalars(
            _delegations(actor)
            .where(Delegation.principal_id == principal.id)
            .order_by(Delegation.granted_at.desc(), Delegation.id.desc())
        ).unique()
    )
    doings = session.scalars(
        select(Event)
        .where(
            Event.task_force_id == actor.task_force_id,
            Event.for_id == principal.id,
            Event.kind.not_in(SILENT),
        )
        .order_by(Event.id.desc())
        .limit(SHOWN + 1)
    ).all()
    standing = [one for one in found if not one.is_over_on(day)]
    ended = [one for one in found if one.is_over_on(day)]
    return Office(principal, standing, ended, list(doings[:SHOWN]), len(doings) > SHOWN)


def may_be_lent(session: Session, actor: Actor, principal: Person) -> list[Person]:
    """Whom the actor may let act for the principal: everybody who acts here, in order of names."""
    people = select(Person).where(
        Person.task_force_id == actor.task_force_id,
        Person.id.not_in((principal.id, actor.person_id)),
        Person.listed_only.is_(False),
        Person.left_at.is_(None),
        ~Person.roles.any(Role.name == RoleName.FUNDER),
    )
    return list(session.scalars(people.order_by(Person.sort_key, Person.id)))


def delegation(session: Session, actor: Actor, public_id: str) -> Delegation:
    """One delegation of the actor's task force with both people. Raises NotFound."""
    found = (
        session.scalars(_delegations(actor).where(Delegation.public_id == public_id)).unique().one_or_none()
    )
    if found is None:
        raise NotFound
    return found


def lent_to(session: Session, actor: Actor) -> list[Delegation]:
    """What others let the person behind the actor do for them, newest first; with what is over or not begun."""
    mine = _delegations(actor).where(Delegation.delegate_id == actor.person_id)
    return list(session.scalars(mine.order_by(Delegation.granted_at.desc(), Delegation.id.desc())).unique())


def _delegations(actor: Actor) -> Select[Delegation]:
    return (
        select(Delegation)
        .where(Delegation.task_force_id == actor.task_force_id)
        .options(
            joinedload(Delegation.principal).joinedload(Person.roles),
            joinedload(Delegation.delegate).options(
                joinedload(Person.roles), selectinload(Person.invitations)
            ),
        )
    )
