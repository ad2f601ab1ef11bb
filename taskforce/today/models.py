"""When somebody was last here."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from taskforce.charter.models import Owned
from taskforce.core.db import Base


class Visit(Owned, Base):
    """The last visit of one person, and the one before: what changed since then is new to them.

    `seen_at` moves at most once an hour, so that looking twice in a morning does not empty the list.
    """

    __tablename__ = "visit"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), unique=True)
    seen_at: Mapped[datetime]
    before_at: Mapped[datetime | None]
