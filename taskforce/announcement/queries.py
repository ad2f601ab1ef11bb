"""Reading announcements: inside for those who work in the task force, outside for anybody when the hour has come."""

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from taskforce.announcement import assemble
from taskforce.announcement.models import Announcement, AnnouncementEdition
from taskforce.charter import queries as charter
from taskforce.charter.models import TaskForce
from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound
from taskforce.members import queries as people

_WHOLE = selectinload(Announcement.editions).selectinload(AnnouncementEdition.printed)


def announcements(session: Session, actor: Actor) -> list[Announcement]:
    """All of the actor's task force, the youngest first, with their editions."""
    mine = select(Announcement).where(Announcement.task_force_id == actor.task_force_id).options(_WHOLE)
    return list(session.scalars(mine.order_by(Announcement.dated_on.desc(), Announcement.id.desc())))


def announcement(session: Session, actor: Actor, public_id: str) -> Announcement:
    """One of the actor's task force, with its editions and their files. Raises NotFound."""
    found = session.scalar(
        select(Announcement)
        .where(Announcement.task_force_id == actor.task_force_id, Announcement.public_id == public_id)
        .options(_WHOLE)
    )
    if found is None:
        raise NotFound
    return found


def public(session: Session, slug: str) -> tuple[Announcement, TaskForce]:
    """What stands at a public address, with its editions and files, and whose it is.

    Raises NotFound, in the same words, where nothing does, nothing was published, or the hour has not come: for
    everybody.
    """
    found = session.scalar(select(Announcement).where(Announcement.slug == slug).options(_WHOLE))
    if found is None or not found.is_public:
        raise NotFound
    return found, session.get_one(TaskForce, found.task_force_id)


def edition(session: Session, actor: Actor, public_id: str) -> AnnouncementEdition:
    """One edition of the actor's task force, with its file and its announcement. Raises NotFound."""
    found = session.scalar(
        select(AnnouncementEdition)
        .where(
            AnnouncementEdition.task_force_id == actor.task_force_id,
            AnnouncementEdition.public_id == public_id,
        )
        .options(joinedload(AnnouncementEdition.announcement), joinedload(AnnouncementEdition.printed))
    )
    if found is None:
        raise NotFound
    return found


def composed(session: Session, actor: Actor, announcement: Announcement) -> assemble.Composed:
    """The announcement as it would be published now, with what stands against it."""
    return assemble.composed(announcement, charter.charter(session, actor), people.sheets(session, actor))
