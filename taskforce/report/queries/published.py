"""Reading what is public, what waits for its hour, and the frozen words of an edition."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload

from taskforce.charter.models import TaskForce
from taskforce.core import clock
from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound
from taskforce.core.events import Event
from taskforce.report.models import Edition, Manuscript, Publication

TAKEN = "copy.downloaded"


@dataclass(frozen=True)
class Erratum:
    """What a later edition corrected, and when it came out."""

    number: int
    at: datetime
    words: str


@dataclass(frozen=True)
class Published:
    """A report that everybody may read: the edition that is public now, and what was corrected on the way to it."""

    task_force: TaskForce
    edition: Edition
    at: datetime
    errata: tuple[Erratum, ...]


@dataclass(frozen=True)
class CopyTaken:
    """An embargo copy that somebody took."""

    by_name: str
    at: datetime
    number: int
    mark: str


def published(session: Session, slug: str) -> Published:
    """What is public under that name at this moment, for anybody. Raises NotFound before the hour, as for no name."""
    task_force = session.scalar(select(TaskForce).where(TaskForce.slug == slug))
    if task_force is None:
        raise NotFound
    out = [one for one in session.scalars(_standing(task_force.id)) if one.is_out]
    if not out:
        raise NotFound
    last = out[-1]
    errata = tuple(Erratum(one.edition.number, one.at, one.errata) for one in reversed(out) if one.errata)
    return Published(task_force, last.edition, last.at, errata)


def embargoed(session: Session, actor: Actor) -> Publication | None:
    """The publication of the actor's task force whose hour is set and has not come, with its edition."""
    waiting = _standing(actor.task_force_id).where(Publication.at > clock.now())
    return session.scalars(waiting).first()


def publication(session: Session, actor: Actor, public_id: str) -> Publication:
    """A publication of the actor's task force with its edition. Raises NotFound."""
    found = session.scalar(
        select(Publication)
        .where(Publication.task_force_id == actor.task_force_id, Publication.public_id == public_id)
        .options(joinedload(Publication.edition))
    )
    if found is None:
        raise NotFound
    return found


def manuscript(session: Session, edition: Edition) -> Mapping[str, Any]:
    """All that an edition says, as `report.frozen` reads it. Raises NotFound where nothing was kept."""
    found = session.get(Manuscript, edition.id)
    if found is None:
        raise NotFound("The words of this edition were not kept for the web.")
    return found.content


def copies_taken(session: Session, actor: Actor) -> list[CopyTaken]:
    """Every embargo copy that was taken, the latest first."""
    taken = select(Event).where(Event.task_force_id == actor.task_force_id, Event.kind == TAKEN)
    return [
        CopyTaken(one.by_name, one.at, one.facts["number"], one.facts["mark"])
        for one in session.scalars(taken.order_by(Event.id.desc()).limit(200))
    ]


def _standing(task_force_id: int) -> Select[Publication]:
    """The publications that were not called off, in the order of their hours, with their editions."""
    return (
        select(Publication)
        .where(Publication.task_force_id == task_force_id, Publication.called_off_at.is_(None))
        .options(joinedload(Publication.edition))
        .order_by(Publication.at, Publication.id)
    )
