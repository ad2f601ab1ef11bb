"""A ballot that staff fill in for their principal, who casts it or another."""

from typing import cast

from sqlalchemy.orm import Session

from taskforce.core import clock, events
from taskforce.core.actor import Actor
from taskforce.core.errors import WrongState, allow
from taskforce.voting import policy, queries
from taskforce.voting.actions.casting import check_choice, check_hour, tell_principal
from taskforce.voting.models import PreparedBallot, Round, Seat


def prepare_ballot(
    session: Session, actor: Actor, round_: Round, *, choice: str, reason: str = ""
) -> PreparedBallot:
    """Lay a filled-in ballot before the principal; another in its place while nothing is cast. It counts for nothing.

    Raises NotAllowed without the scope, WrongState once the vote is over or the principal has voted, and Refused as
    `cast_position` does. The event does not say what was prepared: that is the principal's to read.
    """
    seat = queries.seat_of(session, actor, round_)
    allow(
        policy.can_prepare_ballot(actor, round_, seat),
        "You may not prepare a ballot in this vote for anybody.",
    )
    seat = cast(Seat, seat)  # the policy has seen that there is one
    check_choice(round_, seat, choice, reason)
    check_hour(round_, "Nothing was prepared.")
    if seat.position is not None:
        raise WrongState(f"{seat.printed_name} has a position already, and can change it until the close.")
    prepared = queries.prepared_ballot(session, seat)
    if prepared is None:
        prepared = PreparedBallot(
            task_force_id=seat.task_force_id, round_id=seat.round_id, person_id=seat.person_id
        )
        session.add(prepared)
    prepared.choice, prepared.reason = choice, reason
    prepared.prepared_by_name, prepared.prepared_at = actor.name, clock.now()
    facts = {"round": round_.public_id, "person": seat.person_public_id}
    events.record(session, actor, "ballot.prepared", prepared, **facts)
    tell_principal(session, round_, seat, "prepared", by=actor.name)
    return prepared
