"""Reading files: what is known of them, and their bytes."""

from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound
from taskforce.files.models import SMALL, StoredFile, place_of


def file(session: Session, actor: Actor, public_id: str) -> StoredFile:
    """A file of the actor's task force that was not removed. Raises NotFound."""
    found = session.scalar(
        select(StoredFile).where(
            StoredFile.task_force_id == actor.task_force_id,
            StoredFile.public_id == public_id,
            StoredFile.removed_at.is_(None),
        )
    )
    if found is None:
        raise NotFound
    return found


def standing(session: Session) -> set[str]:
    """The fingerprints of all files of the installation that were not removed: their bytes must be there."""
    return set(session.scalars(select(StoredFile.sha256).where(StoredFile.removed_at.is_(None)).distinct()))


def where(found: StoredFile, data: Path, *, small: bool = False) -> Path:
    """Where the bytes lie, in the data folder of the installation. Raises NotFound when they are gone."""
    place = place_of(found.sha256, data)
    place = place.with_name(place.name + SMALL) if small else place
    if not place.is_file():
        raise NotFound("This file is no longer on this machine.")
    return place


def bytes_of(found: StoredFile, data: Path) -> bytes:
    """The content of the file. Raises NotFound when it is gone."""
    return where(found, data).read_bytes()
