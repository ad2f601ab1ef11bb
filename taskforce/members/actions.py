"""Every change to people, and signing in and out."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from taskforce.core import clock, events, mail
from taskforce.core.actor import Actor
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
    key: str,
    printed_name: str,
    roles: Collection[str],
    **facts: Any,
) -> Person:
    """Put a person on the list. Raises Refused when the key is taken or a role is unknown."""
    allow(policy.can_add_person(actor), "Only the facilitator adds people.")
    if session.scalar(
        select(Person.id).where(
            Person.task_force_id == actor.task_force_id, Person.key == key
        )
    ):
        raise Refused("key", f"There is already a person with the key “{key}”.")
    facts.setdefault(
        "sort_name",
        sort_name_of(facts.get("family", ""), facts.get("given", ""), printed_name),
    )
    person = Person(
        task_force_id=actor.task_force_id, key=key, printed_name=printed_name, **facts
    )
    person.roles = [
        Role(task_force_id=actor.task_force_id, name=states.RoleName(name))
        for name in roles
    ]
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


def sort_name_of(family: str, given: str, printed_name: str) -> str:
    """`Family, Given`; where neither is known, the printed name as it is."""
    return f"{family}, {given}" if family and given else family or printed_name


def edit_person(
    session: Session, actor: Actor, person: Person, *, edition: int, **facts: Any
) -> None:
    """Change how a person is printed and sorted. Raises Conflict when somebody else saved since `edition`."""
    allow(policy.can_edit_person(actor, person), "Only the facilitator edits people.")
    if person.edition != edition:
        raise Conflict(
            theirs={name: str(getattr(person, name)) for name in facts},
            mine={name: str(value) for name, value in facts.items()},
        )
    changed = sorted(
        name for name, value in facts.items() if getattr(person, name) != value
    )
    for name in changed:
        setattr(person, name, facts[name])
    if changed:
        events.record(session, actor, "person.edited", person, fields=changed)


def give_account(
    session: Session, actor: Actor, person: Person, address: str
) -> Account:
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
    events.record(
        session, actor, "invitation.sent", invitation, person=person.public_id
    )
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
        raise NotFound(
            "This link is no longer good. Ask the facilitator for a new one."
        )
    person = invitation.person
    states.ACCEPT.apply(invitation)
    invitation.answered_at = clock.now()
    account = _account(session, invitation.address)
    actor = queries.actor_of(person)
    _refuse_second_seat(session, actor, account)
    person.account_id = account.id
    events.record(
        session, actor, "invitation.accepted", invitation, person=person.public_id
    )
    return account


def decline_invitation(session: Session, token: str) -> None:
    """Leave the seat. Raises NotFound for any link that is not open."""
    invitation = queries.open_invitation(session, token)
    if invitation is None:
        raise NotFound(
            "This link is no longer good. Ask the facilitator for a new one."
        )
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
    account = session.scalar(
        select(Account).where(Account.address == address.strip().lower())
    )
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
