"""Who may do what with sources."""

from taskforce.core.actor import Actor
from taskforce.sources.models import Practice, Source


def can_add_source(actor: Actor) -> bool:
    """Whoever writes texts may add what they cite; the program does when it loads a file."""
    return actor.has("facilitator", "co_chair", "member") or actor.is_program


def can_edit_sources(actor: Actor) -> bool:
    """The facilitator keeps the register and the practices."""
    return actor.has("facilitator")


def can_edit_source(actor: Actor, source: Source) -> bool:
    """The facilitator: a note that is changed here changes in every later version of every text."""
    return can_edit_sources(actor) and actor.task_force_id == source.task_force_id


def can_add_practice(actor: Actor) -> bool:
    """The facilitator; the program does when it loads a file."""
    return can_edit_sources(actor) or actor.is_program


def can_edit_practice(actor: Actor, practice: Practice) -> bool:
    """The facilitator."""
    return can_edit_sources(actor) and actor.task_force_id == practice.task_force_id
