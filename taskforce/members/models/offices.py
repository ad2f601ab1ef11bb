"""Offices: principals and the staff who act for them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from taskforce.charter.models import Owned
from taskforce.core.actor import LONGEST_NAME
from taskforce.core.db import Base
from taskforce.members.models.people import Person


class Delegation(Owned, Base):
    """What a principal lets somebody do in their name (`scopes`, see `members.states.Scope`), from one day to another.

    It is never changed but only ended: another is made. So what was done for somebody, and by what right, is known.
    """

    __tablename__ = "delegation"
    __table_args__ = (
        CheckConstraint("principal_id <> delegate_id", name="of_somebody_else"),
        CheckConstraint("ends_on IS NULL OR starts_on <= ends_on", name="in_order"),
    )

    principal_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    delegate_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    scopes: Mapped[list[Any]]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]  # its last day; None: until it is ended
    granted_by: Mapped[str] = mapped_column(String(LONGEST_NAME))
    granted_at: Mapped[datetime]
    ended_by: Mapped[str] = mapped_column(String(LONGEST_NAME), default="")
    ended_at: Mapped[datetime | None]

    principal: Mapped[Person] = relationship(lazy="raise", foreign_keys=[principal_id])
    delegate: Mapped[Person] = relationship(lazy="raise", foreign_keys=[delegate_id])

    def holds_on(self, day: date) -> bool:
        """Whether it may be used on that day of the task force's zone."""
        begun = self.starts_on <= day
        return begun and self.ended_at is None and (self.ends_on is None or day <= self.ends_on)

    def is_over_on(self, day: date) -> bool:
        """Whether it can never be used again, seen from that day."""
        return self.ended_at is not None or (self.ends_on is not None and self.ends_on < day)
