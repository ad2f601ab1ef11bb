"""Reading the task force and its charter."""

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from taskforce.charter.models import TaskForce
from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound


def charter(session: Session, actor: Actor) -> TaskForce:
    """The actor's task force with themes, stages and disclaimers. Raises NotFound."""
    whole = (
        selectinload(TaskForce.themes),
        selectinload(TaskForce.stages),
        selectinload(TaskForce.disclaimers),
    )
    found = session.scalar(select(TaskForce).where(TaskForce.id == actor.task_force_id).options(*whole))
    if found is None:
        raise NotFound
    return found


def by_slug(session: Session, slug: str) -> TaskForce | None:
    """The task force of that address."""
    return session.scalar(select(TaskForce).where(TaskForce.slug == slug))
