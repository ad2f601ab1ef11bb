"""What meetings add to the pages below: where a recommendation was discussed, the home of minutes, who reads them."""

from flask import url_for
from sqlalchemy.orm import Session

from taskforce.core.actor import Actor
from taskforce.meetings import policy, queries
from taskforce.meetings.actions.minutes import OWNER_KIND
from taskforce.meetings.queries import Discussed
from taskforce.recommendations.models import Recommendation
from taskforce.texts import homes
from taskforce.texts.models import Text
from taskforce.web import panels


@panels.fill("recommendation.discussed", "meetings/_discussed.html")
def discussed(session: Session, actor: Actor, recommendation: Recommendation) -> list[Discussed] | None:
    """The items under which it stood and what was decided there; nothing while it stood under none."""
    return queries.discussions(session, actor, recommendation) or None


def home_of_minutes(text: Text) -> str:
    """The page of the minutes whose text this is."""
    return url_for("meetings.minutes", public_id=text.owner_id)


def may_read_minutes(session: Session, actor: Actor, text: Text) -> bool:
    """A draft is for those who write and certify it, on whichever page."""
    return policy.can_read_minutes(actor, queries.meeting_of_minutes(session, actor, text.owner_id))


homes.register(OWNER_KIND, home_of_minutes, may_read=may_read_minutes)
