"""Running the installation: who does, and task forces that begin in it."""

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from taskforce.charter import actions as charter
from taskforce.charter.models import TaskForce
from taskforce.core import events, mail, names
from taskforce.core.actor import Actor, program
from taskforce.core.errors import Refused, WrongState, allow
from taskforce.members import policy, states
from taskforce.members.actions.invitations import invite
from taskforce.members.actions.people import account_at, add_person
from taskforce.members.models import Account, Login


def add_operator(session: Session, actor: Actor, address: str, *, base_url: str) -> Account:
    """Let whoever signs in with this address run the installation; they are told by mail and sign in anew.

    Raises Refused when they do already.
    """
    allow(policy.can_add_operator(actor), "Only an operator makes another.")
    account = account_at(session, address)
    if account.is_operator:
        raise Refused("address", f"{account.address} is an operator already.")
    account.is_operator = True
    _end_sessions(session, account)
    events.record(session, actor, "operator.added", account, address=account.address)
    mail.send(
        session,
        "",
        account.address,
        "You run the installation of Taskforce",
        f"{actor.name} made you an operator at {base_url}. You look after backups, operators and new task forces; "
        f"by that alone you read no drafts.\n\nSign in, then open:\n{base_url}/installation\n",
    )
    return account


def remove_operator(session: Session, actor: Actor, account: Account) -> None:
    """They run the installation no more, from this moment. Raises WrongState for the last one."""
    allow(policy.can_remove_operator(actor), "Only an operator lets another go.")
    others = Account.is_operator.is_(True), Account.id != account.id
    if not session.scalar(select(func.count()).select_from(Account).where(*others)):
        raise WrongState("This is the last operator. Add another one first.")
    account.is_operator = False
    _end_sessions(session, account)
    events.record(session, actor, "operator.removed", account, address=account.address)


def _end_sessions(session: Session, account: Account) -> None:
    """Who may do more or less than before comes in anew."""
    session.execute(delete(Login).where(Login.account_id == account.id))


def found_and_invite(
    session: Session, actor: Actor, *, name: str, zone: str, facilitator: str, address: str, base_url: str
) -> TaskForce:
    """Begin a task force and invite its first facilitator by mail. Whoever founds it has no place in it."""
    allow(policy.can_found_task_force(actor), "Only an operator founds a task force.")
    slugs = session.scalars(select(TaskForce.slug)).all()
    slug = names.free(names.key_of(name, "task-force"), slugs)
    made = charter.found_task_force(session, slug=slug, name=name, zone=zone, rule=charter.FIRST_RULE)
    hand = program(made.id)
    key = names.key_of(facilitator, "facilitator")
    person = add_person(session, hand, key=key, printed_name=facilitator, roles=[states.RoleName.FACILITATOR])
    session.flush()
    invite(session, hand, person, address, base_url=base_url, task_force=name)
    events.record(session, actor, "task_force.founded", made, name=name)
    return made
