"""Leaving a task force, coming back, and signing in with another address. What was done and voted stays as it was."""

from datetime import date, datetime

from sqlalchemy import Select, delete, func, or_, select
from sqlalchemy.orm import Session, joinedload

from taskforce.charter.models import TaskForce
from taskforce.core import clock, events, mail
from taskforce.core.actor import Actor
from taskforce.core.errors import Refused, WrongState, allow
from taskforce.members import policy
from taskforce.members.actions.invitations import withdraw_invitation
from taskforce.members.actions.offices import facts_of, let_role_go, new_delegation
from taskforce.members.actions.people import (
    account_at,
    give_role,
    refuse_second_seat,
    require_other_facilitator,
)
from taskforce.members.models import Account, Delegation, Login, Person
from taskforce.members.states import WITHDRAW, Leaving, RoleName


def leave(
    session: Session,
    actor: Actor,
    person: Person,
    *,
    how: str,
    on: date,
    why: str = "",
    replaced_by: Person | None = None,
) -> None:
    """From now on nothing here is open to the person, and nobody acts for them or they for anybody.

    Roles and invitations must be loaded. Raises Refused for a day to come, for `replaced` without a person, for oneself
    otherwise than by resigning, and for the last facilitator; WrongState for who has left already.
    """
    allow(policy.can_leave(actor, person), "Only the facilitator says that somebody else has left.")
    if person.left_at is not None:
        raise WrongState(f"{person.printed_name} has left already.")
    require_other_facilitator(session, person, "how")
    task_force = session.get_one(TaskForce, actor.task_force_id)
    if on > clock.today(task_force.zone):
        raise Refused("on", "Please give today or a day before it: until then they are here.")
    _require_manner(actor, person, how, replaced_by)
    if person.invitations and WITHDRAW.fits(person.invitations[-1]):
        withdraw_invitation(session, actor, person)
    moment = clock.now()
    _end_all(session, actor, person, moment)
    person.left_at, person.left_on, person.left_how, person.left_why = moment, on, Leaving(how), why
    person.replaced_by_id = replaced_by.id if replaced_by else None
    _end_sessions(session, person)
    events.record(
        session,
        actor,
        "person.left",
        person,
        how=str(person.left_how),
        on=on.isoformat(),
        why=why,
        replaced_by=replaced_by.public_id if replaced_by else None,
    )


def come_back(session: Session, actor: Actor, person: Person) -> None:
    """Undo that somebody left: their place is open to them again, and who acted for whom when they left does so anew.

    An invitation that was open then is not: another may be sent.
    """
    allow(policy.can_come_back(actor, person), "Only the facilitator takes this back.")
    moment = person.left_at
    person.left_at = person.left_on = person.replaced_by_id = None
    person.left_how = person.left_why = ""
    session.flush()
    if moment:
        _renew_all(session, actor, person, moment)
    events.record(session, actor, "person.came_back", person)


def change_address(session: Session, actor: Actor, person: Person, address: str) -> Account:
    """From now on the person signs in with this address here; both addresses hear of it, and their sessions end.

    Raises Refused for the present address and for that of somebody else here.
    """
    allow(policy.can_change_address(actor, person), "Only the facilitator changes how somebody signs in.")
    old = session.get_one(Account, person.account_id)
    if old.address == address.strip().lower():
        raise Refused("address", "This is the address already.")
    new = account_at(session, address)
    refuse_second_seat(session, actor.task_force_id, new)
    session.execute(delete(Login).where(Login.account_id == old.id))
    person.account_id = new.id
    events.record(session, actor, "person.address_changed", person)
    task_force = session.get_one(TaskForce, actor.task_force_id).name
    for account, words in ((old, "with this one no more"), (new, "with this one")):
        mail.send(
            session,
            person.printed_name,
            account.address,
            f"How you sign in to the {task_force}",
            f"{actor.name} has changed the mail address with which {person.printed_name} signs in to the {task_force}: "
            f"{words}. Whoever was signed in was signed out.\n\n"
            f"If this is not right, please tell the facilitator at once.\n",
        )
    return new


def _end_all(session: Session, actor: Actor, person: Person, moment: datetime) -> None:
    """Whoever leaves acts for nobody, and nobody for them."""
    theirs = or_(Delegation.principal_id == person.id, Delegation.delegate_id == person.id)
    found = select(Delegation).where(theirs, Delegation.ended_at.is_(None))
    for one in session.scalars(_with_people(found)).unique().all():
        one.ended_at, one.ended_by = moment, actor.name
        let_role_go(session, one)
        events.record(session, actor, "delegation.ended", one, **facts_of(one))


def _renew_all(session: Session, actor: Actor, person: Person, moment: datetime) -> None:
    """What ended at the moment when the person left holds again, as far as the charter and the other one let it."""
    theirs = or_(Delegation.principal_id == person.id, Delegation.delegate_id == person.id)
    found = select(Delegation).where(theirs, Delegation.ended_at == moment)
    task_force = session.get_one(TaskForce, actor.task_force_id)
    today = clock.today(task_force.zone)
    for old in session.scalars(_with_people(found)).unique().all():
        is_gone = old.principal.left_at is not None or old.delegate.left_at is not None
        scopes = [scope for scope in old.scopes if scope in task_force.delegable]
        if is_gone or not scopes or (old.ends_on is not None and old.ends_on < today):
            continue
        days = {"starts_on": max(old.starts_on, today), "ends_on": old.ends_on}
        made = new_delegation(actor.name, old.principal, old.delegate, scopes=scopes, **days)
        session.add(made)
        give_role(old.delegate, RoleName.DELEGATE)
        events.record(session, actor, "delegation.granted", made, **facts_of(made))


def _with_people(found: Select[Delegation]) -> Select[Delegation]:
    return found.options(
        joinedload(Delegation.principal), joinedload(Delegation.delegate).selectinload(Person.roles)
    )


def _require_manner(actor: Actor, person: Person, how: str, replaced_by: Person | None) -> None:
    if how not in set(Leaving):
        raise Refused("how", "Please choose one of these.")
    if actor.person_id == person.id and how != Leaving.RESIGNED:
        raise Refused("how", "For yourself you can resign; anything else the facilitator writes down.")
    if how == Leaving.REPLACED and (replaced_by is None or replaced_by.id == person.id):
        raise Refused("replaced_by", "Please say who has taken the seat.")
    if how != Leaving.REPLACED and replaced_by is not None:
        raise Refused("replaced_by", "Only who was replaced has somebody in their place.")


def _end_sessions(session: Session, person: Person) -> None:
    """Where the account has no other place, nothing is left to be signed in for."""
    others = select(func.count()).select_from(Person)
    elsewhere = others.where(
        Person.account_id == person.account_id, Person.id != person.id, Person.left_at.is_(None)
    )
    if person.account_id is not None and not session.scalar(elsewhere):
        session.execute(delete(Login).where(Login.account_id == person.account_id))
