"""Who may do what with the charter."""

from taskforce.charter.models import TaskForce
from taskforce.core.actor import Actor


def can_edit_charter(actor: Actor, task_force: TaskForce) -> bool:
    """The facilitator keeps the charter; the program lays it down when it loads a file."""
    return actor.has("facilitator", "program") and actor.task_force_id == task_force.id


def can_pass_gate(actor: Actor, task_force: TaskForce) -> bool:
    """The facilitator says that a stage is over."""
    return can_edit_charter(actor, task_force)
