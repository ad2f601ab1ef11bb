"""Who takes suggestions over."""

from taskforce.core.actor import Actor
from taskforce.core.permissions import permit
from taskforce.texts.models import Text


@permit("Take suggestions over into a text", "facilitator", when="the text takes edits")
def can_accept_suggestions(actor: Actor, text: Text) -> bool:
    """Who answers comments, while the text takes edits."""
    return text.takes_edits
