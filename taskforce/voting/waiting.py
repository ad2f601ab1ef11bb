"""What votes wait for: positions of those in the electorate, and a close once everyone has voted."""

from typing import Any

from sqlalchemy import Select, exists, func, select

from taskforce.members.states import Scope
from taskforce.members.waiting import for_each, holders
from taskforce.voting.models import Position, Round, Seat, StatedOutcome, StrawAnswer, StrawPoll
from taskforce.voting.states import RoundState
from taskforce.web import waiting
from taskforce.web.waiting import NOW, TASK_FORCE, Urgency


@waiting.source(
    "vote",
    "Vote on {title}",
    "Open the ballot",
    "voting.show",
    scopes=(Scope.VOTE, Scope.PREPARE_VOTE),
    urgency=Urgency.BLOCKS,
)
def ballots() -> Select[Any]:
    """Open votes in which a seat has taken no position."""
    given = exists().where(Position.round_id == Seat.round_id, Position.person_id == Seat.person_id)
    seats = waiting.rows(Seat.person_id, Round.public_id, Round.matter_label, due_at=Round.closes_at)
    return seats.join(Round, Round.id == Seat.round_id).where(
        Round.task_force_id == TASK_FORCE,
        Round.state == waiting.spelled(RoundState.OPEN),
        Round.opens_at <= NOW,
        Round.closes_at > NOW,
        Seat.recused_why == "",
        ~given,
    )


@waiting.source(
    "straw_poll",
    "Say where you stand on {title}",
    "Open the straw poll",
    "voting.straw_poll",
    scopes=(Scope.VOTE,),
)
def straw_polls() -> Select[Any]:
    """Open straw polls that somebody who may vote has not answered."""
    who = holders("member", "co_chair")
    answered = exists().where(StrawAnswer.poll_id == StrawPoll.id, StrawAnswer.person_id == who.c.person_id)
    asked = waiting.rows(
        who.c.person_id, StrawPoll.public_id, StrawPoll.matter_label, due_at=StrawPoll.closes_at
    )
    return for_each(who, asked, StrawPoll).where(
        StrawPoll.task_force_id == TASK_FORCE,
        StrawPoll.state == waiting.spelled(RoundState.OPEN),
        StrawPoll.closes_at > NOW,
        ~answered,
    )


@waiting.source("close", "Close the vote on {title}: everyone has voted", "See the vote", "voting.show")
def closes() -> Select[Any]:
    """Open votes in which nobody is silent: the facilitator may close them before their hour."""
    who = holders("facilitator")
    given = select(func.count()).where(Position.round_id == Round.id).correlate(Round).scalar_subquery()
    full = waiting.rows(who.c.person_id, Round.public_id, Round.matter_label, due_at=Round.closes_at)
    return for_each(who, full, Round).where(
        Round.task_force_id == TASK_FORCE,
        Round.state == waiting.spelled(RoundState.OPEN),
        given == Round.electorate_size,
    )


@waiting.source(
    "state_outcome",
    "Say what follows from the vote on {title}",
    "Say it",
    "voting.state_outcome",
    urgency=Urgency.WHENEVER,
)
def outcomes() -> Select[Any]:
    """Closed votes of which nobody has said what they mean and what happens next."""
    who = holders("facilitator")
    stated = exists().where(StatedOutcome.round_id == Round.id)
    silent = waiting.rows(who.c.person_id, Round.public_id, Round.matter_label)
    return for_each(who, silent, Round).where(
        Round.task_force_id == TASK_FORCE, Round.state == waiting.spelled(RoundState.CLOSED), ~stated
    )
