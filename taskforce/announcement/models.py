"""Announcements, what was published of them, and the printed files."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from taskforce.announcement.states import OPEN, AnnouncementState
from taskforce.charter.models import Owned
from taskforce.core import clock, triggers
from taskforce.core.actor import LONGEST_NAME
from taskforce.core.db import Base

FOLDER = "announcements"  # of the printed files, in the data folder
_STATES = ", ".join(f"'{state}'" for state in AnnouncementState)


class Announcement(Owned, Base):
    """What the facilitator writes of an announcement; charter and people bring the rest when it is composed.

    `slug` is its public address, one for the installation. `public_at`: the hour from which anybody may read what was
    published. `accepted`: spellings that were looked at and stay, see `rules.spelling`; `left_out`: keys of
    people who are not named in it, whatever their role.
    """

    __tablename__ = "announcement"
    __table_args__ = (
        UniqueConstraint("slug"),
        CheckConstraint(f"state IN ({_STATES})", name="state_known"),
    )

    slug: Mapped[str] = mapped_column(String(60))
    state: Mapped[str] = mapped_column(String(12), default=AnnouncementState.DRAFT)
    headline: Mapped[str] = mapped_column(String(300))
    place: Mapped[str] = mapped_column(String(100), default="")
    dated_on: Mapped[date]
    opening: Mapped[str] = mapped_column(Text, default="")
    closing: Mapped[str] = mapped_column(Text, default="")
    about_host: Mapped[str] = mapped_column(Text, default="")
    contact: Mapped[str] = mapped_column(Text, default="")
    with_members: Mapped[bool] = mapped_column(default=False)
    accepted: Mapped[list[Any]] = mapped_column(default=list)
    left_out: Mapped[list[Any]] = mapped_column(default=list)
    public_at: Mapped[datetime | None]
    begun_at: Mapped[datetime]
    begun_by: Mapped[str] = mapped_column(String(LONGEST_NAME))
    edition: Mapped[int] = mapped_column(default=1)  # rises with each edit; the published ones are `editions`

    editions: Mapped[list["AnnouncementEdition"]] = relationship(
        order_by="AnnouncementEdition.number", lazy="raise", back_populates="announcement"
    )

    __mapper_args__ = {"version_id_col": edition}  # noqa: RUF012

    @property
    def is_open(self) -> bool:
        """Whether its words can be changed."""
        return self.state in OPEN

    @property
    def is_public(self) -> bool:
        """Whether anybody may read it now; the editions must be loaded."""
        return bool(self.editions) and self.public_at is not None and self.public_at <= clock.now()


class AnnouncementEdition(Owned, Base):
    """What was published: all words, names and quotes as they were then (`content`), with their fingerprint.

    It never changes and never goes; a correction is another edition that says what changed.
    """

    __tablename__ = "announcement_edition"
    __table_args__ = (UniqueConstraint("announcement_id", "number"),)

    announcement_id: Mapped[int] = mapped_column(ForeignKey("announcement.id", ondelete="RESTRICT"))
    number: Mapped[int]
    content: Mapped[dict[str, Any]]
    sha256: Mapped[str] = mapped_column(String(64))
    what_changed: Mapped[str] = mapped_column(Text, default="")
    published_at: Mapped[datetime]
    by_name: Mapped[str] = mapped_column(String(LONGEST_NAME))

    announcement: Mapped[Announcement] = relationship(lazy="raise", back_populates="editions")
    printed: Mapped["AnnouncementPrint | None"] = relationship(lazy="raise", back_populates="of")


class AnnouncementPrint(Owned, Base):
    """The file of an edition: on its way (no size yet), there, or given up with the faults of the print."""

    __tablename__ = "announcement_print"

    edition_id: Mapped[int] = mapped_column(
        ForeignKey("announcement_edition.id", ondelete="RESTRICT"), unique=True
    )
    file: Mapped[str] = mapped_column(String(60))
    file_sha256: Mapped[str] = mapped_column(String(64), default="")
    pages: Mapped[int] = mapped_column(default=0)
    size: Mapped[int] = mapped_column(default=0)
    faults: Mapped[list[Any]] = mapped_column(default=list)

    of: Mapped[AnnouncementEdition] = relationship(lazy="raise", back_populates="printed")


triggers.refuse("announcement_edition", "UPDATE", "What was announced never changes.")
triggers.refuse("announcement_edition", "DELETE", "What was announced is never deleted.")
