"""Keeping when somebody was here: a bookmark of their own and no act, so nobody is asked and nothing recorded."""

from sqlalchemy.orm import Session

from taskforce.core import clock
from taskforce.core.actor import Actor
from taskforce.today import queries
from taskforce.today.models import Visit


def keep_visit(session: Session, reader: Actor) -> None:
    """From now on what changed before this visit is no longer new, once the hour is over."""
    found = queries.visit(session, reader)
    if found is None:
        session.add(
            Visit(task_force_id=reader.task_force_id, person_id=reader.person_id, seen_at=clock.now())
        )
    elif queries.is_new(found):
        found.before_at, found.seen_at = found.seen_at, clock.now()
