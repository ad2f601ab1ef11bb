"""How comments were answered. An answer is written once; so is what the author of the comment says to it."""

from datetime import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, String, literal_column, text
from sqlalchemy import Text as LongText
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column

from taskforce.charter.models import Owned
from taskforce.core import triggers
from taskforce.core.actor import LONGEST_NAME
from taskforce.core.db import Base


class Disposition(Owned, Base):
    """How a comment was closed, and why. A comment without one that stands is open.

    `response` is what its author says to that (texts.states.Response). One that reopened the comment ends this answer.
    """

    __tablename__ = "disposition"
    __table_args__ = (
        Index(
            "uq_disposition_standing",
            "comment_id",
            unique=True,
            sqlite_where=text("response <> 'reopened'"),
            postgresql_where=text("response <> 'reopened'"),
        ),
    )

    comment_id: Mapped[int] = mapped_column(ForeignKey("comment.id", ondelete="RESTRICT"), index=True)
    verdict: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(LongText, default="")
    duplicate_of_id: Mapped[int | None] = mapped_column(
        ForeignKey("comment.id", ondelete="RESTRICT"), index=True
    )
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    by_name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    made_at: Mapped[datetime]
    response: Mapped[str] = mapped_column(String(15), default="")
    response_why: Mapped[str] = mapped_column(LongText, default="")
    responded_at: Mapped[datetime | None]
    responded_by_name: Mapped[str] = mapped_column(String(LONGEST_NAME), default="")

    @hybrid_property
    def stands(self) -> bool:
        """Whether its comment was not reopened."""
        return self.response != "reopened"

    @stands.inplace.expression
    @classmethod
    def _stands(cls) -> ColumnElement[bool]:
        return cls.response != literal_column("'reopened'")  # spelled out: see web.waiting.spelled


_KEPT = ("comment_id", "verdict", "reason", "by_id", "by_name", "made_at", "duplicate_of_id")
triggers.refuse(
    "disposition",
    "UPDATE",
    "The record of texts is only added to.",
    " OR ".join(["OLD.response <> ''", *(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in _KEPT)]),
)
triggers.refuse("disposition", "DELETE", "The record of texts is only added to.")
