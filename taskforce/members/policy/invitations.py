"""Who may do what with invitations."""

from taskforce.core.actor import Actor
from taskforce.core.permissions import permit
from taskforce.members.models import Person


@permit("Take an invitation back", "facilitator", when="it was not answered yet")
def can_withdraw_invitation(actor: Actor, person: Person) -> bool:
    """Whoever has taken the seat has answered."""
    return person.account_id is None
