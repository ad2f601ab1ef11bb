"""Taking a position, and changing it while the vote is open."""

from dataclasses import dataclass
from typing import cast

from sqlalchemy import delete
from sqlalchemy.orm import Session

from taskforce.core import clock, events, ids, jobs
from taskforce.core.actor import Actor
from taskforce.core.errors import Refused, WrongState, allow
from taskforce.voting import policy, queries, states
from taskforce.voting.actions import chaining
from taskforce.voting.models import Position, PreparedBallot, Round, Seat
from taskforce.voting.queries import Receipt
from taskforce.voting.rules import chain, seal
from taskforce.voting.rules.positions import POSITIONS

TELL = "tell_of_ballot"  # the job that tells a principal what was done in their name


@dataclass(frozen=True)
class Ballot:
    """What is taken. `by`: the delegate for the principal; `entered_by`: who wrote it down as it was said aloud."""

    choice: str
    reason: str
    key: str = ""
    by: str = ""
    entered_by: str = ""


def cast_position(
    session: Session, actor: Actor, round_: Round, *, choice: str, reason: str = "", key: str = ""
) -> Receipt:
    """Take a position, or change it while the round is open. `key` is random and came with the form.

    The same ballot sent again (same key, same words) gives the same receipt and writes nothing, even when the
    position was changed since; the same position under another key writes nothing either. A delegate casts what the
    principal has not cast in person; the principal casts over it. Raises NotAllowed outside the electorate,
    WrongState after the hour or the close, Refused for a choice that is none or lacks the reason that it needs.
    """
    seat = queries.seat_of(session, actor, round_)
    allow(policy.can_cast_position(actor, round_, seat), "You are not in the electorate of this vote.")
    ballot = Ballot(choice, reason, key, by=actor.name if actor.principal_id else "")
    return _take_at_once(session, actor, round_, cast(Seat, seat), ballot)


def enter_position(
    session: Session, actor: Actor, round_: Round, person: str, *, choice: str, reason: str = ""
) -> Receipt:
    """Write down what somebody says when the roll is called: the one of that public id, or the delegate there for them.

    The person is told, and may change it until the close. Raises NotAllowed, WrongState where the roll was not called,
    the person is not there or has voted by themselves, NotFound, Refused as `cast_position` does.
    """
    allow(policy.can_call_roll(actor, round_), "Only the facilitator calls the roll.")
    roll = queries.last_roll(session, round_)
    entry = roll.entry(person) if roll else None
    if entry is None:
        raise WrongState("Call the roll first: it says who is here.")
    seat = queries.seat_of_person(session, round_, person)
    if entry["as"] == "absent":
        raise WrongState(f"{seat.printed_name} is not here.")
    if entry["as"] == "delegate" and not entry["speaks"]:
        raise WrongState(f"Whoever is here for {seat.printed_name} may not vote for them.")
    if seat.position and seat.position.is_own:
        raise WrongState(f"{seat.printed_name} has voted by themselves, and alone can change that.")
    by = f"{entry['by_name']} for {seat.printed_name}" if entry["as"] == "delegate" else ""
    ballot = Ballot(choice, reason, by=by, entered_by=actor.name)
    return _take_at_once(session, actor, round_, seat, ballot)


def _take_at_once(session: Session, actor: Actor, round_: Round, seat: Seat, ballot: Ballot) -> Receipt:
    with clock.at(
        clock.now()
    ):  # one moment for the whole act: the hour must not strike between asking and writing
        return _take(session, actor, round_, seat, ballot)


def _take(session: Session, actor: Actor, round_: Round, seat: Seat, ballot: Ballot) -> Receipt:
    choice, reason, key = ballot.choice, ballot.reason, ballot.key
    check_choice(round_, seat, choice, reason)
    position = seat.position
    earlier = queries.receipt_of_key(session, position, key) if position else None
    if earlier and (earlier.choice, earlier.reason) == (choice, reason):
        return earlier
    check_hour(round_, "Your position was not taken.")
    if position and ballot.by and not position.cast_by_name:
        raise WrongState(f"{seat.printed_name} has voted in person, and alone can change that.")
    if position and _said_before(position) == (choice, reason, ballot.by, ballot.entered_by):
        return queries.receipt(position)
    if not key or earlier or queries.is_key_taken(session, round_, key):
        key = ids.new()  # an old page sent with other words is a new ballot, not a retry
    position = position or _first_position(session, round_, seat)
    position.choice, position.reason, position.key, position.cast_at = choice, reason, key, clock.now()
    position.cast_by_name, position.entered_by_name = ballot.by, ballot.entered_by
    _record_position(session, actor, round_, seat, position)
    _let_go_of_prepared(session, seat)
    if ballot.by or ballot.entered_by:
        what = "entered" if ballot.entered_by else "cast"
        tell_principal(session, round_, seat, what, by=ballot.entered_by or ballot.by)
    return queries.receipt(position)


def _said_before(position: Position) -> tuple[str, str, str, str]:
    return position.choice, position.reason, position.cast_by_name, position.entered_by_name


def check_hour(round_: Round, lost: str) -> None:
    """Raise WrongState, with what was `lost`, unless the round takes positions at this moment."""
    if round_.is_announced:
        raise WrongState(f"This vote is not open yet. {lost}")
    if not round_.takes_positions:
        raise WrongState(f"This vote is closed. {lost}")


def check_choice(round_: Round, seat: Seat, choice: str, reason: str) -> None:
    """Raise Refused unless this ballot offers the choice, and it has the reason that it needs."""
    if choice not in round_.decides_by.choices:
        raise Refused("choice", "Please choose one of the positions.")
    if reason.strip():
        return
    if POSITIONS[choice].blocks:
        raise Refused("reason", "Please say why: whoever stops it says what would resolve it.")
    if seat.recused_why and choice != states.Choice.RECUSE:
        raise Refused(
            "reason", "You declared an interest in this. Please say why you take part all the same."
        )


def _first_position(session: Session, round_: Round, seat: Seat) -> Position:
    position = Position(task_force_id=seat.task_force_id, round_id=round_.id, person_id=seat.person_id)
    session.add(position)
    return position


def _record_position(session: Session, actor: Actor, round_: Round, seat: Seat, position: Position) -> None:
    """Write the act down with the position as its subject, and join it to the chain; the receipt is that link.

    No page lists positions, so a history of the round or its matter shows nothing of it while it is hidden.
    """
    person, cast_at = seat.person_public_id, position.cast_at
    facts = {
        "round": round_.public_id,
        "person": person,
        "choice": position.choice,
        "reason": position.reason,
        "cast_at": seal.moment(cast_at),
        "key": position.key,
    }
    hands = {"cast_by": position.cast_by_name, "entered_by": position.entered_by_name}
    facts |= {name: whose for name, whose in hands.items() if whose}
    link = chaining.forge(session, round_, chain.CAST, facts, at=cast_at, person=person)
    position.receipt, position.number = link.sha256, link.n
    event = events.record(session, actor, chain.CAST, position, **facts, receipt=link.sha256, number=link.n)
    chaining.join(session, link, event)


def _let_go_of_prepared(session: Session, seat: Seat) -> None:
    """Once a position is cast, what was prepared has served."""
    session.execute(
        delete(PreparedBallot).where(
            PreparedBallot.round_id == seat.round_id, PreparedBallot.person_id == seat.person_id
        )
    )


def tell_principal(session: Session, round_: Round, seat: Seat, what: str, *, by: str) -> None:
    """Have them told by mail that `what` (cast, prepared, entered) was done in their name, and by whom; not how."""
    if session.info.get(events.REPLAYED):
        return  # it was told then
    jobs.enqueue(
        session,
        TELL,
        task_force_id=round_.task_force_id,
        round=round_.public_id,
        person=seat.person_public_id,
        by=by,
        what=what,
    )
