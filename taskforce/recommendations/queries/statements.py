"""Reading separate statements, and until when they are open."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, joinedload

from taskforce.charter.models import TaskForce
from taskforce.core import clock
from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound
from taskforce.recommendations import policy
from taskforce.recommendations.models import KIND, CoSignature, Recommendation, Statement
from taskforce.recommendations.rules import statements as rules
from taskforce.voting.models import Round
from taskforce.voting.states import RoundState


def _whole(actor: Actor) -> Select[Statement]:
    return (
        select(Statement)
        .where(Statement.task_force_id == actor.task_force_id)
        .options(
            joinedload(Statement.author),
            joinedload(Statement.recommendation).joinedload(Recommendation.text),
            joinedload(Statement.versions),
            joinedload(Statement.signatures).joinedload(CoSignature.person),
        )
        .order_by(Statement.made_at, Statement.id)
    )


def statement(session: Session, actor: Actor, public_id: str) -> Statement:
    """One of the actor's task force, with its versions and signatures. Raises NotFound."""
    found = session.scalars(_whole(actor).where(Statement.public_id == public_id)).unique().one_or_none()
    if found is None:
        raise NotFound
    return found


def statements(session: Session, actor: Actor) -> dict[int, list[Statement]]:
    """All of them, withdrawn ones too, by the number of their recommendation, in the order of making."""
    found: dict[int, list[Statement]] = defaultdict(list)
    for one in session.scalars(_whole(actor)).unique():
        found[one.recommendation_id].append(one)
    return found


def statements_on(session: Session, actor: Actor, recommendation: Recommendation) -> Sequence[Statement]:
    """Those on one recommendation that stand."""
    here = _whole(actor).where(
        Statement.recommendation_id == recommendation.id, Statement.withdrawn_at.is_(None)
    )
    return session.scalars(here).unique().all()


def statements_due(session: Session, actor: Actor, recommendation: Recommendation) -> datetime | None:
    """Until when they are open; None before any vote on it is closed."""
    closed = session.scalar(
        select(func.max(Round.closed_at)).where(
            Round.task_force_id == actor.task_force_id,
            Round.matter_kind == KIND,
            Round.matter_id == recommendation.public_id,
            Round.state == RoundState.CLOSED,
        )
    )
    if closed is None:
        return None
    return rules.due(closed, session.get_one(TaskForce, actor.task_force_id).statement_days)


@dataclass(frozen=True)
class Statements:
    """The separate statements on one recommendation, and by public name with which of them somebody may do what."""

    all: Sequence[Statement]
    due: datetime
    is_open: bool
    may_make: bool
    mine: frozenset[str]
    signed: frozenset[str]
    may_sign: frozenset[str]


def statements_page(
    session: Session, actor: Actor, recommendation: Recommendation, closed_at: datetime | None
) -> Statements | None:
    """What the page shows; None before a vote on it is closed, at that moment."""
    if closed_at is None:
        return None
    due = rules.due(closed_at, session.get_one(TaskForce, actor.task_force_id).statement_days)
    found = statements_on(session, actor, recommendation)
    me = actor.stands_for_id
    return Statements(
        found,
        due,
        due > clock.now(),
        policy.can_make_statement(actor, recommendation),
        frozenset(one.public_id for one in found if policy.can_rewrite_statement(actor, one)),
        frozenset(one.public_id for one in found if any(sign.person_id == me for sign in one.standing)),
        frozenset(one.public_id for one in found if policy.can_sign_statement(actor, one)),
    )
