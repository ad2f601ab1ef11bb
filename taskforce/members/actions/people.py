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
from taskforce.members.rules import sorting


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
    facts["sort_name"] = facts.get("sort_name") or _sort_name(printed_name, facts)
    person = Person(task_force_id=actor.task_force_id, key=key, printed_name=printed_name, **facts)
    person.roles = [_role(actor, name) for name in roles]
    person.invitations, person.affiliations = [], []
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
    if {"given", "family", "suffix"} & facts.keys() and _sorts_by_names(person, facts.get("sort_name")):
        facts["sort_name"] = _sort_name(person.printed_name, {**_names(person), **facts})
    changed = sorted(name for name, value in facts.items() if getattr(person, name) != value)
    for name in changed:
        setattr(person, name, facts[name])
    if roles is not None and states.RoleName.FACILITATOR not in roles:
        require_other_facilitator(session, person, "roles")
    lent = person.role_names & {states.RoleName.DELEGATE}  # comes and goes with delegations alone
    if roles is not None and {*roles, *lent} != person.role_names:
        _set_roles(person, actor, {*roles, *lent})
        changed.append("roles")
    if changed:
        events.record(session, actor, "person.edited", person, fields=changed)


def require_other_facilitator(session: Session, person: Person, field: str) -> None:
    """Raise Refused at this field where the person is the only one here who facilitates and can sign in."""
    if not person.is_seated or states.RoleName.FACILITATOR not in person.role_names:
        return
    others = select(Person.id).where(
        Person.task_force_id == person.task_force_id,
        Person.id != person.id,
        Person.account_id.is_not(None),
        Person.left_at.is_(None),
        Person.roles.any(Role.name == states.RoleName.FACILITATOR),
    )
    if session.scalar(others.limit(1)) is None:
        name = person.printed_name
        raise Refused(
            field, f"{name} is the only facilitator. Let somebody else who signs in facilitate first."
        )


def _names(person: Person) -> dict[str, str]:
    return {name: getattr(person, name) for name in ("family", "given", "suffix", "printed_name")}


def _sorts_by_names(person: Person, given: str | None) -> bool:
    """Whether the sort name follows from the names: none is given, or the one that had followed until now."""
    return not given or given == person.sort_name == _sort_name("", _names(person))


def _sort_name(printed_name: str, facts: dict[str, Any]) -> str:
    """The sort name as the names make it, where nobody gives another."""
    family, given, suffix = (facts.get(name, "") for name in ("family", "given", "suffix"))
    return sorting.sort_name(family, given, suffix, facts.get("printed_name", printed_name))


def _set_roles(person: Person, actor: Actor, wanted: Collection[str]) -> None:
    """Give and take roles; those that stay keep their row."""
    person.roles[:] = [role for role in person.roles if role.name in wanted]
    person.roles.extend(_role(actor, name) for name in wanted if name not in person.role_names)


def give_role(person: Person, name: str) -> None:
    """Give the person a role that they do not have yet; their roles must be loaded."""
    if name not in person.role_names:
        person.roles.append(Role(task_force_id=person.task_force_id, name=states.RoleName(name)))


def take_role(person: Person, name: str) -> None:
    """Take a role away; their roles must be loaded."""
    person.roles[:] = [role for role in person.roles if role.name != name]


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
