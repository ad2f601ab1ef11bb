"""Calls of the roll: who was there when positions were said aloud in a meeting, and whether it was a quorum."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from taskforce.charter.models import Owned
from taskforce.core import triggers
from taskforce.core.actor import LONGEST_NAME
from taskforce.core.db import Base


class RollCall(Owned, Base):
    """One call of the roll for one round. It is a link of the chain and never changes.

    `people`: every seat in the order in which it is called, each with `person`, `name`, `as` (present, remote,
    delegate or absent), and of a delegate `by`, `by_name` and `speaks`: whether they may say the principal's position.
    `present_voting` of `voting_members` took part in the meeting, and a quorum needed `quorum_needed`.
    """

    __tablename__ = "roll_call"
    __table_args__ = (CheckConstraint("present_voting >= 0 AND quorum_needed >= 0", name="counts_people"),)

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id", ondelete="RESTRICT"), index=True)
    occasion_id: Mapped[str] = mapped_column(String(13))
    occasion: Mapped[str] = mapped_column(String(300))
    called_at: Mapped[datetime]
    called_by_name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    people: Mapped[list[Any]]
    present_voting: Mapped[int]
    voting_members: Mapped[int]
    quorum_needed: Mapped[int]

    @property
    def is_quorate(self) -> bool:
        """Whether the meeting had its quorum at that moment."""
        return self.voting_members > 0 and self.present_voting >= self.quorum_needed

    def who(self, *how: str) -> list[dict[str, Any]]:
        """Those who attended so, in the order of the roll."""
        return [one for one in self.people if one["as"] in how]

    def entry(self, person: str) -> dict[str, Any] | None:
        """How the person of that public id attended."""
        return next((one for one in self.people if one["person"] == person), None)


triggers.refuse(
    "roll_call",
    "INSERT",
    "The roll is called while the vote is open.",
    "(SELECT state FROM round WHERE id = NEW.round_id) <> 'open'",
)
triggers.refuse("roll_call", "UPDATE", "A call of the roll never changes.")
triggers.refuse("roll_call", "DELETE", "A call of the roll is never deleted.")
