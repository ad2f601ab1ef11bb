"""A recommendation: its place, its state and whose it is. What is printed of it stands in the versions of its text."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from taskforce.charter.models import Owned, Theme
from taskforce.core.db import Base
from taskforce.members.models import Person
from taskforce.recommendations.rules.fields import Fields
from taskforce.recommendations.states import State
from taskforce.texts.models import Text

KIND = "recommendation"  # as texts and matters call it
_STATES = ", ".join(f"'{state}'" for state in State)


class Recommendation(Owned, Base):
    """One recommendation. `key` is for ever; `number` is given when the report is frozen, and not before."""

    __tablename__ = "recommendation"
    __table_args__ = (
        UniqueConstraint("task_force_id", "key"),
        CheckConstraint(f"state IN ({_STATES})", name="state_known"),
    )

    key: Mapped[str] = mapped_column(String(63))
    theme_id: Mapped[int] = mapped_column(ForeignKey("theme.id", ondelete="RESTRICT"), index=True)
    text_id: Mapped[int] = mapped_column(ForeignKey("text.id", ondelete="RESTRICT"), unique=True)
    state: Mapped[str] = mapped_column(String(20))
    moved_at: Mapped[datetime]  # when it came into that state
    position: Mapped[int]  # its order within the theme
    number: Mapped[str | None] = mapped_column(String(12))
    proposed_by_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    proposed_at: Mapped[datetime]

    theme: Mapped[Theme] = relationship(lazy="raise")
    text: Mapped[Text] = relationship(lazy="raise")
    proposed_by: Mapped[Person] = relationship(lazy="raise")

    @property
    def fields(self) -> Fields:
        """The printed fields of the current version; the text must be loaded with it."""
        return Fields.of(self.text.current.fields if self.text.current else {})

    @property
    def hanging_number(self) -> str:
        """The number given at the freeze; before it a provisional one, by theme and place. The theme must be loaded."""
        return self.number or f"{self.theme.position}.{self.position}"
