"""Who may read which comment, where many are read at once; for one at a time see policy.can_read_comment."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from taskforce.core import clock
from taskforce.core.actor import Actor
from taskforce.members.models import Delegation, Role
from taskforce.texts.models import Comment
from taskforce.texts.policy.texts import STEERS
from taskforce.texts.states import Audience


def readable(actor: Actor) -> ColumnElement[bool]:
    """The comments whose audience the actor belongs to: the same as policy.can_read_comment says of one."""
    may = [Comment.audience == Audience.ALL]
    if actor.person_id is not None:
        may.append(Comment.by_id == actor.person_id)
    if actor.stands_for_id is not None:
        may.append(and_(Comment.office_id == actor.stands_for_id, Comment.audience != Audience.PRIVATE))
    if actor.has(*STEERS):
        may.append(Comment.audience == Audience.CO_CHAIRS)
    return or_(*may)


def readers(session: Session, actor: Actor, comment: Comment, people: Collection[int]) -> set[int]:
    """Which of these people may read the comment, by the number of their row."""
    if comment.audience == Audience.ALL or not people:
        return set(people)
    own = {comment.by_id, comment.office_id if comment.audience != Audience.PRIVATE else None}
    found = {one for one in people if one in own}
    if comment.audience == Audience.CO_CHAIRS:
        held = select(Role.person_id).where(Role.task_force_id == actor.task_force_id, Role.name.in_(STEERS))
        return found | (set(people) & set(session.scalars(held)))
    if comment.audience == Audience.OFFICE:
        staff = select(Delegation).where(
            Delegation.principal_id == comment.office_id, Delegation.ended_at.is_(None)
        )
        today = clock.now().date()
        acting = {one.delegate_id for one in session.scalars(staff) if not one.is_over_on(today)}
        return found | (set(people) & acting)
    return found
