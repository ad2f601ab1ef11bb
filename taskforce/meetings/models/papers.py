"""Papers that people read before a meeting, and who has opened them."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from taskforce.charter.models import Owned
from taskforce.core.actor import LONGEST_NAME
from taskforce.core.db import Base
from taskforce.files.models import StoredFile
from taskforce.meetings.models.record import AgendaItem, Meeting


class Paper(Owned, Base):
    """A file for a meeting, or for one item of it; `sent_at` is when people could first open it."""

    __tablename__ = "paper"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="RESTRICT"), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="SET NULL"), index=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id", ondelete="RESTRICT"), index=True)
    sent_at: Mapped[datetime]
    sent_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    sent_by: Mapped[str] = mapped_column(String(LONGEST_NAME))

    meeting: Mapped[Meeting] = relationship(lazy="raise")
    item: Mapped[AgendaItem | None] = relationship(lazy="raise")
    file: Mapped[StoredFile] = relationship(lazy="raise")


class PaperOpening(Base):
    """That a person opened a paper, and when first."""

    __tablename__ = "paper_opening"

    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    opened_at: Mapped[datetime]
