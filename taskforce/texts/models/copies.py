"""What a person has written and not saved, and which versions a person has read. Both are their own, and no record."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy import Text as LongText
from sqlalchemy.orm import Mapped, mapped_column

from taskforce.charter.models import Owned
from taskforce.core.db import Base


class WorkingCopy(Owned, Base):
    """The words of one person for one text that are not a version yet; one row, on however many devices.

    `hand` is the page that wrote last, `mark` changes with every keeping: who knows neither overwrites nothing.
    `kept_at` is empty while there are no words; `open_at` is when the page last said that it is open.
    """

    __tablename__ = "working_copy"
    __table_args__ = (UniqueConstraint("text_id", "person_id"),)

    text_id: Mapped[int] = mapped_column(ForeignKey("text.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    base: Mapped[int] = mapped_column(default=0)
    fields: Mapped[dict[str, str]] = mapped_column(default=dict)
    source: Mapped[str] = mapped_column(LongText, default="")
    note: Mapped[str] = mapped_column(LongText, default="")
    hand: Mapped[str] = mapped_column(String(13), default="")
    mark: Mapped[str] = mapped_column(String(13), default="")
    kept_at: Mapped[datetime | None]
    open_at: Mapped[datetime | None]


class Reading(Owned, Base):
    """One person has had one version of a text before them."""

    __tablename__ = "reading"
    __table_args__ = (UniqueConstraint("text_id", "person_id", "number"),)

    text_id: Mapped[int] = mapped_column(ForeignKey("text.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    read_at: Mapped[datetime]
