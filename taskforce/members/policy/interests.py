"""Who may do what with declared interests."""

from taskforce.core.actor import Actor
from taskforce.core.permissions import READERS, permit
from taskforce.members.models import Interest


@permit("Declare one's own interests", *READERS, when="for oneself; no delegate does it for anybody")
def can_declare_interest(actor: Actor) -> bool:
    """Each person for themselves: nobody knows another's interests, whatever was delegated."""
    return actor.principal_id is None


@permit("Withdraw an interest", *READERS, when="it is one's own and stands")
def can_withdraw_interest(actor: Actor, interest: Interest) -> bool:
    """Only whoever declared it."""
    is_own = actor.principal_id is None and interest.person_id == actor.person_id
    return is_own and interest.withdrawn_at is None


@permit("Read the register of interests", "facilitator", "co_chair")
def can_read_interests(actor: Actor) -> bool:
    """Facilitator and co-chairs; everybody else sees their own only, observers and the host included."""
    return True
