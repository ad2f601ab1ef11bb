"""Who may do what with sources."""

from taskforce.core.actor import PROGRAM, Actor
from taskforce.core.permissions import permit
from taskforce.sources.models import Practice, Source


@permit("Add a source", "facilitator", "co_chair", "member", PROGRAM, scope="draft")
def can_add_source(actor: Actor) -> bool:
    """Whoever writes texts may add what they cite; the program does when it loads a file."""
    return True


@permit("Import sources", "facilitator", "co_chair", "member")
def can_import_sources(actor: Actor) -> bool:
    """Whoever may add one source may bring a list of them."""
    return True


@permit("Keep the register of sources", "facilitator")
def can_edit_sources(actor: Actor) -> bool:
    """The facilitator keeps the register and the practices."""
    return True


@permit("Change a source", "facilitator")
def can_edit_source(actor: Actor, source: Source) -> bool:
    """The facilitator: a note that is changed here changes in every later version of every text."""
    return True


@permit("Add a practice", "facilitator", PROGRAM)
def can_add_practice(actor: Actor) -> bool:
    """The facilitator; the program does when it loads a file."""
    return True


@permit("Change a practice", "facilitator")
def can_edit_practice(actor: Actor, practice: Practice) -> bool:
    """The facilitator."""
    return True
