"""How comments were answered. An answer is written once."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy import Text as LongText
from sqlalchemy.orm import Mapped, mapped_column

from taskforce.charter.models import Owned
from taskforce.core import triggers
from taskforce.core.actor import LONGEST_NAME
from taskforce.core.db import Base


class Disposition(Owned, Base):
    """How a comment was closed, and why. A comment without one is open."""

    __tablename__ = "disposition"

    comment_id: Mapped[int] = mapped_column(ForeignKey("comment.id", ondelete="RESTRICT"), unique=True)
    verdict: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(LongText, default="")
    duplicate_of_id: Mapped[int | None] = mapped_column(
        ForeignKey("comment.id", ondelete="RESTRICT"), index=True
    )
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    by_name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    made_at: Mapped[datetime]


triggers.refuse("disposition", "UPDATE", "The record of texts is only added to.")
triggers.refuse("disposition", "DELETE", "The record of texts is only added to.")
