"""Reading straw polls. Nobody reads answers before the close; who said what only where the poll is named."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, defer

from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound
from taskforce.voting import policy
from taskforce.voting.models import StrawAnswer, StrawPoll
from taskforce.voting.rules import gradient


@dataclass(frozen=True)
class Polled:
    """A straw poll as one actor may see it. `given`: how many answered; `mine`: the actor's own answer.

    `numbers`: how many took each step, and `answers` who with which reason, once it is closed; of a poll without names
    the answers are empty.
    """

    poll: StrawPoll
    given: int
    mine: StrawAnswer | None
    numbers: list[int]
    answers: Sequence[StrawAnswer]

    @property
    def sentence(self) -> str:
        """The distribution in words when closed; while open, how many answered."""
        if not self.poll.is_open:
            return gradient.spread(self.numbers, self.poll.gradient)
        return f"{self.given} answered. How is hidden from everybody until it closes."


def straw_poll(session: Session, actor: Actor, public_id: str) -> Polled:
    """One straw poll of the actor's task force. Raises NotFound."""
    ours = select(StrawPoll).where(
        StrawPoll.task_force_id == actor.task_force_id, StrawPoll.public_id == public_id
    )
    poll = session.scalar(ours)
    if poll is None:
        raise NotFound
    answers = straw_answers(session, poll)
    mine = next((one for one in answers if one.person_id == actor.stands_for_id), None)
    if actor.principal_id is not None and not actor.acts("vote"):
        mine = None
    if not policy.may_see_straw_answers(actor, poll):
        return Polled(poll, len(answers), mine, [], [])
    numbers = gradient.counted([one.step for one in answers], poll.gradient)
    return Polled(poll, len(answers), mine, numbers, answers if poll.is_named else [])


def straw_polls(session: Session, actor: Actor) -> Sequence[StrawPoll]:
    """All straw polls of the actor's task force, open ones by their hour, then closed ones, latest first."""
    ours = select(StrawPoll).where(StrawPoll.task_force_id == actor.task_force_id)
    found = session.scalars(ours.options(defer(StrawPoll.matter_text)).order_by(StrawPoll.id.desc())).all()
    return sorted(
        found, key=lambda poll: (not poll.is_open, poll.closes_at if poll.is_open else poll.opened_at)
    )


def straw_answers(session: Session, poll: StrawPoll) -> Sequence[StrawAnswer]:
    """Every answer, the most agreeing first; for the count and behind `straw_poll` only."""
    given = select(StrawAnswer).where(StrawAnswer.poll_id == poll.id)
    return session.scalars(given.order_by(StrawAnswer.step, StrawAnswer.printed_name, StrawAnswer.id)).all()


def straw_answer(session: Session, actor: Actor, poll: StrawPoll) -> StrawAnswer | None:
    """The answer of the actor, or of whom they act for."""
    given = select(StrawAnswer).where(
        StrawAnswer.poll_id == poll.id, StrawAnswer.person_id == actor.stands_for_id
    )
    return session.scalar(given)


def named_polls(session: Session, actor: Actor) -> dict[tuple[str, str], list[StrawPoll]]:
    """The closed straw polls with names on each matter, by kind and public id, in order of their close."""
    closed = select(StrawPoll).where(
        StrawPoll.task_force_id == actor.task_force_id, StrawPoll.closed_at.is_not(None), StrawPoll.is_named
    )
    found: dict[tuple[str, str], list[StrawPoll]] = {}
    light = closed.options(defer(StrawPoll.matter_text)).order_by(StrawPoll.closed_at, StrawPoll.id)
    for poll in session.scalars(light):
        if policy.may_see_straw_answers(actor, poll):
            found.setdefault((poll.matter_kind, poll.matter_id), []).append(poll)
    return found


def steps_taken(session: Session, polls: Sequence[StrawPoll]) -> dict[int, dict[str, int]]:
    """The step of each person, by public id, in each of these closed straw polls by its number."""
    found: dict[int, dict[str, int]] = {poll.id: {} for poll in polls}
    if found:
        given = select(StrawAnswer.poll_id, StrawAnswer.person_public_id, StrawAnswer.step)
        for row in session.execute(given.where(StrawAnswer.poll_id.in_(found))):
            found[row.poll_id][row.person_public_id] = row.step
    return found
