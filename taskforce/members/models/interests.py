"""Interests that people declare: each for themselves, to be read by the facilitator and the co-chairs only."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from taskforce.charter.models import Owned
from taskforce.core.db import Base
from taskforce.members.models.people import Person
from taskforce.members.states import Interests

_KNOWN = ", ".join(f"'{category}'" for category in Interests)


class Interest(Owned, Base):
    """One declared interest, in a matter that comes before the task force or in general.

    It is never changed: who has no longer an interest withdraws it, and both days are known. The matter is named by
    kind and public id, as votes name theirs: nothing here knows what it is.
    """

    __tablename__ = "interest"
    __table_args__ = (
        CheckConstraint(f"category IN ({_KNOWN})", name="category_known"),
        CheckConstraint("(matter_id = '') = (matter_kind = '')", name="matter_whole"),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    category: Mapped[str] = mapped_column(String(12))
    words: Mapped[str] = mapped_column(Text)
    matter_kind: Mapped[str] = mapped_column(String(30), default="")
    matter_id: Mapped[str] = mapped_column(String(13), default="", index=True)
    matter_label: Mapped[str] = mapped_column(String(300), default="")
    declared_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship(lazy="raise")


class InterestStatement(Owned, Base):
    """The yearly word of a person that what they have declared is complete, or that there is nothing to declare."""

    __tablename__ = "interest_statement"
    __table_args__ = (UniqueConstraint("person_id", "year"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    year: Mapped[int]
    words: Mapped[str] = mapped_column(Text, default="")
    interests: Mapped[int]  # how many stood declared when it was made
    stated_at: Mapped[datetime]
