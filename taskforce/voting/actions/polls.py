"""Straw polls: opened, answered and closed. Nothing follows from them; no tally and no link of the chain holds them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from taskforce.charter.models import TaskForce
from taskforce.core import clock, events, jobs
from taskforce.core.actor import Actor
from taskforce.core.errors import NotAllowed, Refused, WrongState, allow
from taskforce.members import queries as people
from taskforce.voting import policy, queries, states
from taskforce.voting.matter import Matter
from taskforce.voting.models import StrawAnswer, StrawPoll
from taskforce.voting.rules import gradient
from taskforce.voting.rules.gradient import Step

CLOSE = "close_due_straw_poll"  # the job of its hour


def open_straw_poll(
    session: Session,
    actor: Actor,
    matter: Matter,
    *,
    question: str,
    steps: Sequence[Step],
    closes_at: datetime,
    is_named: bool | None = None,
) -> StrawPoll:
    """Ask where everybody who may vote stands on a frozen matter. `is_named`: left out, the charter's wish of now.

    Raises NotAllowed, Refused beside the field that is wrong.
    """
    allow(policy.can_open_straw_poll(actor), "Those who steer open straw polls.")
    _check(question, steps, closes_at)
    charter = session.get_one(TaskForce, actor.task_force_id)
    poll = StrawPoll(
        task_force_id=actor.task_force_id,
        matter_kind=matter.kind,
        matter_id=matter.public_id,
        matter_label=matter.label,
        matter_text=matter.text,
        matter_sha256=matter.sha256,
        question=question,
        steps=[list(step) for step in steps],
        is_named=charter.straw_names if is_named is None else is_named,
        opened_at=clock.now(),
        opened_by_name=actor.name,
        closes_at=closes_at,
        zone=charter.zone,
    )
    session.add(poll)
    facts = {"question": question, "matter_kind": matter.kind, "matter_id": matter.public_id}
    events.record(session, actor, "straw_poll.opened", poll, **facts)
    jobs.enqueue(session, CLOSE, task_force_id=poll.task_force_id, run_after=closes_at, poll=poll.public_id)
    return poll


def _check(question: str, steps: Sequence[Step], closes_at: datetime) -> None:
    if not question.strip():
        raise Refused("question", "Please write the question that is asked.")
    if closes_at <= clock.now():
        raise Refused("closes_at", "The straw poll must close at an hour that is still to come.")
    try:
        gradient.check(steps)
    except ValueError as fault:
        raise Refused("steps", str(fault)) from fault


def answer_straw_poll(
    session: Session, actor: Actor, poll: StrawPoll, *, step: int, reason: str = ""
) -> StrawAnswer:
    """Say where one stands, or a principal does; said again it takes the place of the answer before.

    What a principal said in person their delegate does not change. Raises NotAllowed, Refused, WrongState.
    """
    allow(policy.can_answer_straw_poll(actor, poll), "Whoever may vote answers straw polls.")
    whose = next(
        (one for one in people.electorate(session, actor, chairs_vote=True) if one.id == actor.stands_for_id),
        None,
    )
    if whose is None:
        raise NotAllowed("Whoever may vote answers straw polls.")
    if not poll.takes_answers:
        raise WrongState("This straw poll is closed. Your answer was not taken.")
    if not 0 <= step < len(poll.steps):
        raise Refused("step", "Please choose one of the steps.")
    answer, by = queries.straw_answer(session, actor, poll), actor.name if actor.principal_id else ""
    if answer and by and not answer.answered_by_name:
        raise WrongState(f"{whose.printed_name} has answered in person, and alone can change that.")
    if answer is None:
        answer = StrawAnswer(task_force_id=poll.task_force_id, poll_id=poll.id, person_id=whose.id)
        answer.person_public_id = whose.public_id
        session.add(answer)
    answer.printed_name, answer.level = whose.printed_name, whose.level
    answer.step, answer.reason, answer.answered_at, answer.answered_by_name = step, reason, clock.now(), by
    facts = {"poll": poll.public_id, "person": whose.public_id, "step": step, "reason": reason}
    events.record(session, actor, "straw_poll.answered", answer, **facts)
    return answer


def close_straw_poll(session: Session, actor: Actor, poll: StrawPoll) -> None:
    """Close it, for ever, and show how it went. Raises NotAllowed, WrongState."""
    allow(
        policy.can_close_straw_poll(actor, poll),
        "Those who steer close a straw poll, or the program at its hour.",
    )
    if not poll.is_open:
        raise WrongState("This straw poll is closed already.")
    states.CLOSE_STRAW_POLL.apply(poll)
    poll.closed_at = clock.now()
    answers = [one.step for one in queries.straw_answers(session, poll)]
    events.record(session, actor, "straw_poll.closed", poll, counts=gradient.counted(answers, poll.gradient))
