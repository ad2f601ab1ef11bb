"""Who answers comments."""

from taskforce.core.actor import Actor
from taskforce.core.permissions import permit
from taskforce.texts.models import Comment, Text
from taskforce.texts.states import Audience


@permit("Answer for the comments on a text", "facilitator")
def can_dispose_comments(actor: Actor, text: Text) -> bool:
    """The facilitator answers for the text, at any time."""
    return True


@permit("Answer a comment", "facilitator", when="it has no answer yet and is no note of an office")
def can_dispose_comment(actor: Actor, comment: Comment) -> bool:
    """The facilitator, also a comment of their own; each comment once."""
    owed = comment.disposition is None and comment.audience not in (Audience.OFFICE, Audience.PRIVATE)
    return can_dispose_comments(actor, comment.text) and owed
