"""Every change to people, and signing in and out."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from taskforce.charter import actions as charter
from taskforce.charter.models import TaskForce
from taskforce.core import clock, events, mail, names
from taskforce.core.actor import Actor, program
from taskforce.core.errors import Conflict, NotFound, Refused, allow
from taskforce.members import policy, queries, states, tokens
from taskforce.members.models import (
    Account,
    Invitation,
    Login,
    Person,
    Role,
    SignInLink,
)

LINK_LASTS = timedelta(hours=1)
LOGIN_LASTS = timedelta(hours=20)
INVITATION_LASTS = timedelta(hours=48)


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
    account = _account(session, address)
    _refuse_second_seat(session, actor, account)
    person.account_id = account.id
    events.record(session, actor, "person.account_given", person)
    return account


def _account(session: Session, address: str) -> Account:
    address = address.strip().lower()
    account = session.scalar(select(Account).where(Account.address == address))
    if account is None:
        account = Account(address=address, created_at=clock.now())
        session.add(account)
        session.flush()
    return account


def _refuse_second_seat(session: Session, actor: Actor, account: Account) -> None:
    taken = select(Person.printed_name).where(
        Person.task_force_id == actor.task_force_id, Person.account_id == account.id
    )
    name = session.scalar(taken)
    if name:
        raise Refused("address", f"{name} already signs in with this address.")


def invite(
    session: Session,
    actor: Actor,
    person: Person,
    address: str,
    *,
    base_url: str,
    body: str,
) -> Invitation:
    """Mail the person a link to take the seat, good once and for 48 hours; an earlier open one is withdrawn.

    `body` is the name of the task force. Raises Refused when the address is somebody else's here.
    """
    allow(policy.can_invite(actor, person), "This person cannot be invited.")
    _refuse_second_seat(session, actor, _account(session, address))
    for earlier in person.invitations:
        if states.WITHDRAW.fits(earlier):
            states.WITHDRAW.apply(earlier)
    token, moment = tokens.new(), clock.now()
    invitation = Invitation(
        task_force_id=actor.task_force_id,
        person_id=person.id,
        address=address.strip().lower(),
        token_hash=tokens.hashed(token),
        state=states.InvitationState.INVITED,
        invited_at=moment,
        ends_at=moment + INVITATION_LASTS,
    )
    person.invitations.append(invitation)
    events.record(session, actor, "invitation.sent", invitation, person=person.public_id)
    mail.send(
        session,
        person.printed_name,
        invitation.address,
        f"Your seat in the {body}",
        f"{actor.name} invites you to take your seat in the {body}.\n\n"
        f"Open this page and say yes or no. The link is for you alone and works once, for 48 hours:\n"
        f"{base_url}/invitation/{token}\n",
    )
    return invitation


def accept_invitation(session: Session, token: str) -> Account:
    """Take the seat: the person may sign in from now on. Raises NotFound for any link that is not open."""
    invitation = queries.open_invitation(session, token)
    if invitation is None:
        raise NotFound("This link is no longer good. Ask the facilitator for a new one.")
    person = invitation.person
    states.ACCEPT.apply(invitation)
    invitation.answered_at = clock.now()
    account = _account(session, invitation.address)
    actor = queries.actor_of(person)
    _refuse_second_seat(session, actor, account)
    person.account_id = account.id
    events.record(session, actor, "invitation.accepted", invitation, person=person.public_id)
    return account


def decline_invitation(session: Session, token: str) -> None:
    """Leave the seat. Raises NotFound for any link that is not open."""
    invitation = queries.open_invitation(session, token)
    if invitation is None:
        raise NotFound("This link is no longer good. Ask the facilitator for a new one.")
    states.DECLINE.apply(invitation)
    invitation.answered_at = clock.now()
    actor = queries.actor_of(invitation.person)
    events.record(
        session,
        actor,
        "invitation.declined",
        invitation,
        person=invitation.person.public_id,
    )


def make_sign_in_link(session: Session, address: str) -> str | None:
    """The secret of a new link that signs this address in; None when nobody has an account with it."""
    account = session.scalar(select(Account).where(Account.address == address.strip().lower()))
    if account is None:
        return None
    token, moment = tokens.new(), clock.now()
    session.add(
        SignInLink(
            token_hash=tokens.hashed(token),
            account_id=account.id,
            made_at=moment,
            ends_at=moment + LINK_LASTS,
        )
    )
    return token


def ask_for_sign_in_link(session: Session, address: str, *, base_url: str) -> None:
    """Mail a link, if the address is known. The page says the same in both cases."""
    token = make_sign_in_link(session, address)
    if token:
        mail.send(
            session,
            "",
            address.strip().lower(),
            "Your link to sign in",
            f"Open this page to sign in. The link works once, within an hour:\n{base_url}/sign-in/{token}\n\n"
            "If you did not ask for it, nothing needs to be done.\n",
        )


def use_sign_in_link(session: Session, token: str) -> str:
    """Sign in: the link is used up, and the secret of a new session comes back. Raises NotFound."""
    link = queries.valid_link(session, token)
    if link is None:
        raise NotFound("This link is no longer good. Ask for a new one.")
    link.used_at = clock.now()
    return begin_login(session, link.account)


def begin_login(session: Session, account: Account) -> str:
    """A new session of the account; returns its secret."""
    token, moment = tokens.new(), clock.now()
    session.execute(delete(Login).where(Login.ends_at < moment))
    session.add(
        Login(
            token_hash=tokens.hashed(token),
            account_id=account.id,
            started_at=moment,
            ends_at=moment + LOGIN_LASTS,
        )
    )
    return token


def sign_out(session: Session, token: str) -> None:
    """End the session with this secret, wherever its cookie may still lie."""
    session.execute(delete(Login).where(Login.token_hash == tokens.hashed(token)))
