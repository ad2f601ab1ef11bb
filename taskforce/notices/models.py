"""What people were told, what they want to be told, and the reminders that went out."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from taskforce.charter.models import Owned
from taskforce.core.actor import LONGEST_NAME
from taskforce.core.db import Base
from taskforce.members.models import Person
from taskforce.notices.rules.kinds import FIRST_HOUR

LONGEST_SENTENCE = 700
_UNSENT = text("mail_at IS NOT NULL AND mailed_at IS NULL")


class Notice(Owned, Base):
    """One act told to one person: a sentence of titles, never of drafts, and where it leads.

    `mail_at`: when it goes out by mail at the earliest, None for never; `mailed_at` is set in the transaction that
    writes the mail, so that no notice goes out twice.
    """

    __tablename__ = "notice"
    __table_args__ = (
        UniqueConstraint("event_id", "person_id"),
        CheckConstraint("mailed_at IS NULL OR mail_at IS NOT NULL", name="mailed_as_wanted"),
        Index("ix_notice_unsent", "mail_at", sqlite_where=_UNSENT, postgresql_where=_UNSENT),
        Index("ix_notice_of_person", "person_id", "id"),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="RESTRICT"))
    kind: Mapped[str] = mapped_column(String(20))
    before: Mapped[str] = mapped_column(String(LONGEST_SENTENCE), default="")
    title: Mapped[str] = mapped_column(String(LONGEST_SENTENCE), default="")
    after: Mapped[str] = mapped_column(String(LONGEST_SENTENCE), default="")
    endpoint: Mapped[str] = mapped_column(String(60))
    values: Mapped[dict[str, str]]
    at: Mapped[datetime]
    read_at: Mapped[datetime | None]
    mail_at: Mapped[datetime | None]
    mailed_at: Mapped[datetime | None]


class NoticeChoice(Owned, Base):
    """What one person wants to be told how, where it is not the default, and at which hour the daily mail comes."""

    __tablename__ = "notice_choice"
    __table_args__ = (CheckConstraint("hour BETWEEN 0 AND 23", name="hour_of_a_day"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), unique=True)
    hour: Mapped[int] = mapped_column(default=FIRST_HOUR)
    ways: Mapped[dict[str, str]] = mapped_column(default=dict)

    person: Mapped[Person] = relationship(lazy="raise")


class Reminder(Owned, Base):
    """The one reminder mail that a person may get on a day of their own zone: by a nudge, or by itself."""

    __tablename__ = "reminder"
    __table_args__ = (UniqueConstraint("person_id", "day"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    day: Mapped[date]
    sent_at: Mapped[datetime]
    by_name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    things: Mapped[int]
