"""What recommendations wait for: comments, answers to them, and the next step."""

from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, exists, func, select
from sqlalchemy.orm import aliased

from taskforce.members.states import Scope
from taskforce.members.waiting import for_each, holders
from taskforce.recommendations.models import KIND, Recommendation
from taskforce.recommendations.states import IN_WORK, State
from taskforce.texts.models import Asked, Comment, CommentRound, Disposition, Text
from taskforce.texts.states import SHARED, CommentKind
from taskforce.texts.waiting import silent_in_round
from taskforce.voting.models import Round
from taskforce.voting.states import RoundState
from taskforce.web import waiting
from taskforce.web.waiting import TASK_FORCE, Urgency

PAGE = "recommendations.show"


@waiting.source("comment", "Comment on {title}", "Read and comment", PAGE, scopes=(Scope.COMMENT,))
def comments() -> Select[Any]:
    """Recommendations that a comment round asks about, for those asked who have neither commented nor passed."""
    on_it = Comment.text_id == Recommendation.text_id
    asked = waiting.rows(Asked.person_id, Recommendation.public_id, Text.label, due_at=CommentRound.closes_at)
    return (
        asked.join(CommentRound, CommentRound.id == Asked.round_id)
        .join(Recommendation, Recommendation.public_id == CommentRound.owner_id)
        .join(Text, Text.id == Recommendation.text_id)
        .where(CommentRound.owner_kind == KIND, *silent_in_round(on_it))
    )


@waiting.source(
    "critical",
    "Answer a critical comment on {title}",
    "Answer it",
    PAGE,
    many="Answer {number} critical comments on {title}",
    urgency=Urgency.BLOCKS,
)
def critical_comments() -> Select[Any]:
    """Critical comments without an answer: nothing goes to the vote before."""
    return _answers(Comment.kind == waiting.spelled(CommentKind.CRITICAL))


@waiting.source(
    "answer",
    "Answer a comment on {title}",
    "Answer it",
    PAGE,
    many="Answer {number} comments on {title}",
    urgency=Urgency.WHENEVER,
)
def other_comments() -> Select[Any]:
    """The other comments without an answer."""
    return _answers(Comment.kind != waiting.spelled(CommentKind.CRITICAL))


@waiting.source("draft", "Take {title} into drafting", "Read it", PAGE, urgency=Urgency.WHENEVER)
def proposals() -> Select[Any]:
    """Proposals that those who steer have not taken up."""
    return _in(State.PROPOSED, holders("facilitator", "co_chair"))


@waiting.source("put_to_vote", "Put {title} to the vote", "See what is next", PAGE)
def decisions() -> Select[Any]:
    """What stands ready for a decision: comments are closed, no critical one is open, and no vote runs."""
    merged = aliased(Recommendation)
    its_own = Comment.text_id == Recommendation.text_id
    taken_in = Comment.text_id.in_(select(merged.text_id).where(merged.merged_into_id == Recommendation.id))
    blocked = (
        exists(Comment.id)
        .where(its_own | taken_in, Comment.kind == waiting.spelled(CommentKind.CRITICAL))
        .where(waiting.among(Comment.audience, SHARED))
        .where(~exists().where(Disposition.comment_id == Comment.id, Disposition.stands))
    )
    voted_on = exists().where(
        Round.task_force_id == TASK_FORCE,
        Round.matter_kind == waiting.spelled(KIND),
        Round.matter_id == Recommendation.public_id,
        Round.state == waiting.spelled(RoundState.OPEN),
    )
    ready = _in((State.COMMENTS_CLOSED, State.UP_FOR_DECISION), holders("facilitator"))
    return ready.where(~blocked, ~voted_on)


def _in(state: State | tuple[State, ...], who: Subquery) -> Select[Any]:
    """Recommendations in these states, for each of these people."""
    states = state if isinstance(state, tuple) else (state,)
    found = waiting.rows(who.c.person_id, Recommendation.public_id, Text.label)
    return (
        for_each(who, found, Recommendation)
        .join(Text, Text.id == Recommendation.text_id)
        .where(Recommendation.task_force_id == TASK_FORCE, waiting.among(Recommendation.state, states))
    )


def _answers(which: ColumnElement[bool]) -> Select[Any]:
    """Recommendations with comments of that kind that have no answer, how many, for the facilitator."""
    who = holders("facilitator")
    unanswered = (
        select(Comment.text_id, func.count().label("number"))
        .outerjoin(Disposition, (Disposition.comment_id == Comment.id) & Disposition.stands)
        .where(Comment.task_force_id == TASK_FORCE, Disposition.id.is_(None), which)
        .where(waiting.among(Comment.audience, SHARED))
        .group_by(Comment.text_id)
        .subquery()
    )
    found = waiting.rows(who.c.person_id, Recommendation.public_id, Text.label, number=unanswered.c.number)
    return (
        for_each(who, found, Recommendation)
        .join(Text, Text.id == Recommendation.text_id)
        .join(unanswered, unanswered.c.text_id == Recommendation.text_id)
        .where(
            Recommendation.task_force_id == TASK_FORCE,
            waiting.among(Recommendation.state, (*IN_WORK, State.MERGED)),
        )
    )
