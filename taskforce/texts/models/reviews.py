"""Reviews from outside: which version was shown to whom, for what, and what became of it."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy import Text as LongText
from sqlalchemy.orm import Mapped, mapped_column, relationship

from taskforce.charter.models import Owned
from taskforce.core import triggers
from taskforce.core.actor import LONGEST_NAME
from taskforce.core.db import Base
from taskforce.texts.models.versions import Text, TextVersion

LONGEST_REVIEWER = 150


class Review(Owned, Base):
    """One text, in the version of its opening, shown to people from outside. `kind`: see texts.states.ReviewKind.

    `audience`: who reads what they say. Without `closes_at` it is open until somebody closes it.
    """

    __tablename__ = "review"
    __table_args__ = (CheckConstraint("state IN ('open', 'closed')", name="state_known"),)

    text_id: Mapped[int] = mapped_column(ForeignKey("text.id", ondelete="RESTRICT"), index=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("text_version.id", ondelete="RESTRICT"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    words: Mapped[str] = mapped_column(LongText, default="")
    audience: Mapped[str] = mapped_column(String(12))
    opened_at: Mapped[datetime]
    opened_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    opened_by_name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    closes_at: Mapped[datetime | None]
    zone: Mapped[str] = mapped_column(String(60))
    state: Mapped[str] = mapped_column(String(10))
    closed_at: Mapped[datetime | None]
    closed_by_name: Mapped[str] = mapped_column(String(LONGEST_NAME), default="")

    text: Mapped[Text] = relationship(lazy="raise")
    version: Mapped[TextVersion] = relationship(lazy="raise")
    reviewers: Mapped[list["Reviewer"]] = relationship(
        lazy="raise", back_populates="review", order_by="Reviewer.place"
    )

    @property
    def is_open(self) -> bool:
        """Whether they can still say something."""
        return self.state == "open"


class Reviewer(Owned, Base):
    """Somebody from outside who sees this one text, and nothing else. Of their link only the hash is kept.

    `result` is written at the close and stands: texts.states.Standing.
    """

    __tablename__ = "reviewer"

    review_id: Mapped[int] = mapped_column(ForeignKey("review.id", ondelete="RESTRICT"), index=True)
    place: Mapped[int]
    name: Mapped[str] = mapped_column(String(LONGEST_REVIEWER))
    office: Mapped[str] = mapped_column(String(200), default="")
    address: Mapped[str] = mapped_column(String(254))
    token_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    passed_at: Mapped[datetime | None]
    result: Mapped[str] = mapped_column(String(12), default="")

    review: Mapped[Review] = relationship(lazy="raise", back_populates="reviewers")


triggers.refuse("review", "DELETE", "A review stays in the record.")
triggers.refuse("review", "UPDATE", "A closed review stays as it is.", "OLD.state = 'closed'")
triggers.refuse("reviewer", "DELETE", "A review keeps whom it asked.")
triggers.refuse(
    "reviewer", "UPDATE", "A result stays as it is.", "OLD.result <> NEW.result AND OLD.result <> ''"
)
