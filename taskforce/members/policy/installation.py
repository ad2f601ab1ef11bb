"""Who may do what with the installation, outside of any task force."""

from taskforce.core.actor import OPERATOR, PROGRAM, Actor
from taskforce.core.permissions import permit


@permit("Make somebody an operator", OPERATOR, PROGRAM)
def can_add_operator(actor: Actor) -> bool:
    """Operators choose operators; the first is made by a command on the machine."""
    return True


@permit("Let an operator go", OPERATOR, when="another one remains")
def can_remove_operator(actor: Actor) -> bool:
    """Any of them any other, and themselves."""
    return True


@permit("Found a task force", OPERATOR, when="its facilitator accepts by mail")
def can_found_task_force(actor: Actor) -> bool:
    """The operator names it and its first facilitator, and has no place in it."""
    return True
