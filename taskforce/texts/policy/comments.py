"""Who may comment and reply."""

from taskforce.core.actor import Actor
from taskforce.core.permissions import READERS, permit
from taskforce.texts.models import Comment, Text
from taskforce.texts.policy.texts import HANDS, STEERS
from taskforce.texts.states import Audience


@permit("Comment on a text", *HANDS, scope="comment", when="comments are open")
def can_comment(actor: Actor, text: Text) -> bool:
    """Facilitator, co-chairs and members, while comments are open. Observers read."""
    return text.takes_comments


@permit("Reply to a comment", *HANDS, scope="comment", when="the text is not frozen")
def can_reply(actor: Actor, text: Text) -> bool:
    """Those who may comment; also after comments are closed, until the text is frozen."""
    return text.frozen_at is None


@permit("Read a comment", *READERS, scope="read", when="it is for them")
def can_read_comment(actor: Actor, comment: Comment) -> bool:
    """Whoever wrote it; besides them nobody a private note, the office one of the office, the co-chairs theirs.

    The facilitator reads what is for the co-chairs, and neither private notes nor those of an office.
    """
    audience = Audience(comment.audience)
    if comment.by_id is not None and comment.by_id == actor.person_id:
        return True
    if comment.office_id is not None and comment.office_id == actor.stands_for_id:
        return audience != Audience.PRIVATE
    return audience == Audience.ALL or (audience == Audience.CO_CHAIRS and actor.has(*STEERS))
