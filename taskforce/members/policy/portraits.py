"""Who may give somebody a face."""

from taskforce.core.actor import PROGRAM, Actor
from taskforce.core.permissions import READERS, permit
from taskforce.members.models import Person


@permit(
    "Set or remove a portrait", *READERS, PROGRAM, scope="draft", when="it is one's own, or one facilitates"
)
def can_set_portrait(actor: Actor, person: Person) -> bool:
    """Everybody their own; the facilitator anybody's, because offices send photos by mail."""
    return actor.has("facilitator", PROGRAM) or actor.stands_for_id == person.id
