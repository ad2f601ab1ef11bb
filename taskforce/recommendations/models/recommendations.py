"""Recommendations, what earlier reports recommended word for word, and what ours have to do with theirs.

What is printed of a recommendation of ours stands in the versions of its text.
"""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy import Text as LongText
from sqlalchemy.orm import Mapped, mapped_column, relationship

from taskforce.charter.models import Owned, Theme
from taskforce.core.actor import LONGEST_NAME
from taskforce.core.db import Base
from taskforce.members.models import Person
from taskforce.recommendations.rules.fields import Fields
from taskforce.recommendations.states import How, State
from taskforce.texts.models import Text

KIND = "recommendation"  # as texts and matters call it
_HOWS = ", ".join(f"'{how}'" for how in How)
_STATES = ", ".join(f"'{state}'" for state in State)


class Recommendation(Owned, Base):
    """One recommendation. `key` is for ever; `number` is given when the report is frozen, and not before.

    `merged_into_id`: the one that it is merged into, while it is; `split_from_id`: the one that it was split off.
    """

    __tablename__ = "recommendation"
    __table_args__ = (
        UniqueConstraint("task_force_id", "key"),
        CheckConstraint(f"state IN ({_STATES})", name="state_known"),
        CheckConstraint("(state = 'merged') = (merged_into_id IS NOT NULL)", name="merged_into_another"),
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
    merged_into_id: Mapped[int | None] = mapped_column(
        ForeignKey("recommendation.id", ondelete="RESTRICT"), index=True
    )
    split_from_id: Mapped[int | None] = mapped_column(
        ForeignKey("recommendation.id", ondelete="RESTRICT"), index=True
    )

    theme: Mapped[Theme] = relationship(lazy="raise")
    text: Mapped[Text] = relationship(lazy="raise")
    proposed_by: Mapped[Person] = relationship(lazy="raise")
    lineage: Mapped[list["Lineage"]] = relationship(lazy="raise", back_populates="recommendation")

    @property
    def fields(self) -> Fields:
        """The printed fields of the current version; the text must be loaded with it."""
        return Fields.of(self.text.current.fields if self.text.current else {})

    @property
    def hanging_number(self) -> str:
        """The number given at the freeze; before it a provisional one, by theme and place. The theme must be loaded."""
        return self.number or f"{self.theme.position}.{self.position}"


class EarlierReport(Owned, Base):
    """A report of before: what it is called, whose it is, when it appeared, where it is found."""

    __tablename__ = "earlier_report"
    __table_args__ = (UniqueConstraint("task_force_id", "key"),)

    key: Mapped[str] = mapped_column(String(63))
    title: Mapped[str] = mapped_column(LongText)
    body: Mapped[str] = mapped_column(LongText, default="")
    issued: Mapped[str] = mapped_column(String(100), default="")
    url: Mapped[str] = mapped_column(LongText, default="")
    entered_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="RESTRICT"), index=True
    )
    entered_at: Mapped[datetime]

    recommendations: Mapped[list["EarlierRecommendation"]] = relationship(
        lazy="raise", back_populates="report", order_by="EarlierRecommendation.position"
    )


class EarlierRecommendation(Owned, Base):
    """One recommendation of an earlier report: its number there, and its words."""

    __tablename__ = "earlier_recommendation"
    __table_args__ = (UniqueConstraint("report_id", "number"),)

    report_id: Mapped[int] = mapped_column(ForeignKey("earlier_report.id", ondelete="RESTRICT"), index=True)
    position: Mapped[int]
    number: Mapped[str] = mapped_column(String(20))
    words: Mapped[str] = mapped_column(LongText)

    report: Mapped[EarlierReport] = relationship(lazy="raise", back_populates="recommendations")

    @property
    def name(self) -> str:
        """`3 of Bridging Borders`; the report must be loaded."""
        return f"{self.number} of {self.report.title}"


class Lineage(Owned, Base):
    """What a recommendation of ours has to do with one of an earlier report.

    Without `earlier_id` ours is new; without `recommendation_id` theirs is dropped. What is said otherwise later takes
    the place of this row; who said what when stands in the events.
    """

    __tablename__ = "lineage"
    __table_args__ = (
        UniqueConstraint("recommendation_id", "earlier_id"),
        CheckConstraint(f"how IN ({_HOWS})", name="how_known"),
        CheckConstraint("(how = 'new') = (earlier_id IS NULL)", name="new_comes_from_nothing"),
        CheckConstraint("(how = 'drops') = (recommendation_id IS NULL)", name="dropped_leads_nowhere"),
    )

    recommendation_id: Mapped[int | None] = mapped_column(
        ForeignKey("recommendation.id", ondelete="RESTRICT"), index=True
    )
    earlier_id: Mapped[int | None] = mapped_column(
        ForeignKey("earlier_recommendation.id", ondelete="RESTRICT"), index=True
    )
    how: Mapped[str] = mapped_column(String(10))
    why: Mapped[str] = mapped_column(LongText, default="")
    said_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    said_by_name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    said_at: Mapped[datetime]

    recommendation: Mapped[Recommendation | None] = relationship(lazy="raise", back_populates="lineage")
    earlier: Mapped[EarlierRecommendation | None] = relationship(lazy="raise")
