"""Counting and closing a vote, for ever."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from taskforce.core import clock, events
from taskforce.core.actor import Actor
from taskforce.core.errors import WrongState, allow
from taskforce.voting import policy, queries, states
from taskforce.voting.actions import chaining, heads
from taskforce.voting.models import Round, Seat
from taskforce.voting.rules import chain
from taskforce.voting.rules.sentences import sentence
from taskforce.voting.rules.tally import Tally, tally, wholly_opposed


def close_round(session: Session, actor: Actor, round_: Round) -> None:
    """Count and close, for ever: nobody opens a round again. Raises NotAllowed, WrongState.

    Those who listen to `round.closed` act in the same transaction.
    """
    if not states.CLOSE.fits(round_):
        raise WrongState("This vote is closed already. Closed is final.")
    seats = queries.seats(session, round_)
    allow(
        policy.can_close_round(actor, round_, everyone_voted=all(seat.stands for seat in seats)),
        "This vote closes at its hour, or by the facilitator once everyone has voted.",
    )
    if not queries.seal_at_opening(session, round_) == round_.sha256 == round_.seal_with(seats):
        raise WrongState(
            "This is not what was opened. Nothing was counted; the operator must look at the record."
        )
    count = _count(round_, seats)
    states.CLOSE.apply(round_)
    round_.closed_at, round_.outcome = clock.now(), states.Outcome(count.outcome)
    round_.counts, round_.sentence = count.to_stored(), sentence(count, is_closed=True)
    _record_closing(session, actor, round_, seats, count, round_.closed_at)


def _record_closing(
    session: Session, actor: Actor, round_: Round, seats: Sequence[Seat], count: Tally, at: datetime
) -> None:
    """Write the close down and join it to the chain: the result, and by which links it was counted."""
    facts = {
        "outcome": count.outcome,
        "sentence": round_.sentence,
        "quorum_met": count.quorum_met,
        "is_settled": count.is_settled,
        "counts": round_.counts,
        "counted": {seat.person_public_id: seat.position.number for seat in seats if seat.position},
        "matter_kind": round_.matter_kind,
        "matter_id": round_.matter_id,
        "sha256": round_.sha256,
    }
    link = chaining.forge(session, round_, chain.CLOSED, facts, at=at)
    event = events.record(session, actor, chain.CLOSED, round_, **facts, receipt=link.sha256, number=link.n)
    chaining.join(session, link, event)
    heads.ask_to_mail(session, round_)


def _count(round_: Round, seats: Sequence[Seat]) -> Tally:
    """All positions, and of whoever was recused at the opening and took none, that."""
    voters = [seat.stands for seat in seats if seat.stands and not seat.breaks_ties]
    chairs = [seat.stands for seat in seats if seat.stands and seat.breaks_ties]
    opposed = wholly_opposed((seat.level, seat.stands) for seat in seats if not seat.breaks_ties)
    return tally(voters, round_.voters, round_.decides_by, chairs=chairs, opposed=opposed)
