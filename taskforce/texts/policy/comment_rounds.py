"""Who asks for comments, closes the asking, and says that they have none."""

from taskforce.core.actor import PROGRAM, Actor
from taskforce.core.permissions import permit
from taskforce.texts.models import Asked, CommentRound
from taskforce.texts.policy.texts import HANDS, STEERS


@permit("Open a comment round", *STEERS)
def can_open_comment_round(actor: Actor) -> bool:
    """The facilitator and the co-chairs."""
    return True


@permit("Close a comment round", *STEERS, PROGRAM, when="it is open")
def can_close_comment_round(actor: Actor, round_: CommentRound) -> bool:
    """Who opens one also closes it; the program does at its hour."""
    return round_.is_open


@permit("Remind those whom a comment round asks", *STEERS, when="it is open")
def can_remind_comment_round(actor: Actor, round_: CommentRound) -> bool:
    """Who opens one."""
    return round_.is_open


@permit(
    "Say that one has no comments", *HANDS, scope="comment", when="the comment round is open and asks them"
)
def can_pass_comment_round(actor: Actor, round_: CommentRound, asked: Asked | None) -> bool:
    """Whoever is asked, or acts for somebody who is; `asked` is their row in this round."""
    mine = asked is not None and asked.round_id == round_.id and asked.person_id == actor.stands_for_id
    return round_.is_open and mine
