"""Putting a question: the matter, its rule, the electorate and the hour are frozen and sealed."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from taskforce.charter.models import TaskForce
from taskforce.core import clock, events, jobs
from taskforce.core.actor import Actor
from taskforce.core.errors import Refused, WrongState, allow
from taskforce.members import queries as people
from taskforce.members.models import Person
from taskforce.voting import policy, states
from taskforce.voting.actions import chaining
from taskforce.voting.matter import Matter
from taskforce.voting.models import Round, Seat
from taskforce.voting.rules import chain, seal
from taskforce.voting.rules.rule import Rule

RECUSED = (
    "Declared an interest in this."  # what it is stays between the person, the facilitator and the co-chairs
)


def open_round(
    session: Session,
    actor: Actor,
    matter: Matter,
    *,
    question: str,
    closes_at: datetime,
    rule: Rule | Mapping[str, Any] | None = None,
    electorate: Sequence[Person] | None = None,
    recused: Collection[Person] = (),
    opens_at: datetime | None = None,
    why: str = "",
) -> Round:
    """Put a frozen matter to the vote: matter, question, rule, electorate and hour are sealed now.

    Without `rule` the charter's decides; without `electorate` all who may vote now (a file names those of then).
    `recused`: those of them who declared an interest in this matter and are out of the count unless they come back
    by a position (docs/decisions/0011). `opens_at`: an hour to come from which on positions are taken; else at once.
    A round on a matter that was voted on before cites the latest of those rounds, and says `why`. `Round.seats` is
    loaded. Raises Refused beside the field that is wrong, WrongState while the matter is being voted on.
    """
    allow(policy.can_open_round(actor), "Only the facilitator puts a question to the vote.")
    if not matter.is_sound:
        raise ValueError("the fingerprint of the matter is not that of its text")
    _refuse_second(session, actor, matter)
    task_force = session.get_one(TaskForce, actor.task_force_id)
    decides = _rule(task_force.rule if rule is None else rule)
    if electorate is None:
        electorate = people.electorate(session, actor, chairs_vote=bool(decides.chairs_vote))
    seats = _seats(actor, electorate, decides)
    _recuse(session, actor, matter, seats, recused)
    _check(question, closes_at, decides, seats)
    hours = _hours(opens_at, closes_at)
    again = _again(session, actor, matter, why)
    round_ = _round(actor, matter, question, decides, hours, task_force.zone, seats, again)
    session.add(round_)
    _record_opening(session, actor, round_)
    _plan_close(session, round_)
    return round_


def _plan_close(session: Session, round_: Round) -> None:
    jobs.enqueue(
        session,
        "close_due_round",
        task_force_id=round_.task_force_id,
        run_after=round_.closes_at,
        round=round_.public_id,
    )


def _record_opening(session: Session, actor: Actor, round_: Round) -> None:
    facts = {
        "question": round_.question,
        "rule": round_.rule,
        "matter_kind": round_.matter_kind,
        "matter_id": round_.matter_id,
        "matter_sha256": round_.matter_sha256,
        "electorate_sha256": round_.electorate_sha256,
        "electorate_size": round_.electorate_size,
        "closes_at": seal.moment(round_.closes_at),
        "sha256": round_.sha256,
        **round_.more,
    }
    session.flush()  # the link names the round by its number
    link = chaining.forge(session, round_, chain.OPENED, facts, at=round_.opened_at)
    event = events.record(session, actor, chain.OPENED, round_, **facts, receipt=link.sha256, number=link.n)
    chaining.join(session, link, event)


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
            breaks_ties=rule.chairs_break_ties and voter.is_co_chair,
        )
        for place, voter in enumerate(voters, 1)
    ]


def _recuse(
    session: Session, actor: Actor, matter: Matter, seats: Sequence[Seat], recused: Collection[Person]
) -> None:
    """Nobody leaves the count but by a declaration of their own, or who opens a vote could choose who counts in it."""
    declared = people.interests_in(session, actor, matter.kind, matter.public_id) if recused else {}
    by_person = {seat.person_id: seat for seat in seats}
    for person in recused:
        if person.id not in declared:
            raise Refused("recused", f"{person.printed_name} has declared no interest in this.")
        if person.id not in by_person:
            raise Refused("recused", f"{person.printed_name} has no vote in this.")
        seat = by_person[person.id]
        seat.recused_by_name, seat.recused_why = actor.name, RECUSED


def _check(question: str, closes_at: datetime, rule: Rule, seats: Sequence[Seat]) -> None:
    if not question.strip():
        raise Refused("question", "Please write the question that is put to the vote.")
    if closes_at <= clock.now():
        raise Refused("closes_at", "The vote must close at an hour that is still to come.")
    if not seats:
        raise Refused("question", "Nobody may vote yet: add members first.")
    voters = sum(not seat.breaks_ties for seat in seats)
    if not voters:
        raise Refused("rule", "Only co-chairs may vote here, so there is nobody whose tie they could break.")
    if rule.quorum_needed(voters) > voters:
        raise Refused("rule", f"The quorum is {rule.quorum}, but only {voters} may vote.")
    if rule.base == "fixed" and rule.needed(voters) > voters:
        raise Refused("rule", f"{rule.needed(voters)} must say yes, but only {voters} may vote.")


def _hours(opens_at: datetime | None, closes_at: datetime) -> tuple[datetime, datetime]:
    now = clock.now()
    opens_at = now if opens_at is None else max(opens_at, now)
    if opens_at >= closes_at:
        raise Refused("opens_at", "The vote must open before it closes.")
    return opens_at, closes_at


def _again(session: Session, actor: Actor, matter: Matter, why: str) -> tuple[str, str]:
    """The public name of the latest closed round on this matter, which a new one reconsiders, and why; or nothing."""
    closed = select(Round.public_id).where(
        Round.task_force_id == actor.task_force_id,
        Round.matter_kind == matter.kind,
        Round.matter_id == matter.public_id,
        Round.state == states.RoundState.CLOSED,
    )
    cites = session.scalar(closed.order_by(Round.closed_at.desc(), Round.id.desc()).limit(1)) or ""
    return cites, why if cites else ""


def _round(
    actor: Actor,
    matter: Matter,
    question: str,
    rule: Rule,
    hours: tuple[datetime, datetime],
    zone: str,
    seats: list[Seat],
    again: tuple[str, str],
) -> Round:
    opened_at = clock.now()
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
        tie_breakers=sum(seat.breaks_ties for seat in seats),
        opened_at=opened_at,
        opened_by_name=actor.name,
        opens_at=max(hours[0], opened_at),
        closes_at=hours[1],
        cites=again[0],
        cites_why=again[1],
        zone=zone,
        state=states.RoundState.OPEN,
        seats=seats,
    )
    round_.electorate_sha256 = seal.of_electorate(seat.printed for seat in seats)
    round_.sha256 = round_.seal_with(seats)
    return round_
