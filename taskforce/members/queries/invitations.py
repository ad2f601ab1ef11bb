"""Reading invitations by their secret."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from taskforce.charter.models import TaskForce
from taskforce.core import clock
from taskforce.members import tokens
from taskforce.members.models import Invitation, Person


@dataclass(frozen=True)
class Offer:
    """An open invitation as the invited person sees it: the seat, and in which task force."""

    person: Person
    task_force: TaskForce


def offer(session: Session, token: str) -> Offer | None:
    """What the invitation with this secret offers, if it is still open."""
    found = open_invitation(session, token)
    return Offer(found.person, session.get_one(TaskForce, found.task_force_id)) if found else None


def open_invitation(session: Session, token: str) -> Invitation | None:
    """The invitation with this secret, with its person, if it is still open."""
    return session.scalar(
        select(Invitation)
        .where(
            Invitation.token_hash == tokens.hashed(token),
            Invitation.state == "invited",
            Invitation.ends_at > clock.now(),
        )
        .options(joinedload(Invitation.person).selectinload(Person.roles))
    )
