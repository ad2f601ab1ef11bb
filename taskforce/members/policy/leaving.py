"""Who may say that somebody has left, and change the way in of somebody who is here."""

from taskforce.core.actor import Actor
from taskforce.core.permissions import permit
from taskforce.members.models import Person
from taskforce.members.policy.offices import PRINCIPALS


@permit("Say that somebody has left", *PRINCIPALS, when="for oneself; the facilitator for everybody")
def can_leave(actor: Actor, person: Person) -> bool:
    """People may resign; the facilitator writes down what else happened. Staff leave nobody's seat for them."""
    oneself = actor.principal_id is None and actor.person_id == person.id
    return actor.has("facilitator") or oneself


@permit("Take back that somebody has left", "facilitator", when="they have left")
def can_come_back(actor: Actor, person: Person) -> bool:
    """A slip, or a change of mind."""
    return person.left_at is not None


@permit("Change the mail address of somebody who signs in", "facilitator", when="they have a seat")
def can_change_address(actor: Actor, person: Person) -> bool:
    """Both addresses hear of it; who acts for somebody never changes how that person signs in."""
    return person.is_seated
