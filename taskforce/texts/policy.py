"""Who may do what with a text. What its owner allows besides, the owner's own policy says."""

from taskforce.core.actor import PROGRAM, Actor
from taskforce.core.permissions import permit
from taskforce.texts.models import Comment, Text

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


@permit("Comment on a text", *HANDS, scope="comment", when="comments are open")
def can_comment(actor: Actor, text: Text) -> bool:
    """Facilitator, co-chairs and members, while comments are open. Observers read."""
    return text.takes_comments


@permit("Reply to a comment", *HANDS, scope="comment", when="the text is not frozen")
def can_reply(actor: Actor, text: Text) -> bool:
    """Those who may comment; also after comments are closed, until the text is frozen."""
    return text.frozen_at is None


@permit("Answer for the comments on a text", "facilitator")
def can_dispose_comments(actor: Actor, text: Text) -> bool:
    """The facilitator answers for the text, at any time."""
    return True


@permit("Answer a comment", "facilitator", when="it has no answer yet")
def can_dispose_comment(actor: Actor, comment: Comment) -> bool:
    """The facilitator, also a comment of their own; each comment once."""
    return can_dispose_comments(actor, comment.text) and comment.disposition is None
