"""What a closed vote means for the work: a statement and a next step, beside a result that nobody touches."""

from sqlalchemy.orm import Session

from taskforce.core import clock, events
from taskforce.core.actor import Actor
from taskforce.core.errors import Refused, allow
from taskforce.voting import policy, queries
from taskforce.voting.models import Round, StatedOutcome


def state_outcome(
    session: Session, actor: Actor, round_: Round, *, statement: str, next_step: str
) -> StatedOutcome:
    """Say what follows from a closed round, or say it better; each wording stays in the record of events.

    Raises NotAllowed while it is open, Refused beside a field that says nothing. The same words again write nothing.
    """
    allow(
        policy.can_state_outcome(actor, round_), "The facilitator says what follows, once the vote is closed."
    )
    for name, words in {"statement": statement, "next_step": next_step}.items():
        if not words.strip():
            raise Refused(name, "Please write this in a sentence.")
    stated = queries.stated_outcome(session, round_)
    if stated is None:
        stated = StatedOutcome(task_force_id=round_.task_force_id, round_id=round_.id)
        session.add(stated)
    elif (stated.statement, stated.next_step) == (statement, next_step):
        return stated
    stated.statement, stated.next_step = statement, next_step
    stated.stated_by_name, stated.stated_at = actor.name, clock.now()
    events.record(session, actor, "outcome.stated", round_, statement=statement, next_step=next_step)
    return stated
