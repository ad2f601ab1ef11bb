"""Who may do what with people."""

from taskforce.core.actor import Actor
from taskforce.members.models import Person


def can_add_person(actor: Actor) -> bool:
    """The facilitator fills the list of people; the program does when it loads a file."""
    return actor.has("facilitator") or actor.is_program


def can_edit_person(actor: Actor, person: Person) -> bool:
    """The facilitator keeps the printed names and titles."""
    return can_add_person(actor) and person.task_force_id == actor.task_force_id


def can_invite(actor: Actor, person: Person) -> bool:
    """The facilitator invites; those listed as announced are not invited."""
    return can_edit_person(actor, person) and not person.listed_only and person.account_id is None


def can_see_addresses(actor: Actor) -> bool:
    """Mail addresses are for the facilitator."""
    return actor.has("facilitator")
