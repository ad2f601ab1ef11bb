"""Reading comments: one, or all on a text."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound
from taskforce.texts import homes, policy
from taskforce.texts.models import Comment, Text, TextVersion
from taskforce.texts.queries.audience import readable


def comment(session: Session, actor: Actor, public_id: str) -> Comment:
    """One comment on a text that the actor may read, with text, version, replies, disposition. Raises NotFound."""
    found = session.scalar(
        select(Comment)
        .where(Comment.task_force_id == actor.task_force_id, Comment.public_id == public_id)
        .options(*_all_of_it(), joinedload(Comment.text))
    )
    if found is None or not homes.may_read(session, actor, found.text):
        raise NotFound
    if not policy.can_read_comment(actor, found):
        raise NotFound
    return found


def comments(session: Session, actor: Actor, text: Text) -> list[Comment]:
    """The comments on a text that the actor may read, in the order of writing, with version, replies, disposition."""
    found = select(Comment).where(Comment.text_id == text.id, readable(actor))
    found = found.order_by(Comment.made_at, Comment.id)
    return list(session.scalars(found.options(*_all_of_it())))


def _all_of_it() -> tuple[Any, ...]:
    return (
        joinedload(Comment.version).selectinload(TextVersion.blocks),
        selectinload(Comment.replies),
        joinedload(Comment.disposition),
        joinedload(Comment.answered_before),
        joinedload(Comment.duplicate_of),
    )
