"""Links that let one person do one thing, once, without signing in."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from taskforce.charter.models import Owned
from taskforce.core.db import Base
from taskforce.members.models.people import Person


class OnePurposeLink(Owned, Base):
    """A link of one person for one purpose on one thing (`subject`, its public name). Only its hash is kept.

    It is used up by the act, never by looking: mail scanners open links before people do.
    """

    __tablename__ = "one_purpose_link"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    purpose: Mapped[str] = mapped_column(String(30))
    subject: Mapped[str] = mapped_column(String(13))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship(lazy="raise")
