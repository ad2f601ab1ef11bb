"""Every change to people, and who of them may sign in."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from taskforce.charter import actions as charter
from taskforce.charter.models import TaskForce
from taskforce.core import clock, events, names
from taskforce.core.actor import Actor, program
from taskforce.core.errors import Conflict, Refused, allow
from taskforce.members import policy, states
from taskforce.members.models import Account, Person, Role


def add_person(
    session: Session,
    actor: Actor,
    *,
    printed_name: str,
    roles: Collection[str],
    key: str | None = None,
    **facts: Any,
) -> Person:
    """Put a person on the list; without a key, one is made of the name. Raises Refused when the key is taken."""
    allow(policy.can_add_person(actor), "Only the facilitator adds people.")
    taken = session.scalars(select(Person.key).where(Person.task_force_id == actor.task_force_id)).all()
    if key in taken:
        raise Refused("key", f"There is already a person with the key “{key}”.")
    key = key or names.free(names.key_of(printed_name, "person"), taken)
    sort_name = sort_name_of(facts.get("family", ""), facts.get("given", ""), printed_name)
    facts = {"sort_name": sort_name, **facts}
    person = Person(task_force_id=actor.task_force_id, key=key, printed_name=printed_name, **facts)
    person.roles = [_role(actor, name) for name in roles]
    person.invitations = []
    session.add(person)
    events.record(
        session,
        actor,
        "person.added",
        person,
        printed_name=printed_name,
        roles=sorted(roles),
    )
    return person


def found_task_force(
    session: Session, *, name: str, zone: str, facilitator: str, address: str
) -> tuple[TaskForce, Account]:
    """Begin a task force with the person who will facilitate it, and an account for that person."""
    slugs = session.scalars(select(TaskForce.slug)).all()
    slug = names.free(names.key_of(name, "task-force"), slugs)
    task_force = charter.found_task_force(session, slug=slug, name=name, zone=zone, rule=charter.FIRST_RULE)
    hand = program(task_force.id)
    key = names.key_of(facilitator, "facilitator")
    person = add_person(session, hand, key=key, printed_name=facilitator, roles=[states.RoleName.FACILITATOR])
    return task_force, give_account(session, hand, person, address)


def sort_name_of(family: str, given: str, printed_name: str) -> str:
    """`Family, Given`; where neither is known, the printed name as it is."""
    return f"{family}, {given}" if family and given else family or printed_name


def edit_person(
    session: Session,
    actor: Actor,
    person: Person,
    *,
    edition: int,
    roles: Collection[str] | None = None,
    **facts: Any,
) -> None:
    """Change how a person is printed and sorted. Raises Conflict when somebody else saved since `edition`."""
    allow(policy.can_edit_person(actor, person), "Only the facilitator edits people.")
    if person.edition != edition:
        raise Conflict(
            theirs={names.label_of(name): str(getattr(person, name)) for name in facts},
            mine={names.label_of(name): str(value) for name, value in facts.items()},
        )
    if facts.get("listed_only") and person.account_id is not None:
        raise Refused("listed_only", "This person signs in; somebody listed only does not.")
    if {"given", "family"} <= facts.keys():
        printed_name = facts.get("printed_name", person.printed_name)
        facts["sort_name"] = sort_name_of(facts["family"], facts["given"], printed_name)
    changed = sorted(name for name, value in facts.items() if getattr(person, name) != value)
    for name in changed:
        setattr(person, name, facts[name])
    if roles is not None and set(roles) != person.role_names:
        _set_roles(person, actor, roles)
        changed.append("roles")
    if changed:
        events.record(session, actor, "person.edited", person, fields=changed)


def _set_roles(person: Person, actor: Actor, wanted: Collection[str]) -> None:
    """Give and take roles; those that stay keep their row."""
    person.roles[:] = [role for role in person.roles if role.name in wanted]
    person.roles.extend(_role(actor, name) for name in wanted if name not in person.role_names)


def _role(actor: Actor, name: str) -> Role:
    return Role(task_force_id=actor.task_force_id, name=states.RoleName(name))


def give_account(session: Session, actor: Actor, person: Person, address: str) -> Account:
    """Let the person sign in with this mail address; used where no invitation is mailed, as by a file.

    Raises Refused when the address belongs to somebody else in this task force, or the person is only listed.
    """
    allow(
        policy.can_invite(actor, person),
        "This person cannot be given a way to sign in.",
    )
    account = account_at(session, address)
    refuse_second_seat(session, actor.task_force_id, account)
    person.account_id = account.id
    events.record(session, actor, "person.account_given", person)
    return account


def account_at(session: Session, address: str) -> Account:
    """The account with this mail address, made where there is none."""
    address = address.strip().lower()
    account = session.scalar(select(Account).where(Account.address == address))
    if account is None:
        account = Account(address=address, created_at=clock.now())
        session.add(account)
        session.flush()
    return account


def refuse_second_seat(session: Session, task_force_id: int, account: Account) -> None:
    """Raise Refused when somebody of the task force signs in with this account already."""
    taken = select(Person.printed_name).where(
        Person.task_force_id == task_force_id, Person.account_id == account.id
    )
    name = session.scalar(taken)
    if name:
        raise Refused("address", f"{name} already signs in with this address.")
