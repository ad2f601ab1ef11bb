"""What a comment round does to the recommendations that it asks about: their state follows it."""

from sqlalchemy.orm import Session

from taskforce.core import events
from taskforce.core.actor import Actor
from taskforce.core.errors import WrongState, allow
from taskforce.core.events import Event
from taskforce.recommendations import policy, queries, states
from taskforce.recommendations.actions.moves import STEER, move
from taskforce.recommendations.models import Recommendation
from taskforce.recommendations.states import State
from taskforce.texts.models import CommentRound

OPENED = "recommendation.opened_for_comment"


@events.on("comment_round.opened")
def follow_opening(session: Session, actor: Actor, event: Event, round_: CommentRound) -> None:
    """Each recommendation that it asks about is open for comment now. Raises WrongState where one cannot be."""
    for found in queries.of_texts(session, actor, [of.text_id for of in round_.texts]):
        if found.state == State.OPEN_FOR_COMMENT:
            continue
        if not states.OPEN_FOR_COMMENT.fits(found):
            now = str(found.state).replace("_", " ")
            raise WrongState(
                f"“{found.fields.title}” is {now}. Comments can be asked for once it is in drafting."
            )
        allow(policy.can_open_for_comment(actor, found), STEER)
        move(session, actor, found, states.OPEN_FOR_COMMENT)
        _record(session, actor, OPENED, found, round_, version=found.text.number)


@events.on("comment_round.closed")
def follow_closing(session: Session, actor: Actor, event: Event, round_: CommentRound) -> None:
    """Comments on each recommendation that it asked about are closed, unless they are already."""
    for found in queries.of_texts(session, actor, [of.text_id for of in round_.texts]):
        if found.state == State.OPEN_FOR_COMMENT:
            allow(policy.can_close_comments(actor, found), STEER)
            move(session, actor, found, states.CLOSE_COMMENTS)
            _record(session, actor, "recommendation.comments_closed", found, round_)


def _record(
    session: Session, actor: Actor, kind: str, found: Recommendation, round_: CommentRound, **facts: int
) -> None:
    why = round_.words if round_.owner_id == found.public_id and kind == OPENED else ""
    events.record(session, actor, kind, found, why=why, round=round_.public_id, **facts)
