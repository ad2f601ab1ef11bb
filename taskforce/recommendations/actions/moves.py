"""The moves of a recommendation's life. With each its text changes what it takes, in the same transaction."""

from typing import Any

from sqlalchemy.orm import Session

from taskforce.core import clock, events
from taskforce.core.actor import Actor, program
from taskforce.core.errors import Refused, WrongState, allow
from taskforce.core.states import Move
from taskforce.recommendations import policy, queries, states
from taskforce.recommendations.models import Recommendation
from taskforce.recommendations.states import TAKES, State, TextTakes
from taskforce.texts import actions as texts

STEER = "The facilitator and the co-chairs do that."


def put_forward(session: Session, actor: Actor, recommendation: Recommendation, *, why: str = "") -> None:
    """Make a proposal of an idea."""
    allow(policy.can_put_forward(actor, recommendation), "Whoever had the idea puts it forward.")
    move(session, actor, recommendation, states.PUT_FORWARD)
    events.record(session, actor, "recommendation.put_forward", recommendation, why=why)


def draft(session: Session, actor: Actor, recommendation: Recommendation, *, why: str = "") -> None:
    """Take a proposal into drafting."""
    allow(policy.can_draft(actor, recommendation), STEER)
    move(session, actor, recommendation, states.DRAFT)
    events.record(session, actor, "recommendation.drafting_begun", recommendation, why=why)


def open_for_comment(
    session: Session, actor: Actor, recommendation: Recommendation, *, why: str = "", **round_: Any
) -> None:
    """Ask for comments on the current version: a comment round opens on its text, and moves it (see `follow_opening`).

    `round_`: `closes_at`, `asked` and `by_mail`, as `texts.open_comment_round` takes them; `why` are its words.
    """
    allow(policy.can_open_for_comment(actor, recommendation), STEER)
    if not states.OPEN_FOR_COMMENT.fits(recommendation):
        states.OPEN_FOR_COMMENT.apply(recommendation)  # refuses, and says why
    text = recommendation.text
    texts.open_comment_round(session, actor, title=text.label, texts=[text], words=why, **round_)


def close_comments(session: Session, actor: Actor, recommendation: Recommendation, *, why: str = "") -> None:
    """Take no more comments; those that are there can still be answered."""
    allow(policy.can_close_comments(actor, recommendation), STEER)
    move(session, actor, recommendation, states.CLOSE_COMMENTS)
    events.record(session, actor, "recommendation.comments_closed", recommendation, why=why)


def bring_to_decision(
    session: Session, actor: Actor, recommendation: Recommendation, *, why: str = ""
) -> None:
    """Freeze the current version for the decision. Raises WrongState while a critical comment is unanswered."""
    allow(policy.can_bring_to_decision(actor, recommendation), STEER)
    _refuse_unanswered(session, recommendation)
    move(session, actor, recommendation, states.BRING_TO_DECISION)
    version = recommendation.text.number
    events.record(
        session, actor, "recommendation.brought_to_decision", recommendation, version=version, why=why
    )


def take_back(session: Session, actor: Actor, recommendation: Recommendation, *, why: str) -> None:
    """Give it back to the drafters. Raises WrongState while a vote on it is open, Refused without a reason."""
    allow(policy.can_take_back(actor, recommendation), STEER)
    require(why)
    refuse_while_voted_on(session, recommendation)
    move(session, actor, recommendation, states.TAKE_BACK)
    events.record(session, actor, "recommendation.taken_back", recommendation, why=why)


def defer(session: Session, actor: Actor, recommendation: Recommendation, *, why: str) -> None:
    """Put it off. Raises WrongState while a vote on it is open, Refused without a reason."""
    allow(policy.can_defer(actor, recommendation), STEER)
    require(why)
    refuse_while_voted_on(session, recommendation)
    move(session, actor, recommendation, states.DEFER)
    events.record(session, actor, "recommendation.deferred", recommendation, why=why)


def withdraw(session: Session, actor: Actor, recommendation: Recommendation, *, why: str) -> None:
    """Take it out of play. Raises WrongState while a vote on it is open, Refused without a reason."""
    allow(
        policy.can_withdraw(actor, recommendation),
        "Whoever proposed this withdraws it, or the facilitator does.",
    )
    require(why)
    refuse_while_voted_on(session, recommendation)
    move(session, actor, recommendation, states.WITHDRAW)
    events.record(session, actor, "recommendation.withdrawn", recommendation, why=why)


def take_up_again(session: Session, actor: Actor, recommendation: Recommendation, *, why: str) -> None:
    """Bring back into drafting what was put aside, failed or merged into another. Raises Refused without a reason."""
    allow(policy.can_take_up_again(actor, recommendation), STEER)
    require(why)
    recommendation.merged_into_id = None
    move(session, actor, recommendation, states.TAKE_UP_AGAIN)
    events.record(session, actor, "recommendation.taken_up_again", recommendation, why=why)


def move(session: Session, actor: Actor, recommendation: Recommendation, step: Move) -> None:
    """Make the move, and let the text take what it takes in the new state. Raises WrongState and changes nothing.

    The text follows by itself: the program does that, for whoever may make the move. A comment round that ends by it
    names the actor.
    """
    step.apply(recommendation)
    recommendation.moved_at = clock.now()
    hand, text = program(recommendation.task_force_id), recommendation.text
    takes = TAKES[State(recommendation.state)]
    if takes == TextTakes.NOTHING:
        texts.freeze(session, hand, text)
        texts.leave_comment_round(session, actor, text)
        return
    texts.take_up_again(session, hand, text)
    follow = texts.open_comments if takes == TextTakes.EDITS_AND_COMMENTS else texts.close_comments
    follow(session, hand, text)
    if not text.takes_comments:
        texts.leave_comment_round(session, actor, text)


def _refuse_unanswered(session: Session, recommendation: Recommendation) -> None:
    """Raise WrongState while a critical comment has no disposition, on it or on what it was made of."""
    critical = queries.open_comments(session, recommendation.text_id).critical
    if critical:
        raise WrongState(
            f"{_wait(critical)} for an answer. Answer it with a disposition, then put the text to the vote."
        )
    before = queries.open_before(session, recommendation).critical
    if before:
        raise WrongState(f"{_wait(before)} for an answer on what this was made of. Answer it there first.")


def _wait(critical: int) -> str:
    return "One critical comment waits" if critical == 1 else f"{critical} critical comments wait"


def require(why: str) -> None:
    """Raise Refused where no reason is given."""
    if not why.strip():
        raise Refused("why", "Please say why: it stands in the record.")


def refuse_while_voted_on(session: Session, recommendation: Recommendation) -> None:
    """Raise WrongState while a vote on it is open."""
    if queries.is_voted_on(session, recommendation):
        raise WrongState("A vote on this is open. It can be moved when that vote is closed.")
