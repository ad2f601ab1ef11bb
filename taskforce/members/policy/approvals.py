"""Who may do what with approvals of how people are printed."""

from taskforce.core.actor import PROGRAM, Actor
from taskforce.core.permissions import permit
from taskforce.members.models import Person
from taskforce.members.states import RoleName

ANY_ROLE = tuple(str(name) for name in RoleName if name != RoleName.DELEGATE)


@permit("See what everybody has approved", "facilitator")
def can_see_approvals(actor: Actor) -> bool:
    """The facilitator keeps the table."""
    return True


@permit("Ask somebody to approve how they are printed", "facilitator", when="the person has not left")
def can_send_for_approval(actor: Actor, person: Person) -> bool:
    """The facilitator asks; those listed as announced too, if an address is known."""
    return person.left_at is None


@permit("Approve how one is printed", *ANY_ROLE, scope="sign", when="it is oneself, or the principal")
def can_approve(actor: Actor, person: Person) -> bool:
    """Nobody but the person, or whom they let sign for them."""
    return actor.stands_for_id == person.id


@permit("Write down an approval that was given elsewhere", "facilitator", PROGRAM)
def can_record_approval(actor: Actor, person: Person) -> bool:
    """The facilitator says who gave it and how; a file brings what it holds."""
    return True
