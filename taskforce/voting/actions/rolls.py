"""Calling the roll: who is there at this moment is kept with the vote, before anybody says a position."""

from typing import Any

from sqlalchemy.orm import Session

from taskforce.core import clock, events
from taskforce.core.actor import Actor
from taskforce.core.errors import allow
from taskforce.members import queries as people
from taskforce.members.states import Scope
from taskforce.voting import policy, queries
from taskforce.voting.actions import chaining
from taskforce.voting.actions.casting import check_hour
from taskforce.voting.homes import Here, Occasion
from taskforce.voting.models import RollCall, Round, Seat
from taskforce.voting.rules import chain

ABSENT = Here("absent")


def call_roll(session: Session, actor: Actor, round_: Round, occasion: Occasion) -> RollCall:
    """Keep who of the electorate is at this meeting now, how, and its quorum, as a link of the chain.

    The order of the call is that of the sort names. Who comes later is on the roll when it is called again.
    Raises NotAllowed, WrongState unless the vote takes positions.
    """
    allow(policy.can_call_roll(actor, round_), "Only the facilitator calls the roll.")
    check_hour(round_, "The roll was not called.")
    order = people.sort_keys(session, actor)
    seats = sorted(queries.seats(session, round_), key=lambda seat: (order[seat.person_id], seat.place))
    roll = RollCall(
        task_force_id=round_.task_force_id,
        round_id=round_.id,
        occasion_id=occasion.public_id,
        occasion=occasion.label,
        called_at=clock.now(),
        called_by_name=actor.name,
        people=[
            _entry(session, seat, occasion.here.get(seat.person_id, ABSENT), round_.decides_by.delegates_vote)
            for seat in seats
        ],
        present_voting=occasion.present_voting,
        voting_members=occasion.voting_members,
        quorum_needed=occasion.quorum_needed,
    )
    session.add(roll)
    facts = {
        "round": round_.public_id,
        "occasion": roll.occasion,
        "people": roll.people,
        "present_voting": roll.present_voting,
        "voting_members": roll.voting_members,
        "quorum_needed": roll.quorum_needed,
    }
    link = chaining.forge(session, round_, chain.CALLED, facts, at=roll.called_at)
    event = events.record(session, actor, chain.CALLED, roll, **facts, receipt=link.sha256, number=link.n)
    chaining.join(session, link, event)
    return roll


def _entry(session: Session, seat: Seat, here: Here, may_delegate: bool) -> dict[str, Any]:
    entry = {"person": seat.person_public_id, "name": seat.printed_name, "as": here.how}
    if here.how != "delegate":
        return entry
    if here.by is None:
        return entry | {"by": "", "by_name": "", "speaks": False}
    number, public_id, name = here.by
    lent = people.delegates_of(session, seat.task_force_id, [seat.person_id], [Scope.VOTE])
    speaks = number in lent and may_delegate
    return entry | {"by": public_id, "by_name": name, "speaks": speaks}
