"""The register of sources, and practices from the field."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from taskforce.charter.models import Owned
from taskforce.core.actor import LONGEST_NAME
from taskforce.core.db import Base


class Source(Owned, Base):
    """One source, written down once and cited everywhere by its key. Dates are kept as printed."""

    __tablename__ = "source"
    __table_args__ = (UniqueConstraint("task_force_id", "key"),)

    key: Mapped[str] = mapped_column(String(63))
    kind: Mapped[str] = mapped_column(String(20))
    author: Mapped[str] = mapped_column(Text, default="")
    title: Mapped[str] = mapped_column(Text)
    container: Mapped[str] = mapped_column(Text, default="")
    issued: Mapped[str] = mapped_column(String(100), default="")
    url: Mapped[str] = mapped_column(Text, default="")
    accessed: Mapped[str] = mapped_column(String(100), default="")
    by_name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    added_at: Mapped[datetime]
    edition: Mapped[int] = mapped_column(default=1)  # rises with each edit, as everywhere

    practices: Mapped[list["Practice"]] = relationship(lazy="raise", back_populates="source")

    __mapper_args__ = {"version_id_col": edition}  # noqa: RUF012


class Practice(Owned, Base):
    """What is done somewhere: a place, what happens there, and the source that tells of it."""

    __tablename__ = "practice"
    __table_args__ = (UniqueConstraint("task_force_id", "key"),)

    key: Mapped[str] = mapped_column(String(63))
    place: Mapped[str] = mapped_column(String(300))
    title: Mapped[str] = mapped_column(String(300))
    what: Mapped[str] = mapped_column(Text)
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id", ondelete="RESTRICT"), index=True)
    locator: Mapped[str] = mapped_column(String(100), default="")
    position: Mapped[int]
    edition: Mapped[int] = mapped_column(default=1)

    source: Mapped[Source] = relationship(lazy="raise", back_populates="practices")

    __mapper_args__ = {"version_id_col": edition}  # noqa: RUF012
