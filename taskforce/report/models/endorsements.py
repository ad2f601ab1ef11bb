"""The endorsement of an edition: who is asked, what each answered and when, whose office cleared the name."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from taskforce.charter.models import Owned
from taskforce.charter.rules.signing import FORMS
from taskforce.core import triggers
from taskforce.core.actor import LONGEST_NAME
from taskforce.core.db import Base
from taskforce.members.models import Person
from taskforce.report.models.volumes import Edition
from taskforce.report.states import SIGNS, Choice, Clearance

_FORMS = ", ".join(f"'{form}'" for form in FORMS)
_CHOICES = ", ".join(f"'{choice}'" for choice in Choice)
_CLEARANCES = ", ".join(f"'{clearance}'" for clearance in Clearance)


class Endorsement(Owned, Base):
    """The asking for signatures under one edition. Form, number of co-chairs and clearance are frozen at the opening.

    `body_sha256`: of what is signed, see `report.frozen.body`. `closes_at` is by when answers are asked for; it is
    closed by hand, because a late signature is still one.
    """

    __tablename__ = "endorsement"
    __table_args__ = (
        UniqueConstraint("edition_id"),
        CheckConstraint(f"form IN ({_FORMS})", name="form_known"),
        CheckConstraint("needed >= 0", name="needed_counts"),
    )

    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id", ondelete="RESTRICT"))
    body_sha256: Mapped[str] = mapped_column(String(64))
    form: Mapped[str] = mapped_column(String(10))
    needed: Mapped[int]
    clears: Mapped[bool]
    words: Mapped[str] = mapped_column(String(1000), default="")
    is_editorial: Mapped[bool] = mapped_column(default=False)
    opened_at: Mapped[datetime]
    opened_by_name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    closes_at: Mapped[datetime]
    zone: Mapped[str] = mapped_column(String(60))
    closed_at: Mapped[datetime | None]
    closed_by_name: Mapped[str] = mapped_column(String(LONGEST_NAME), default="")

    edition: Mapped[Edition] = relationship(lazy="raise")
    signers: Mapped[list["Signer"]] = relationship(
        order_by="Signer.place", lazy="raise", back_populates="endorsement"
    )

    @property
    def is_open(self) -> bool:
        """Whether answers are taken and can be changed."""
        return self.closed_at is None

    @property
    def changed_at(self) -> datetime:
        """When what is printed of it was last another: by an opening, the close, or a name that was cleared or not."""
        cleared = [one.cleared_at for one in self.signers if one.cleared_at]
        return max([self.closed_at or self.opened_at, *cleared])

    @property
    def silent(self) -> list["Signer"]:
        """Those who have not answered."""
        return [one for one in self.signers if one.answer is None]

    @property
    def held_back(self) -> int:
        """How many have answered and are not printed, because their office has not cleared the name."""
        return sum(one.answer is not None and not one.is_printed for one in self.signers)

    @property
    def co_chairs_signed(self) -> int:
        """How many co-chairs have endorsed it, in whichever way, and may be printed so."""
        return sum(one.is_co_chair and one.signs and one.is_printed for one in self.signers)

    @property
    def is_carried(self) -> bool:
        """Whether as many co-chairs have endorsed it as the charter asked for."""
        return self.co_chairs_signed >= self.needed


class Signer(Owned, Base):
    """Somebody who is asked. `clearance`: empty where none is asked for, else how their office stands to the name."""

    __tablename__ = "signer"
    __table_args__ = (
        UniqueConstraint("endorsement_id", "person_id"),
        CheckConstraint(f"clearance IN ('', {_CLEARANCES})", name="clearance_known"),
    )

    endorsement_id: Mapped[int] = mapped_column(ForeignKey("endorsement.id", ondelete="RESTRICT"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    place: Mapped[int]
    printed_name: Mapped[str] = mapped_column(String(200))
    is_co_chair: Mapped[bool]
    clearance: Mapped[str] = mapped_column(String(10), default="")
    cleared_at: Mapped[datetime | None]
    cleared_by_name: Mapped[str] = mapped_column(String(LONGEST_NAME), default="")

    endorsement: Mapped[Endorsement] = relationship(lazy="raise", back_populates="signers")
    person: Mapped[Person] = relationship(lazy="raise")
    answers: Mapped[list["EndorsementAnswer"]] = relationship(
        order_by="EndorsementAnswer.id", lazy="raise", back_populates="signer"
    )

    @property
    def answer(self) -> "EndorsementAnswer | None":
        """The answer that counts: the last."""
        return self.answers[-1] if self.answers else None

    @property
    def signs(self) -> bool:
        """Whether they endorse the edition, in whichever way."""
        return self.answer is not None and self.answer.choice in SIGNS

    @property
    def is_printed(self) -> bool:
        """Whether what they answered may be printed with their name."""
        return self.clearance in ("", Clearance.CLEARED)


class EndorsementAnswer(Owned, Base):
    """One answer; a later one of the same signer takes its place, and this stays. `exceptions`: keys."""

    __tablename__ = "endorsement_answer"
    __table_args__ = (CheckConstraint(f"choice IN ({_CHOICES})", name="choice_known"),)

    signer_id: Mapped[int] = mapped_column(ForeignKey("signer.id", ondelete="RESTRICT"), index=True)
    choice: Mapped[str] = mapped_column(String(20))
    view: Mapped[str] = mapped_column(Text, default="")
    exceptions: Mapped[list[Any]] = mapped_column(default=list)
    at: Mapped[datetime]
    by_name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    is_carried: Mapped[bool] = mapped_column(
        default=False
    )  # from the edition before, whose changes are editorial

    signer: Mapped[Signer] = relationship(lazy="raise", back_populates="answers")


_CLOSED = (
    "(SELECT endorsement.closed_at FROM endorsement JOIN signer ON signer.endorsement_id = endorsement.id"
    " WHERE signer.id = NEW.signer_id) IS NOT NULL"
)
triggers.refuse("endorsement", "UPDATE", "A closed endorsement stays as it was.", "OLD.closed_at IS NOT NULL")
triggers.refuse("endorsement", "DELETE", "An endorsement is never deleted.")
triggers.refuse("signer", "DELETE", "Who was asked to endorse is never deleted.")
triggers.refuse(
    "endorsement_answer", "INSERT", "The endorsement is closed: no answer is taken any more.", _CLOSED
)
triggers.refuse("endorsement_answer", "UPDATE", "What somebody answered never changes; they answer again.")
triggers.refuse("endorsement_answer", "DELETE", "What somebody answered is never deleted.")
