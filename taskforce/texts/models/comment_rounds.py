"""Comment rounds: which versions were asked about, whom they asked, until when, and what became of it."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy import Text as LongText
from sqlalchemy.orm import Mapped, mapped_column, relationship

from taskforce.charter.models import Owned
from taskforce.core import triggers
from taskforce.core.actor import LONGEST_NAME
from taskforce.core.db import Base
from taskforce.members.models import Person
from taskforce.texts.models.versions import Text, TextVersion


class CommentRound(Owned, Base):
    """A round. `owner_kind` and `owner_id` name the owner of its text where it asks about one alone, else nothing.

    Without `closes_at` it is open until somebody closes it.
    """

    __tablename__ = "comment_round"
    __table_args__ = (CheckConstraint("state IN ('open', 'closed')", name="state_known"),)

    title: Mapped[str] = mapped_column(LongText)
    words: Mapped[str] = mapped_column(LongText, default="")
    owner_kind: Mapped[str] = mapped_column(String(30), default="")
    owner_id: Mapped[str] = mapped_column(String(60), default="", index=True)
    opened_at: Mapped[datetime]
    opened_by_name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    closes_at: Mapped[datetime | None]
    zone: Mapped[str] = mapped_column(String(60))
    state: Mapped[str] = mapped_column(String(10))
    closed_at: Mapped[datetime | None]
    closed_by_name: Mapped[str] = mapped_column(String(LONGEST_NAME), default="")

    texts: Mapped[list["RoundText"]] = relationship(lazy="raise", order_by="RoundText.id")
    asked: Mapped[list["Asked"]] = relationship(lazy="raise", order_by="Asked.place")

    @property
    def is_open(self) -> bool:
        """Whether comments are still asked for."""
        return self.state == "open"


class RoundText(Owned, Base):
    """A text that a round asks about, and the version that was current at the opening. Written once."""

    __tablename__ = "comment_round_text"
    __table_args__ = (UniqueConstraint("round_id", "text_id"),)

    round_id: Mapped[int] = mapped_column(ForeignKey("comment_round.id", ondelete="RESTRICT"), index=True)
    text_id: Mapped[int] = mapped_column(ForeignKey("text.id", ondelete="RESTRICT"), index=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("text_version.id", ondelete="RESTRICT"), index=True)

    text: Mapped[Text] = relationship(lazy="raise")
    version: Mapped[TextVersion] = relationship(lazy="raise")


class Asked(Owned, Base):
    """Somebody whom a round asks, named as they were then. `passed_at`: when they said that they have no comments.

    `result` is written at the close and stands: texts.states.Standing.
    """

    __tablename__ = "comment_round_asked"
    __table_args__ = (UniqueConstraint("round_id", "person_id"),)

    round_id: Mapped[int] = mapped_column(ForeignKey("comment_round.id", ondelete="RESTRICT"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    place: Mapped[int]
    printed_name: Mapped[str] = mapped_column(String(200))
    passed_at: Mapped[datetime | None]
    passed_by_name: Mapped[str] = mapped_column(String(LONGEST_NAME), default="")
    result: Mapped[str] = mapped_column(String(12), default="")
    comments: Mapped[int] = mapped_column(default=0)  # how many, at the close

    person: Mapped[Person] = relationship(lazy="raise")


triggers.refuse("comment_round", "DELETE", "A comment round stays in the record.")
triggers.refuse("comment_round", "UPDATE", "A closed comment round stays as it is.", "OLD.state = 'closed'")
triggers.refuse("comment_round_text", "UPDATE", "A comment round keeps what it asked about.")
triggers.refuse("comment_round_text", "DELETE", "A comment round keeps what it asked about.")
triggers.refuse("comment_round_asked", "UPDATE", "A result stays as it is.", "OLD.result <> ''")
triggers.refuse("comment_round_asked", "DELETE", "A comment round keeps whom it asked.")
