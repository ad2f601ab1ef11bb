"""Who may comment and reply."""

from taskforce.core.actor import Actor
from taskforce.core.permissions import permit
from taskforce.texts.models import Text
from taskforce.texts.policy.texts import HANDS


@permit("Comment on a text", *HANDS, scope="comment", when="comments are open")
def can_comment(actor: Actor, text: Text) -> bool:
    """Facilitator, co-chairs and members, while comments are open. Observers read."""
    return text.takes_comments


@permit("Reply to a comment", *HANDS, scope="comment", when="the text is not frozen")
def can_reply(actor: Actor, text: Text) -> bool:
    """Those who may comment; also after comments are closed, until the text is frozen."""
    return text.frozen_at is None
