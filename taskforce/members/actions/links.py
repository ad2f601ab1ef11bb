"""Links that do one thing for one person: made for a mail, used up by the act."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from taskforce.core import clock
from taskforce.core.errors import NotFound
from taskforce.members import links, queries, tokens
from taskforce.members.models import OnePurposeLink, Person

GONE = "This link is not good, or no longer. Whoever sent it can send you a new one."


def make_link(session: Session, person: Person, purpose: str, subject: str, *, ends_at: datetime) -> str:
    """The secret of a new link for this person, purpose and thing; its page is `/do/<secret>`.

    An earlier one for the same is no longer good. Raises LookupError for a purpose that nobody has brought.
    """
    if links.of(purpose) is None:
        raise LookupError(purpose)
    token, moment = tokens.new(), clock.now()
    session.execute(delete(OnePurposeLink).where(OnePurposeLink.ends_at < moment))
    session.execute(
        delete(OnePurposeLink).where(
            OnePurposeLink.person_id == person.id,
            OnePurposeLink.purpose == purpose,
            OnePurposeLink.subject == subject,
        )
    )
    session.add(
        OnePurposeLink(
            task_force_id=person.task_force_id,
            person_id=person.id,
            purpose=purpose,
            subject=subject,
            token_hash=tokens.hashed(token),
            made_at=moment,
            ends_at=ends_at,
        )
    )
    session.flush()
    return token


def use_link(session: Session, token: str, facts: dict[str, Any]) -> str:
    """Do what the link is for, as its person, and use it up. Returns what was done, as a sentence.

    Raises NotFound for any link that is not good, and whatever the act itself refuses; then the link stays good.
    """
    link = queries.open_link(session, token)
    purpose = links.of(link.purpose) if link else None
    if link is None or purpose is None:
        raise NotFound(GONE)
    actor = queries.actor_of(link.person)
    if purpose.show(session, actor, link.subject) is None:
        raise NotFound(GONE)
    link.used_at = clock.now()
    return purpose.act(session, actor, link.subject, facts)
