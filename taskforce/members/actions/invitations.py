"""Invitations: a seat is offered by mail, and taken or left."""

from datetime import timedelta

from sqlalchemy.orm import Session

from taskforce.core import clock, events, mail
from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound, WrongState, allow
from taskforce.members import policy, queries, states, tokens
from taskforce.members.actions.people import account_at, refuse_second_seat
from taskforce.members.models import Account, Invitation, Person

INVITATION_LASTS = timedelta(hours=48)


def invite(
    session: Session,
    actor: Actor,
    person: Person,
    address: str,
    *,
    base_url: str,
    task_force: str,
) -> Invitation:
    """Mail the person a link to take the seat, good once and for 48 hours; an earlier open one is withdrawn.

    `task_force` is its name, for the letter. Raises Refused when the address is somebody else's here.
    """
    allow(policy.can_invite(actor, person), "This person cannot be invited.")
    refuse_second_seat(session, actor.task_force_id, account_at(session, address))
    for earlier in person.invitations:
        if states.WITHDRAW.fits(earlier):
            _withdraw(earlier)
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
    person.address = invitation.address
    events.record(session, actor, "invitation.sent", invitation, person=person.public_id)
    _write(session, actor, person, invitation, f"{base_url}/invitation/{token}", task_force)
    return invitation


def _write(
    session: Session, actor: Actor, person: Person, invitation: Invitation, link: str, task_force: str
) -> None:
    mail.send(
        session,
        person.printed_name,
        invitation.address,
        f"Your seat in the {task_force}",
        f"{actor.name} invites you to take your seat in the {task_force}.\n\n"
        f"Open this page and say yes or no. The link is for you alone and works once, for 48 hours:\n"
        f"{link}\n",
    )


def withdraw_invitation(session: Session, actor: Actor, person: Person) -> None:
    """Take the person's open invitation back: its link opens nothing any more. Raises WrongState where none is open."""
    allow(policy.can_withdraw_invitation(actor, person), "Only the facilitator takes an invitation back.")
    invitation = person.invitations[-1] if person.invitations else None
    if invitation is None:
        raise WrongState("This person was not invited.")
    _withdraw(invitation)
    events.record(session, actor, "invitation.withdrawn", invitation, person=person.public_id)


def _withdraw(invitation: Invitation) -> None:
    states.WITHDRAW.apply(invitation)
    invitation.withdrawn_at = clock.now()


def accept_invitation(session: Session, token: str) -> Account:
    """Take the seat: the person may sign in from now on. Raises NotFound for any link that is not open."""
    invitation = queries.open_invitation(session, token)
    if invitation is None:
        raise NotFound("This link is no longer good. Ask the facilitator for a new one.")
    person = invitation.person
    states.ACCEPT.apply(invitation)
    invitation.answered_at = clock.now()
    account = account_at(session, invitation.address)
    actor = queries.actor_of(person)
    refuse_second_seat(session, actor.task_force_id, account)
    person.account_id = account.id
    events.record(session, actor, "invitation.accepted", invitation, person=person.public_id)
    return account


def decline_invitation(session: Session, token: str, *, word: str = "") -> None:
    """Leave the seat, with a word to the facilitator or without. Raises NotFound for any link that is not open."""
    invitation = queries.open_invitation(session, token)
    if invitation is None:
        raise NotFound("This link is no longer good. Ask the facilitator for a new one.")
    states.DECLINE.apply(invitation)
    invitation.answered_at, invitation.word = clock.now(), word
    actor = queries.actor_of(invitation.person)
    events.record(
        session,
        actor,
        "invitation.declined",
        invitation,
        person=invitation.person.public_id,
    )
