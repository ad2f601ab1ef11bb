"""Who may do what with a text. What its owner allows besides, the owner's own policy says."""

from taskforce.core.actor import Actor
from taskforce.texts.models import Comment, Text

HANDS = ("facilitator", "co_chair", "member")


def can_begin_text(actor: Actor) -> bool:
    """Whoever may write."""
    return actor.has(*HANDS) or actor.is_program


def can_write_version(actor: Actor, text: Text) -> bool:
    """Facilitator, co-chairs and members, while the text takes edits."""
    return _is_here(actor, text) and text.takes_edits and (actor.has(*HANDS) or actor.is_program)


def can_open_comments(actor: Actor, text: Text) -> bool:
    """The facilitator and the co-chairs open and close comments; the program does at an hour."""
    return _is_here(actor, text) and (actor.has("facilitator", "co_chair") or actor.is_program)


def can_freeze(actor: Actor, text: Text) -> bool:
    """Who closes comments also freezes, and takes a frozen text up again."""
    return can_open_comments(actor, text)


def can_comment(actor: Actor, text: Text) -> bool:
    """Facilitator, co-chairs and members, while comments are open. Observers read."""
    return _is_here(actor, text) and text.takes_comments and actor.has(*HANDS)


def can_reply(actor: Actor, text: Text) -> bool:
    """Those who may comment; also after comments are closed, until the text is frozen."""
    return _is_here(actor, text) and text.frozen_at is None and actor.has(*HANDS)


def can_dispose_comments(actor: Actor, text: Text) -> bool:
    """The facilitator answers for the text, at any time."""
    return _is_here(actor, text) and actor.has("facilitator")


def can_dispose_comment(actor: Actor, comment: Comment) -> bool:
    """The facilitator, also a comment of their own; each comment once."""
    return can_dispose_comments(actor, comment.text) and comment.disposition is None


def _is_here(actor: Actor, text: Text) -> bool:
    return actor.task_force_id == text.task_force_id
