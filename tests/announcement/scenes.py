"""An announcement of Rivers, and what is said of it."""

from typing import Any

from sqlalchemy.orm import Session

from taskforce.announcement import actions, queries
from taskforce.announcement.assemble import Composed
from taskforce.announcement.models import Announcement
from taskforce.core import clock
from taskforce.members import actions as members
from taskforce.members import queries as people
from tests.people import Cast

QUOTE = "Rivers join us."


def edit(cast: Cast, name: str, **facts: Any) -> None:
    """Change how somebody is printed."""
    with cast.database.write() as session:
        person = people.by_key(session, cast.actor("farida"))[name]
        members.edit_person(session, cast.actor("farida"), person, edition=person.edition, **facts)


def approve(cast: Cast, *names: str) -> None:
    """These people approve all that is open of theirs; without names everybody does."""
    with cast.database.write() as session:
        for sheet in people.sheets(session, cast.actor("farida")):
            if sheet.open and (not names or sheet.person.key in names):
                members.approve(session, people.actor_of(sheet.person), sheet, digest=sheet.digest)


def begin(cast: Cast, **facts: Any) -> str:
    """Begin an announcement in which everybody’s name is known in parts; returns its public id."""
    for name, given, family in (("farida", "Farida", "Okonjo"), ("cora", "Cora", "van der Berg")):
        edit(cast, name, given=given, family=family, quote=QUOTE if name == "cora" else "")
    with cast.database.write() as session:
        facts = {"headline": "A task force on rivers", "dated_on": clock.now().date(), **facts}
        return actions.begin_announcement(session, cast.actor("farida"), **facts).public_id


def there(session: Session, cast: Cast, public_id: str) -> Announcement:
    """The announcement in this session."""
    return queries.announcement(session, cast.actor("farida"), public_id)


def composed(cast: Cast, public_id: str) -> Composed:
    """How it would read now."""
    with cast.database.read() as session:
        return queries.composed(session, cast.actor("farida"), there(session, cast, public_id))


def publish(cast: Cast, public_id: str, **facts: Any) -> None:
    """Publish it as the facilitator."""
    with cast.database.write() as session:
        actions.publish_announcement(session, cast.actor("farida"), there(session, cast, public_id), **facts)
