"""What people say about a text. Comments and replies are written once; triggers refuse every other change."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, false
from sqlalchemy import Text as LongText
from sqlalchemy.orm import Mapped, mapped_column, relationship

from taskforce.charter.models import Owned
from taskforce.core import triggers
from taskforce.core.actor import LONGEST_NAME
from taskforce.core.db import Base
from taskforce.texts.models.dispositions import Disposition
from taskforce.texts.models.versions import Text, TextVersion
from taskforce.texts.states import Audience

WHOLE = ""  # a comment `on` nothing in particular: the whole text
FIELD = "field:"  # before the name of a printed field
_REOPENED = (
    """literal_column("'reopened'")"""  # spelled out: see web.waiting.spelled, it stands in a partial index
)
_STANDS = f"Disposition.response != {_REOPENED}"


class Comment(Owned, Base):
    """A comment on a block (its key), a field (`field:` and its name) or the whole text, made on one version.

    `starts` and `ends`: the code points of the plain text of its place (rules.plain) that it is on, or none: all of it.
    `exact`: those words, or all words of the place; `before` and `after`: what stood beside them. `audience`: who reads
    it; `office_id`: the principal in whose office it was written. `strikes`: it suggests that its words go.
    `reviewer_id`: who made it from outside.
    """

    __tablename__ = "comment"

    text_id: Mapped[int] = mapped_column(ForeignKey("text.id", ondelete="RESTRICT"), index=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("text_version.id", ondelete="RESTRICT"), index=True)
    on: Mapped[str] = mapped_column(String(60))
    kind: Mapped[str] = mapped_column(String(20))
    body: Mapped[str] = mapped_column(LongText)
    proposed: Mapped[str] = mapped_column(LongText, default="")
    strikes: Mapped[bool] = mapped_column(default=False, server_default=false())
    audience: Mapped[str] = mapped_column(String(12), default=Audience.ALL.value)
    office_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    starts: Mapped[int | None]
    ends: Mapped[int | None]
    exact: Mapped[str] = mapped_column(LongText, default="")
    before: Mapped[str] = mapped_column(LongText, default="")
    after: Mapped[str] = mapped_column(LongText, default="")
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    reviewer_id: Mapped[int | None] = mapped_column(
        ForeignKey("reviewer.id", ondelete="RESTRICT"), index=True
    )
    by_name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    made_at: Mapped[datetime]

    text: Mapped[Text] = relationship(lazy="raise")
    version: Mapped[TextVersion] = relationship(lazy="raise")
    replies: Mapped[list["Reply"]] = relationship(lazy="raise", order_by="Reply.made_at, Reply.id")
    disposition: Mapped[Disposition | None] = relationship(
        lazy="raise",
        primaryjoin=f"and_(Comment.id == foreign(Disposition.comment_id), {_STANDS})",
        viewonly=True,
        uselist=False,
    )
    answered_before: Mapped[Disposition | None] = relationship(
        lazy="raise",
        primaryjoin=f"and_(Comment.id == foreign(Disposition.comment_id), Disposition.response == {_REOPENED})",
        viewonly=True,
        uselist=False,
    )
    duplicate_of: Mapped["Comment | None"] = relationship(
        lazy="raise",
        secondary="disposition",
        primaryjoin=f"and_(Comment.id == disposition.c.comment_id, disposition.c.response != {_REOPENED})",
        secondaryjoin="Comment.id == disposition.c.duplicate_of_id",
        viewonly=True,
        uselist=False,
    )


class Reply(Owned, Base):
    """An answer under a comment."""

    __tablename__ = "reply"

    comment_id: Mapped[int] = mapped_column(ForeignKey("comment.id", ondelete="RESTRICT"), index=True)
    body: Mapped[str] = mapped_column(LongText)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    by_name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    made_at: Mapped[datetime]


class Mention(Owned, Base):
    """Somebody named with @ in a comment or under it."""

    __tablename__ = "mention"

    comment_id: Mapped[int] = mapped_column(ForeignKey("comment.id", ondelete="RESTRICT"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)


class Placement(Base):
    """Where a comment stands on one version, worked out once, when the version is written."""

    __tablename__ = "placement"

    version_id: Mapped[int] = mapped_column(
        ForeignKey("text_version.id", ondelete="RESTRICT"), primary_key=True
    )
    comment_id: Mapped[int] = mapped_column(
        ForeignKey("comment.id", ondelete="RESTRICT"), primary_key=True, index=True
    )
    how: Mapped[str] = mapped_column(String(10))
    on: Mapped[str] = mapped_column(String(60))
    starts: Mapped[int | None]
    ends: Mapped[int | None]
    kept: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))  # rules.placement.Standing


for _table in ("comment", "reply", "mention", "placement"):
    triggers.refuse(_table, "UPDATE", "The record of texts is only added to.")
    triggers.refuse(_table, "DELETE", "The record of texts is only added to.")
