"""Who may do what with the charter."""

from taskforce.charter.models import TaskForce
from taskforce.core.actor import PROGRAM, Actor
from taskforce.core.permissions import permit


@permit("Edit the charter", "facilitator", PROGRAM)
def can_edit_charter(actor: Actor, task_force: TaskForce) -> bool:
    """The facilitator keeps the charter; the program lays it down when it loads a file."""
    return True


@permit("Say that a stage is over", "facilitator", PROGRAM)
def can_pass_gate(actor: Actor, task_force: TaskForce) -> bool:
    """Like the charter itself."""
    return True
