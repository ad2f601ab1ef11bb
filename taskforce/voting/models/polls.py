"""Straw polls: where people stand on a frozen text, on a gradient. They decide nothing and are in no count."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from taskforce.charter.models import Owned
from taskforce.core import clock, triggers
from taskforce.core.actor import LONGEST_NAME
from taskforce.core.db import Base
from taskforce.voting.rules.gradient import Step
from taskforce.voting.states import RoundState


class StrawPoll(Owned, Base):
    """One straw poll. `steps`: pairs of label and side, the most agreeing first (see `rules.gradient`).

    `is_named`: whether the result says who stands where, as the charter wished at its opening.
    """

    __tablename__ = "straw_poll"
    __table_args__ = (
        CheckConstraint("state IN ('open', 'closed')", name="state_known"),
        CheckConstraint("(state = 'closed') = (closed_at IS NOT NULL)", name="closed_has_time"),
        CheckConstraint("opened_at < closes_at", name="opens_before_it_closes"),
    )

    matter_kind: Mapped[str] = mapped_column(String(30))
    matter_id: Mapped[str] = mapped_column(String(13), index=True)
    matter_label: Mapped[str] = mapped_column(String(300))
    matter_text: Mapped[dict[str, Any]]
    matter_sha256: Mapped[str] = mapped_column(String(64))
    question: Mapped[str] = mapped_column(Text)
    steps: Mapped[list[Any]]
    is_named: Mapped[bool]
    opened_at: Mapped[datetime]
    opened_by_name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    closes_at: Mapped[datetime]
    zone: Mapped[str] = mapped_column(String(60))
    state: Mapped[str] = mapped_column(String(10), default=RoundState.OPEN, index=True)
    closed_at: Mapped[datetime | None]

    @property
    def is_open(self) -> bool:
        """Whether nobody has closed it yet."""
        return self.state == RoundState.OPEN

    @property
    def takes_answers(self) -> bool:
        """Whether it is open and its hour to close has not come."""
        return self.is_open and clock.now() < self.closes_at

    @property
    def gradient(self) -> list[Step]:
        """Its steps."""
        return [Step(*one) for one in self.steps]


class StrawAnswer(Owned, Base):
    """Where one person stands; a change overwrites it while the poll is open. `step` counts from 0.

    `answered_by_name`: "Dana Reyes for Mateo de la Cruz" where a delegate said it; empty where the person did.
    """

    __tablename__ = "straw_answer"
    __table_args__ = (
        UniqueConstraint("poll_id", "person_id"),
        CheckConstraint("step >= 0", name="step_counts"),
    )

    poll_id: Mapped[int] = mapped_column(ForeignKey("straw_poll.id", ondelete="RESTRICT"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    person_public_id: Mapped[str] = mapped_column(String(13))
    printed_name: Mapped[str] = mapped_column(String(200))
    level: Mapped[str] = mapped_column(String(10))
    step: Mapped[int]
    reason: Mapped[str] = mapped_column(Text, default="")
    answered_at: Mapped[datetime]
    answered_by_name: Mapped[str] = mapped_column(String(LONGEST_NAME), default="")


_FROZEN = (
    *("id", "public_id", "task_force_id", "matter_kind", "matter_id", "matter_label", "matter_text"),
    *("matter_sha256", "question", "steps", "is_named", "opened_at", "opened_by_name", "closes_at", "zone"),
)
_changed = " OR ".join(f"CAST(OLD.{name} AS TEXT) <> CAST(NEW.{name} AS TEXT)" for name in _FROZEN)
_closed = "(SELECT state FROM straw_poll WHERE id = {0}.poll_id) <> 'open'"

triggers.refuse(
    "straw_poll",
    "UPDATE",
    "A straw poll only closes, once; what was asked never changes.",
    f"OLD.state <> 'open' OR NEW.state <> 'closed' OR {_changed}",
)
triggers.refuse("straw_poll", "DELETE", "A straw poll is never deleted.")
triggers.refuse("straw_answer", "INSERT", "The straw poll is closed.", _closed.format("NEW"))
triggers.refuse("straw_answer", "UPDATE", "The straw poll is closed.", _closed.format("OLD"))
triggers.refuse("straw_answer", "DELETE", "An answer is never deleted.")
