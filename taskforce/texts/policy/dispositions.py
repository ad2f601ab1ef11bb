"""Who answers comments."""

from taskforce.core.actor import Actor
from taskforce.core.permissions import permit
from taskforce.texts.models import Comment, Text
from taskforce.texts.policy.texts import HANDS
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


@permit("Say what one thinks of the answer to a comment", *HANDS, scope="comment", when="it has an answer")
def can_respond_to_disposition(actor: Actor, comment: Comment) -> bool:
    """Whoever made the comment, once to each answer; or who acts for the principal in whose name it was made."""
    mine = actor.person_id is not None and actor.person_id == comment.by_id
    of_the_office = comment.office_id is not None and comment.office_id == actor.stands_for_id
    answer = comment.disposition
    return (mine or of_the_office) and answer is not None and not answer.response
