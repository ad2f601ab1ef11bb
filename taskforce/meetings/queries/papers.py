"""Reading the papers of a meeting."""

from dataclasses import dataclass

from sqlalchemy import and_, exists, func, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound
from taskforce.files.models import StoredFile
from taskforce.meetings.models import Meeting, Paper, PaperOpening


@dataclass(frozen=True)
class Laid:
    """A paper with how many have opened it, and whether the reader has."""

    paper: Paper
    opened: int
    is_read: bool


def papers(session: Session, actor: Actor, meeting: Meeting) -> list[Laid]:
    """The papers of a meeting in the order in which they were sent; those that were taken back are gone."""
    opened = select(func.count()).where(PaperOpening.paper_id == Paper.id).scalar_subquery()
    own = exists().where(and_(PaperOpening.paper_id == Paper.id, PaperOpening.person_id == actor.person_id))
    found = session.execute(
        select(Paper, opened, own)
        .join(Paper.file)
        .where(Paper.meeting_id == meeting.id, StoredFile.removed_at.is_(None))
        .options(contains_eager(Paper.file), joinedload(Paper.item))
        .order_by(Paper.sent_at, Paper.id)
    )
    return [Laid(paper, count, is_read) for paper, count, is_read in found]


def paper(session: Session, actor: Actor, public_id: str) -> Paper:
    """A paper of the actor's task force with its file and meeting. Raises NotFound."""
    found = session.scalar(
        select(Paper)
        .join(Paper.file)
        .where(
            Paper.task_force_id == actor.task_force_id,
            Paper.public_id == public_id,
            StoredFile.removed_at.is_(None),
        )
        .options(contains_eager(Paper.file), joinedload(Paper.meeting))
    )
    if found is None:
        raise NotFound
    return found
