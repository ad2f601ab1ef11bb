"""Who may remind whom, and who chooses what they are told."""

from taskforce.core.actor import DELEGATE, Actor
from taskforce.core.permissions import READERS, permit
from taskforce.members.models import Person


@permit("Remind somebody of what waits for them", "facilitator", when="they have taken their seat")
def can_nudge(actor: Actor, person: Person) -> bool:
    """The facilitator asks; a person without a seat has no page to go to."""
    return person.is_seated


@permit("See which mail could not be delivered", "facilitator")
def can_see_undelivered(actor: Actor) -> bool:
    """Addresses are the facilitator's business."""
    return True


@permit("Choose what one is told", *READERS, "funder", DELEGATE)
def can_choose_notices(actor: Actor) -> bool:
    """Each for themselves; the program chooses for nobody."""
    return not actor.is_program
