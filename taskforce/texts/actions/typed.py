"""Words as people typed them, looked at before they are kept."""

from taskforce.core import prose
from taskforce.core.errors import Refused
from taskforce.texts.models import Comment
from taskforce.texts.states import Audience


def words(field: str, words: str, needed: str = "") -> str:
    """The words without what cannot be seen. Raises Refused for what cannot be kept, and with `needed` for none."""
    if not prose.is_storable(words):
        raise Refused(field, "This holds a character that cannot be kept. Please type it again.")
    words = prose.clean(words).strip()
    if needed and not words:
        raise Refused(field, needed)
    return words


def event(comment: Comment, verb: str) -> str:
    """The kind of an event about a comment. What is not for all is a note: nobody is told of it who may not read it."""
    return f"{'comment' if comment.audience == Audience.ALL else 'note'}.{verb}"
