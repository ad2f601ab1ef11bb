"""Files: what is known of each. The bytes lie in the data folder, by their fingerprint."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from taskforce.charter.models import Owned
from taskforce.core.actor import LONGEST_NAME
from taskforce.core.db import Base

FOLDER = "files"  # in the data folder
SMALL = ".small"  # after the name of a portrait's file: the same, 96 pixels wide


class FileKind(StrEnum):
    """What a file is for. A portrait is shown on pages; a paper is only ever downloaded."""

    PORTRAIT = "portrait"
    PAPER = "paper"


_KINDS = ", ".join(f"'{kind}'" for kind in FileKind)


class StoredFile(Owned, Base):
    """A file that somebody brought. Its content never changes: another file is another row.

    Slices above point here and decide who sees it. A row that stands is never without its bytes; of one that was
    removed only the facts stay.
    """

    __tablename__ = "stored_file"
    __table_args__ = (
        CheckConstraint(f"kind IN ({_KINDS})", name="known_kind"),
        CheckConstraint("size > 0", name="not_empty"),
    )

    kind: Mapped[str] = mapped_column(String(10))
    title: Mapped[str] = mapped_column(String(200))
    media_type: Mapped[str] = mapped_column(String(100))
    extension: Mapped[str] = mapped_column(String(5))
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    width: Mapped[int | None]  # of an image, in pixels
    height: Mapped[int | None]
    alternative_text: Mapped[str] = mapped_column(String(500), default="")
    licence: Mapped[str] = mapped_column(String(200), default="")
    credit: Mapped[str] = mapped_column(String(200), default="")
    by_name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    at: Mapped[datetime]
    removed_at: Mapped[datetime | None]

    @property
    def is_here(self) -> bool:
        """Whether it was not removed."""
        return self.removed_at is None

    @property
    def download_name(self) -> str:
        """The name under which people keep it."""
        return f"{self.title}.{self.extension}"


def place_of(sha256: str, data: Path) -> Path:
    """Where the bytes of that fingerprint lie, in the data folder of the installation."""
    return data / FOLDER / sha256[:2] / sha256
