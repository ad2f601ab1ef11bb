"""Who may do what with people."""

from taskforce.core.actor import PROGRAM, Actor
from taskforce.core.permissions import permit
from taskforce.members.models import Person


@permit("Put somebody on the list of people", "facilitator", PROGRAM)
def can_add_person(actor: Actor) -> bool:
    """The facilitator fills the list; the program does when it loads a file."""
    return True


@permit("Change how somebody is printed", "facilitator", PROGRAM)
def can_edit_person(actor: Actor, person: Person) -> bool:
    """The facilitator keeps the printed names and titles."""
    return True


@permit("Invite somebody", "facilitator", PROGRAM, when="the person has no seat yet and is not only listed")
def can_invite(actor: Actor, person: Person) -> bool:
    """Those listed as announced are not invited, nor those who have left."""
    return not person.listed_only and person.account_id is None and person.left_at is None


@permit("See mail addresses", "facilitator")
def can_see_addresses(actor: Actor) -> bool:
    """Mail addresses are for the facilitator."""
    return True
