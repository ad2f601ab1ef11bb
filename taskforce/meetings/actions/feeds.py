"""The secret address under which a person's calendar follows the meetings."""

from sqlalchemy.orm import Session

from taskforce.core import clock, events
from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound, allow
from taskforce.meetings import policy, queries
from taskforce.meetings.models import CalendarFeed
from taskforce.members import tokens


def make_feed(session: Session, actor: Actor) -> str:
    """The secret of a new feed of the actor's own; an earlier address is no longer good. Shown once, kept as a hash."""
    allow(policy.can_make_feed(actor), "A calendar is made by the person whose calendar it is.")
    if actor.person_id is None:
        raise NotFound
    found, token = queries.feed_of(session, actor), tokens.new()
    if found is None:
        found = CalendarFeed(task_force_id=actor.task_force_id, person_id=actor.person_id)
        session.add(found)
    found.token_hash, found.made_at = tokens.hashed(token), clock.now()
    events.record(session, actor, "feed.made", found)
    return token
