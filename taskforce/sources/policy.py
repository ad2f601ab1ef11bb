"""Who may do what with sources."""

from taskforce.charter.models import Owned
from taskforce.core.actor import Actor


def can_add_source(actor: Actor) -> bool:
    """Whoever writes texts may add what they cite; the program does when it loads a file."""
    return actor.has("facilitator", "co_chair", "member") or actor.is_program


def can_edit_source(actor: Actor, source: Owned) -> bool:
    """The facilitator keeps the register: a note that changes, changes in every later version of every text."""
    return actor.has("facilitator") and actor.task_force_id == source.task_force_id


def can_add_practice(actor: Actor) -> bool:
    """The facilitator keeps the practices; the program does when it loads a file."""
    return actor.has("facilitator") or actor.is_program


def can_edit_practice(actor: Actor, practice: Owned) -> bool:
    """The facilitator keeps the practices."""
    return can_edit_source(actor, practice)
