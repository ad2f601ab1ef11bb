"""Who may write, open and freeze a text. What its owner allows besides, the owner's own policy says."""

from taskforce.core.actor import PROGRAM, Actor
from taskforce.core.permissions import permit
from taskforce.texts.models import Text

STEERS = ("facilitator", "co_chair")
HANDS = (*STEERS, "member")


@permit("Begin a text", *HANDS, PROGRAM, scope="draft")
def can_begin_text(actor: Actor) -> bool:
    """Whoever may write."""
    return True


@permit("Write a version of a text", *HANDS, PROGRAM, scope="draft", when="the text takes edits")
def can_write_version(actor: Actor, text: Text) -> bool:
    """Facilitator, co-chairs and members, while the text takes edits."""
    return text.takes_edits


@permit("Open and close comments on a text", *STEERS, PROGRAM)
def can_open_comments(actor: Actor, text: Text) -> bool:
    """The facilitator and the co-chairs; the program does at an hour."""
    return True


@permit("Freeze a text", *STEERS, PROGRAM)
def can_freeze(actor: Actor, text: Text) -> bool:
    """Who closes comments also freezes, and takes a frozen text up again."""
    return True


@permit("See who has read which version of a text", *STEERS)
def can_see_readers(actor: Actor, text: Text) -> bool:
    """The facilitator and the co-chairs; everybody knows that they do, because the page says so."""
    return True
