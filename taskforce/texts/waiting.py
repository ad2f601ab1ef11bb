"""What comment rounds wait for: those asked who have said nothing yet."""

from typing import Any

from sqlalchemy import ColumnElement, Select, exists

from taskforce.core.events import Event
from taskforce.members.states import Scope
from taskforce.texts import homes
from taskforce.texts.models import Asked, Comment, CommentRound, RoundText
from taskforce.texts.states import SHARED, CommentRoundState
from taskforce.web import waiting
from taskforce.web.waiting import TASK_FORCE


def silent_in_round(on_it: ColumnElement[bool]) -> tuple[ColumnElement[bool], ...]:
    """Of rows of Asked with their CommentRound: the round is open, and they have neither passed nor commented.

    `on_it`: which comments are on what the round asks about.
    """
    shared = waiting.among(Comment.audience, SHARED)
    since = (on_it, Comment.made_at >= CommentRound.opened_at, shared)
    said = exists().where(*since, Comment.by_id == Asked.person_id)
    for_them = exists().where(
        *since,
        Event.subject_id == Comment.public_id,
        Event.for_id == Asked.person_id,
    )
    is_open = CommentRound.state == waiting.spelled(CommentRoundState.OPEN)
    return CommentRound.task_force_id == TASK_FORCE, is_open, Asked.passed_at.is_(None), ~said, ~for_them


@waiting.source(
    "comment_round",
    "Comment on {title}",
    "Read and comment",
    "comment_rounds.show",
    scopes=(Scope.COMMENT,),
)
def comment_rounds() -> Select[Any]:
    """Rounds on texts whose owners do not say themselves that they wait for comments."""
    theirs = exists().where(RoundText.round_id == CommentRound.id, RoundText.text_id == Comment.text_id)
    asked = waiting.rows(
        Asked.person_id, CommentRound.public_id, CommentRound.title, due_at=CommentRound.closes_at
    )
    elsewhere = waiting.among(CommentRound.owner_kind, homes.telling_what_waits())
    return asked.join(CommentRound, CommentRound.id == Asked.round_id).where(
        ~elsewhere, *silent_in_round(theirs)
    )
