"""Words as people typed them, looked at before they are kept."""

from taskforce.core import prose
from taskforce.core.errors import Refused


def words(field: str, words: str, needed: str = "") -> str:
    """The words without what cannot be seen. Raises Refused for what cannot be kept, and with `needed` for none."""
    if not prose.is_storable(words):
        raise Refused(field, "This holds a character that cannot be kept. Please type it again.")
    words = prose.clean(words).strip()
    if needed and not words:
        raise Refused(field, needed)
    return words
