"""What people have said to how they are printed."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from taskforce.charter.models import Owned
from taskforce.core.actor import LONGEST_NAME
from taskforce.core.db import Base
from taskforce.members.models.people import Person
from taskforce.members.states import ApprovalState, Part

_PARTS = ", ".join(f"'{part}'" for part in Part)
_STATES = ", ".join(f"'{state}'" for state in ApprovalState)


class Approval(Owned, Base):
    """One part of how a person is printed, put before them: what was shown (`digest`), and what they said.

    It holds only while what is there now has the same digest; nobody resets it (see `rules.approving`). There is one
    row for each person and part; the events tell what was before.
    """

    __tablename__ = "approval"
    __table_args__ = (
        UniqueConstraint("person_id", "part"),
        CheckConstraint(f"part IN ({_PARTS})", name="part_known"),
        CheckConstraint(f"state IN ({_STATES})", name="state_known"),
        CheckConstraint("(state = 'sent') = (answered_at IS NULL)", name="answered_or_sent"),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    part: Mapped[str] = mapped_column(String(10))
    digest: Mapped[str] = mapped_column(String(64))
    state: Mapped[str] = mapped_column(String(15), default=ApprovalState.SENT)
    sent_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    by_name: Mapped[str] = mapped_column(String(LONGEST_NAME), default="")  # who said it
    recorded_by: Mapped[str] = mapped_column(
        String(LONGEST_NAME), default=""
    )  # who wrote it down, if another
    words: Mapped[str] = mapped_column(
        Text, default=""
    )  # the change asked for, or how the approval was given

    person: Mapped[Person] = relationship(lazy="raise")
