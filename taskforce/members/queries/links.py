"""Reading links that do one thing, by their secret."""

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from taskforce.core import clock
from taskforce.members import tokens
from taskforce.members.models import OnePurposeLink, Person


def open_link(session: Session, token: str) -> OnePurposeLink | None:
    """The link with this secret, with its person and their roles, if it was not used, nor its hour has passed.

    The links of somebody who has left are good for nothing.
    """
    return session.scalar(
        select(OnePurposeLink)
        .join(OnePurposeLink.person)
        .where(
            OnePurposeLink.token_hash == tokens.hashed(token),
            OnePurposeLink.used_at.is_(None),
            OnePurposeLink.ends_at > clock.now(),
            Person.left_at.is_(None),
        )
        .options(joinedload(OnePurposeLink.person).selectinload(Person.roles))
    )
