"""Every write to a vote. Each rule is judged inside the one writing transaction in which it is obeyed."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from taskforce.charter.models import TaskForce
from taskforce.core import clock, events, ids, jobs
from taskforce.core.actor import Actor
from taskforce.core.errors import Refused, WrongState, allow
from taskforce.members import queries as people
from taskforce.members.models import Person
from taskforce.voting import policy, queries, states
from taskforce.voting.matter import Matter
from taskforce.voting.models import Position, Round, Seat
from taskforce.voting.queries import Receipt
from taskforce.voting.rules import seal
from taskforce.voting.rules.rule import Rule
from taskforce.voting.rules.sentences import sentence
from taskforce.voting.rules.tally import tally


def open_round(
    session: Session,
    actor: Actor,
    matter: Matter,
    *,
    question: str,
    closes_at: datetime,
    rule: Rule | Mapping[str, Any] | None = None,
    electorate: Sequence[Person] | None = None,
) -> Round:
    """Put a frozen matter to the vote: matter, question, rule, electorate and hour are sealed now.

    Without `rule` the charter's decides; without `electorate` all who may vote now (a file names those of then;
    their roles must be loaded). `Round.seats` is loaded. Raises Refused beside `closes_at`, `question`, `rule` or
    `electorate`, WrongState while the matter is being voted on.
    """
    allow(policy.can_open_round(actor), "Only the facilitator puts a question to the vote.")
    if not matter.is_sound:
        raise ValueError("the fingerprint of the matter is not that of its text")
    _refuse_second(session, actor, matter)
    task_force = session.get_one(TaskForce, actor.task_force_id)
    decides = _rule(task_force.rule if rule is None else rule)
    voters = people.voters(session, actor) if electorate is None else list(electorate)
    seats = _seats(actor, voters, decides)
    _check(question, closes_at, decides, seats)
    round_ = _round(actor, matter, question, decides, closes_at, task_force.zone, seats)
    session.add(round_)
    _record_opening(session, actor, round_)
    home, name = actor.task_force_id, round_.public_id
    jobs.enqueue(session, "close_due_round", task_force_id=home, run_after=closes_at, round=name)
    return round_


def _record_opening(session: Session, actor: Actor, round_: Round) -> None:
    events.record(
        session,
        actor,
        "round.opened",
        round_,
        question=round_.question,
        rule=round_.rule,
        matter_kind=round_.matter_kind,
        matter_id=round_.matter_id,
        matter_sha256=round_.matter_sha256,
        electorate_sha256=round_.electorate_sha256,
        electorate_size=round_.electorate_size,
        closes_at=seal.moment(round_.closes_at),
        sha256=round_.sha256,
    )


def _refuse_second(session: Session, actor: Actor, matter: Matter) -> None:
    there = select(Round.id).where(
        Round.task_force_id == actor.task_force_id,
        Round.matter_kind == matter.kind,
        Round.matter_id == matter.public_id,
        Round.state == states.RoundState.OPEN,
    )
    if session.scalar(there):
        raise WrongState("This is already being voted on. A new vote can open when that one is closed.")


def _rule(given: Rule | Mapping[str, Any]) -> Rule:
    if isinstance(given, Rule):
        return given
    try:
        return Rule.from_stored(given)
    except ValueError as fault:
        raise Refused("rule", str(fault)) from fault


def _seats(actor: Actor, voters: Sequence[Person], rule: Rule) -> list[Seat]:
    for voter in voters:
        if voter.listed_only or voter.task_force_id != actor.task_force_id:
            raise Refused("electorate", f"{voter.printed_name} cannot stand in an electorate here.")
    entitled = [voter for voter in voters if rule.chairs_vote or "co_chair" not in voter.role_names]
    return [
        Seat(
            task_force_id=actor.task_force_id,
            person_id=voter.id,
            person_public_id=voter.public_id,
            place=place,
            printed_name=voter.printed_name,
            printed_title=voter.printed_title,
            given=voter.given,
            family=voter.family,
            level=voter.level,
        )
        for place, voter in enumerate(entitled, 1)
    ]


def _check(question: str, closes_at: datetime, rule: Rule, seats: Sequence[Seat]) -> None:
    if not question.strip():
        raise Refused("question", "Please write the question that is put to the vote.")
    if closes_at <= clock.now():
        raise Refused("closes_at", "The vote must close at an hour that is still to come.")
    if not seats:
        raise Refused("question", "Nobody may vote yet: add members first.")
    if rule.quorum_needed(len(seats)) > len(seats):
        raise Refused("rule", f"The quorum is {rule.quorum}, but only {len(seats)} may vote.")


def _round(
    actor: Actor,
    matter: Matter,
    question: str,
    rule: Rule,
    closes_at: datetime,
    zone: str,
    seats: list[Seat],
) -> Round:
    round_ = Round(
        task_force_id=actor.task_force_id,
        matter_kind=matter.kind,
        matter_id=matter.public_id,
        matter_label=matter.label,
        matter_text=matter.text,
        matter_sha256=matter.sha256,
        question=question,
        rule=rule.to_stored(),
        electorate_size=len(seats),
        opened_at=clock.now(),
        opened_by_name=actor.name,
        closes_at=closes_at,
        zone=zone,
        state=states.RoundState.OPEN,
        seats=seats,
    )
    round_.electorate_sha256 = seal.of_electorate(seat.printed for seat in seats)
    round_.sha256 = round_.seal_with(seats)
    return round_


def cast_position(
    session: Session, actor: Actor, round_: Round, *, choice: str, reason: str = "", key: str = ""
) -> Receipt:
    """Take a position, or change it while the round is open. `key` is random and came with the form.

    The same ballot sent again (same key, same words) gives the same receipt and writes nothing, even when the
    position was changed since; the same position under another key writes nothing either. Raises NotAllowed
    outside the electorate, WrongState after the hour or the close, Refused for a choice that is none.
    """
    seat = queries.seat_of(session, actor, round_)
    allow(policy.can_cast_position(actor, round_, seat), "You are not in the electorate of this vote.")
    seat = cast(Seat, seat)  # the policy has seen that there is one
    if choice not in set(states.Choice):
        raise Refused("choice", "Please choose one of the positions.")
    position = seat.position
    earlier = queries.receipt_of_key(session, position, key) if position else None
    if earlier and (earlier.choice, earlier.reason) == (choice, reason):
        return earlier
    if not round_.takes_positions:
        raise WrongState("This vote is closed. Your position was not taken.")
    if position and (position.choice, position.reason) == (choice, reason):
        return queries.receipt(position)
    if not key or earlier or queries.is_key_taken(session, round_, key):
        key = ids.new()  # an old page sent with other words is a new ballot, not a retry
    position = position or _first_position(session, round_, seat)
    position.choice, position.reason, position.key, position.cast_at = choice, reason, key, clock.now()
    _record_position(session, actor, round_, seat, position)
    return queries.receipt(position)


def _first_position(session: Session, round_: Round, seat: Seat) -> Position:
    position = Position(task_force_id=seat.task_force_id, round_id=round_.id, person_id=seat.person_id)
    session.add(position)
    return position


def _record_position(session: Session, actor: Actor, round_: Round, seat: Seat, position: Position) -> None:
    """Seal the position, and write the act down with the position as its subject.

    No page lists positions, so a history of the round or its matter shows nothing of it while it is hidden.
    """
    facts = {"choice": position.choice, "reason": position.reason, "key": position.key}
    person, cast_at = seat.person_public_id, position.cast_at
    position.receipt = seal.of_position(seal=round_.sha256, person=person, cast_at=cast_at, **facts)
    events.record(
        session,
        actor,
        "position.cast",
        position,
        round=round_.public_id,
        person=person,
        cast_at=seal.moment(cast_at),
        receipt=position.receipt,
        **facts,
    )


def close_round(session: Session, actor: Actor, round_: Round) -> None:
    """Count and close, for ever: nobody opens a round again. Raises NotAllowed, WrongState.

    Those who listen to `round.closed` act in the same transaction.
    """
    if not states.CLOSE.fits(round_):
        raise WrongState("This vote is closed already. Closed is final.")
    seats = queries.seats(session, round_)
    positions = [seat.position.choice for seat in seats if seat.position]
    allow(
        policy.can_close_round(actor, round_, everyone_voted=len(positions) == round_.electorate_size),
        "This vote closes at its hour, or by the facilitator once everyone has voted.",
    )
    if not queries.seal_at_opening(session, round_) == round_.sha256 == round_.seal_with(seats):
        raise WrongState(
            "This is not what was opened. Nothing was counted; the operator must look at the record."
        )
    count = tally(positions, round_.electorate_size, round_.decides_by)
    states.CLOSE.apply(round_)
    round_.closed_at, round_.outcome = clock.now(), states.Outcome(count.outcome)
    round_.counts, round_.sentence = count.to_stored(), sentence(count, is_closed=True)
    events.record(
        session,
        actor,
        "round.closed",
        round_,
        outcome=count.outcome,
        sentence=round_.sentence,
        quorum_met=count.quorum_met,
        counts=round_.counts,
        matter_kind=round_.matter_kind,
        matter_id=round_.matter_id,
        sha256=round_.sha256,
    )
