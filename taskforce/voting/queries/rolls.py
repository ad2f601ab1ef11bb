"""Reading calls of the roll."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from taskforce.core.actor import Actor
from taskforce.voting.models import RollCall, Round


def roll_calls(session: Session, actor: Actor, round_: Round) -> Sequence[RollCall]:
    """Every call of the roll for this round, by time."""
    called = select(RollCall).where(
        RollCall.task_force_id == actor.task_force_id, RollCall.round_id == round_.id
    )
    return session.scalars(called.order_by(RollCall.id)).all()


def last_roll(session: Session, round_: Round) -> RollCall | None:
    """The latest call of the roll, which says who is there; None before the first."""
    called = select(RollCall).where(RollCall.round_id == round_.id)
    return session.scalar(called.order_by(RollCall.id.desc()).limit(1))
