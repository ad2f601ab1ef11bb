"""Where a comment stands on another version than its own. Never on other words: rather nowhere."""

from typing import Literal

from taskforce.texts.rules.align import LEAST
from taskforce.texts.rules.likeness import ratio, words

Place = Literal["same", "changed", "gone"]


def place(then: str, now: str | None) -> Place:
    """Whether words commented on are the same now, changed but at least half kept, or gone."""
    if now is None:
        return "gone"
    if then == now:
        return "same"
    return "changed" if ratio(words(then), words(now)) >= LEAST else "gone"
