"""A separate statement on a recommendation, in the words of its author and of those who sign it with them."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from taskforce.charter.models import Owned
from taskforce.core import triggers
from taskforce.core.actor import LONGEST_NAME
from taskforce.core.db import Base
from taskforce.members.models import Person
from taskforce.recommendations.models.recommendations import Recommendation
from taskforce.recommendations.rules.statements import KINDS

_KINDS = ", ".join(f"'{kind}'" for kind in KINDS)


class Statement(Owned, Base):
    """One statement; `number` counts its versions. Withdrawn it stays in the record and is printed nowhere."""

    __tablename__ = "statement"
    __table_args__ = (CheckConstraint(f"kind IN ({_KINDS})", name="kind_known"),)

    recommendation_id: Mapped[int] = mapped_column(
        ForeignKey("recommendation.id", ondelete="RESTRICT"), index=True
    )
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    number: Mapped[int] = mapped_column(default=1)
    made_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]

    recommendation: Mapped[Recommendation] = relationship(lazy="raise")
    author: Mapped[Person] = relationship(lazy="raise")
    versions: Mapped[list["StatementVersion"]] = relationship(
        order_by="StatementVersion.number", lazy="raise", back_populates="statement"
    )
    signatures: Mapped[list["CoSignature"]] = relationship(
        order_by="CoSignature.id", lazy="raise", back_populates="statement"
    )

    @property
    def text(self) -> str:
        """Its words as they stand; the versions must be loaded."""
        return self.versions[-1].text

    @property
    def standing(self) -> list["CoSignature"]:
        """Who signs these words: a signature under an earlier version holds nothing."""
        return [one for one in self.signatures if one.ended_at is None and one.number == self.number]

    @property
    def signers(self) -> list[Person]:
        """The author, then everybody who signs it with them."""
        return [self.author, *(one.person for one in self.standing)]


class StatementVersion(Owned, Base):
    """The words of a statement as they once stood."""

    __tablename__ = "statement_version"
    __table_args__ = (UniqueConstraint("statement_id", "number"),)

    statement_id: Mapped[int] = mapped_column(ForeignKey("statement.id", ondelete="RESTRICT"))
    number: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    by_name: Mapped[str] = mapped_column(String(LONGEST_NAME))

    statement: Mapped[Statement] = relationship(lazy="raise", back_populates="versions")


class CoSignature(Owned, Base):
    """Somebody signs the words of one version; taken back, it stays as it was with its end."""

    __tablename__ = "co_signature"

    statement_id: Mapped[int] = mapped_column(ForeignKey("statement.id", ondelete="RESTRICT"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    number: Mapped[int]
    at: Mapped[datetime]
    by_name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    ended_at: Mapped[datetime | None]

    statement: Mapped[Statement] = relationship(lazy="raise", back_populates="signatures")
    person: Mapped[Person] = relationship(lazy="raise")


triggers.refuse("statement", "UPDATE", "A withdrawn statement stays so.", "OLD.withdrawn_at IS NOT NULL")
triggers.refuse("statement", "DELETE", "A statement is withdrawn, never deleted.")
triggers.refuse("statement_version", "UPDATE", "What a statement once said never changes.")
triggers.refuse("statement_version", "DELETE", "What a statement once said is never deleted.")
triggers.refuse("co_signature", "DELETE", "A signature is taken back, never deleted.")
