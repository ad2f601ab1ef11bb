"""Offices: letting somebody act for a principal, and ending it."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from taskforce.charter.models import TaskForce
from taskforce.charter.rules.scopes import SCOPES
from taskforce.core import clock, events, mail
from taskforce.core.actor import PROGRAM, Actor
from taskforce.core.errors import Refused, WrongState, allow
from taskforce.members import policy
from taskforce.members.actions.invitations import invite
from taskforce.members.actions.people import add_person, give_role, take_role
from taskforce.members.models import Account, Delegation, Person
from taskforce.members.rules.doings import listed
from taskforce.members.states import RoleName, Scope


def grant_delegation(
    session: Session,
    actor: Actor,
    principal: Person,
    delegate: Person,
    *,
    scopes: Collection[str],
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Delegation:
    """Let the delegate act for the principal in these scopes; `read` goes with each. The roles of both must be loaded.

    What the delegate could do for this principal until now ends with it. Raises Refused for a scope that the charter
    keeps to principals, for days out of order, and for somebody who cannot act. The principal hears of it by mail when
    somebody else grants.
    """
    allow(
        policy.can_grant_delegation(actor, principal),
        f"Nobody can be let act for {principal.printed_name} here.",
    )
    task_force = session.get_one(TaskForce, actor.task_force_id)
    today = clock.today(task_force.zone)
    _require_able(actor, principal, delegate)
    starts_on = starts_on or today
    _require_days(starts_on, ends_on, today)
    allowed = _allowed(task_force, scopes)
    if starts_on <= today:
        for earlier in _standing(session, principal, delegate):
            _end(earlier, actor)
    made = new_delegation(
        actor.name, principal, delegate, scopes=allowed, starts_on=starts_on, ends_on=ends_on
    )
    session.add(made)
    give_role(delegate, RoleName.DELEGATE)
    events.record(session, actor, "delegation.granted", made, **facts_of(made))
    _tell(session, actor, made, task_force.name)
    return made


def add_staff(
    session: Session,
    actor: Actor,
    principal: Person,
    *,
    printed_name: str,
    printed_title: str,
    address: str,
    base_url: str,
    **granted: Any,
) -> Delegation:
    """Put somebody new on the list who acts for the principal, invite them, and grant. Raises Refused as both do.

    Neither adding nor inviting people is a principal's business else: here both are done by the right to grant.
    """
    allow(
        policy.can_grant_delegation(actor, principal),
        f"Nobody can be let act for {principal.printed_name} here.",
    )
    hand = replace(actor, roles=frozenset({PROGRAM}))
    task_force = session.get_one(TaskForce, actor.task_force_id)
    person = add_person(
        session,
        hand,
        printed_name=printed_name,
        printed_title=printed_title,
        organisation=principal.organisation,
        level=principal.level,
        roles=[RoleName.DELEGATE],
        precedence=9000,
    )
    invite(session, hand, person, address, base_url=base_url, task_force=task_force.name)
    return grant_delegation(session, actor, principal, person, **granted)


def grant_again(session: Session, actor: Actor, delegation: Delegation) -> Delegation:
    """Undo an end: the same person may do the same again, from today to the same last day if that is still to come."""
    if delegation.ended_at is None:
        raise WrongState("This has not ended.")
    zone = session.get_one(TaskForce, actor.task_force_id).zone
    ends_on = delegation.ends_on
    return grant_delegation(
        session,
        actor,
        delegation.principal,
        delegation.delegate,
        scopes=delegation.scopes,
        ends_on=ends_on if ends_on and ends_on >= clock.today(zone) else None,
    )


def end_delegation(session: Session, actor: Actor, delegation: Delegation) -> None:
    """From now on the delegate acts no more for the principal; with the last one the role goes. Raises WrongState.

    Both people must be loaded, the delegate with roles.
    """
    allow(policy.can_end_delegation(actor, delegation), "Only the two of them, or the facilitator, end this.")
    if delegation.ended_at is not None:
        raise WrongState("This has ended already.")
    _end(delegation, actor)
    let_role_go(session, delegation)
    events.record(session, actor, "delegation.ended", delegation, **facts_of(delegation))


def new_delegation(granted_by: str, principal: Person, delegate: Person, **facts: Any) -> Delegation:
    """A row of the principal's task force, granted now."""
    made = Delegation(
        task_force_id=principal.task_force_id,
        principal_id=principal.id,
        delegate_id=delegate.id,
        granted_by=granted_by,
        granted_at=clock.now(),
        **facts,
    )
    made.principal, made.delegate = principal, delegate
    return made


def let_role_go(session: Session, ended: Delegation) -> None:
    """With the last delegation the role goes; the delegate must be loaded with roles."""
    others = _standing(session, None, ended.delegate)
    if not [other for other in others if other.id != ended.id]:
        take_role(ended.delegate, RoleName.DELEGATE)


def _end(delegation: Delegation, actor: Actor) -> None:
    delegation.ended_at, delegation.ended_by = clock.now(), actor.name


def _standing(session: Session, principal: Person | None, delegate: Person) -> list[Delegation]:
    """What the delegate holds that was not ended, of one principal or of all."""
    found = select(Delegation).where(Delegation.delegate_id == delegate.id, Delegation.ended_at.is_(None))
    return list(session.scalars(found.where(Delegation.principal_id == principal.id) if principal else found))


def facts_of(delegation: Delegation) -> dict[str, Any]:
    """What its events say; both people must be loaded."""
    return {
        "principal": delegation.principal.public_id,
        "delegate": delegation.delegate.public_id,
        "scopes": delegation.scopes,
        "starts_on": delegation.starts_on.isoformat(),
        "ends_on": delegation.ends_on.isoformat() if delegation.ends_on else None,
    }


def _require_able(actor: Actor, principal: Person, delegate: Person) -> None:
    if delegate.id == principal.id:
        raise Refused("delegate", "Nobody acts for themselves.")
    if delegate.listed_only or delegate.left_at is not None:
        raise Refused("delegate", f"{delegate.printed_name} is not somebody who acts here.")
    if delegate.id == actor.person_id:
        raise Refused("delegate", "You cannot give yourself the right to act for somebody else.")
    if RoleName.FUNDER in delegate.role_names:
        raise Refused("delegate", "The funder neither reads nor takes part, and acts for nobody.")


def _require_days(starts_on: date, ends_on: date | None, today: date) -> None:
    if ends_on is not None and ends_on < starts_on:
        raise Refused("ends_on", "The last day lies before the first.")
    if ends_on is not None and ends_on < today:
        raise Refused("ends_on", "The last day is over already.")


def _allowed(task_force: TaskForce, scopes: Collection[str]) -> list[str]:
    """The scopes in their order, with `read`. Raises Refused for one that the charter does not let anybody lend."""
    wanted = set(scopes)
    if not wanted:
        raise Refused("scopes", "Please tick at least one thing.")
    kept = wanted - set(task_force.delegable)
    if kept:
        words = listed([SCOPES.get(scope, scope) for scope in Scope if scope in kept] or sorted(kept))
        raise Refused("scopes", f"The charter keeps this to principals: {words}.")
    return [str(scope) for scope in Scope if scope in wanted | {Scope.READ}]


def _tell(session: Session, actor: Actor, made: Delegation, task_force: str) -> None:
    """A letter to the principal when somebody else granted."""
    principal, delegate = made.principal, made.delegate
    if actor.person_id == principal.id or principal.account_id is None:
        return
    until = f"until {made.ends_on.isoformat()}" if made.ends_on else "until it is ended"
    mail.send(
        session,
        principal.printed_name,
        session.get_one(Account, principal.account_id).address,
        f"{delegate.printed_name} may act for you",
        f"{actor.name} has let {delegate.printed_name} act for you in the {task_force}, from "
        f"{made.starts_on.isoformat()} {until}: {listed([SCOPES[scope] for scope in made.scopes])}.\n\n"
        "Everything done for you stands under “Your office”, with both names. There you can end this at any time.\n",
    )
