"""Who is called to a meeting and what they answered, and the calendars in which people keep their meetings."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from taskforce.charter.models import Owned
from taskforce.core.actor import LONGEST_NAME
from taskforce.core.db import Base
from taskforce.meetings.models.record import Meeting
from taskforce.meetings.states import Answer
from taskforce.members.models import Person


class Invitee(Owned, Base):
    """One person and one meeting: what was mailed, and what they answered.

    `sent_sequence` is the meeting's `sequence` in the last calendar entry that went to them; None: nothing was sent.
    `delegate_id` says who comes instead.
    """

    __tablename__ = "invitee"
    __table_args__ = (UniqueConstraint("meeting_id", "person_id"),)

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="RESTRICT"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    sent_at: Mapped[datetime | None]
    sent_sequence: Mapped[int | None]
    reminded_at: Mapped[datetime | None]
    answer: Mapped[str] = mapped_column(String(10), default=Answer.NONE)
    words: Mapped[str] = mapped_column(String(500), default="")
    delegate_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[str] = mapped_column(String(LONGEST_NAME), default="")
    answered_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="RESTRICT"), index=True
    )

    meeting: Mapped[Meeting] = relationship(lazy="raise")
    person: Mapped[Person] = relationship(lazy="raise", foreign_keys=[person_id])
    delegate: Mapped[Person | None] = relationship(lazy="raise", foreign_keys=[delegate_id])

    @property
    def has_answered(self) -> bool:
        """Whether they said anything."""
        return self.answer != Answer.NONE


class CalendarFeed(Owned, Base):
    """The secret address under which one person's calendar is kept up to date. Only its hash is kept."""

    __tablename__ = "calendar_feed"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), unique=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime]

    person: Mapped[Person] = relationship(lazy="raise")
