"""What comes after a vote: what was said of it, and which votes on the same matter came before and after."""

from typing import NamedTuple

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from taskforce.core.actor import Actor
from taskforce.voting.models import Round, StatedOutcome


class Cited(NamedTuple):
    """Another round on the same matter, as a link names it."""

    public_id: str
    question: str
    is_earlier: bool
    why: str


def stated_outcome(session: Session, round_: Round) -> StatedOutcome | None:
    """What the facilitator said of a closed round, if anything yet."""
    return session.scalar(select(StatedOutcome).where(StatedOutcome.round_id == round_.id))


def cited(session: Session, actor: Actor, round_: Round) -> list[Cited]:
    """The round that this one reconsiders, and the one by which it was reconsidered."""
    chosen = select(Round.public_id, Round.question, Round.cites, Round.cites_why).where(
        Round.task_force_id == actor.task_force_id,
        or_(Round.public_id == round_.cites, Round.cites == round_.public_id),
    )
    return [
        Cited(
            row.public_id,
            row.question,
            row.public_id == round_.cites,
            round_.cites_why if row.public_id == round_.cites else row.cites_why,
        )
        for row in session.execute(chosen.order_by(Round.opened_at, Round.id))
    ]
