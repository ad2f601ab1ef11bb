"""Who may let whom act in whose name."""

from taskforce.core.actor import Actor
from taskforce.core.permissions import permit
from taskforce.members.models import Delegation, Person

PRINCIPALS = ("facilitator", "co_chair", "member", "observer", "host_principal")  # who may have staff here
OWN = "for oneself; the facilitator for everybody"


@permit("See an office: who acts for somebody, and what they did", *PRINCIPALS, when=OWN)
def can_see_office(actor: Actor, principal: Person) -> bool:
    """A principal sees all that is done in their name; so does whoever keeps the list."""
    return actor.has("facilitator") or _is_oneself(actor, principal)


@permit("Let somebody act for a principal", *PRINCIPALS, when=f"the principal has a seat; {OWN}")
def can_grant_delegation(actor: Actor, principal: Person) -> bool:
    """Only who has taken a seat of their own can lend it; staff cannot lend on what was lent to them."""
    lends = principal.is_seated and not principal.role_names.isdisjoint(PRINCIPALS)
    return lends and can_see_office(actor, principal)


@permit("End a delegation", *PRINCIPALS, "delegate", when="it is of or for oneself; the facilitator any")
def can_end_delegation(actor: Actor, delegation: Delegation) -> bool:
    """The principal takes it back, the delegate lays it down, the facilitator does either."""
    return actor.has("facilitator") or actor.person_id in (delegation.principal_id, delegation.delegate_id)


def _is_oneself(actor: Actor, person: Person) -> bool:
    return actor.principal_id is None and actor.person_id == person.id
