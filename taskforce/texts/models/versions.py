"""Texts and their versions in blocks. A version is written once: what was voted on can be shown for ever."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy import Text as LongText
from sqlalchemy.orm import Mapped, mapped_column, relationship

from taskforce.charter.models import Owned
from taskforce.core import triggers
from taskforce.core.actor import LONGEST_NAME
from taskforce.core.db import Base


class Text(Owned, Base):
    """A text of record. Whatever owns it is named by kind and public id, because it stands above us.

    `number` is that of the current version, 0 before the first. `blocks_made` counts the keys given to blocks.
    """

    __tablename__ = "text"
    __table_args__ = (UniqueConstraint("task_force_id", "owner_kind", "owner_id"),)

    owner_kind: Mapped[str] = mapped_column(String(30))
    owner_id: Mapped[str] = mapped_column(String(60))
    label: Mapped[str] = mapped_column(LongText)
    number: Mapped[int] = mapped_column(default=0)
    blocks_made: Mapped[int] = mapped_column(default=0)
    takes_edits: Mapped[bool] = mapped_column(default=True)
    takes_comments: Mapped[bool] = mapped_column(default=False)
    frozen_at: Mapped[datetime | None]

    current: Mapped["TextVersion | None"] = relationship(
        lazy="raise",
        viewonly=True,
        uselist=False,
        primaryjoin="and_(Text.id == TextVersion.text_id, Text.number == TextVersion.number)",
    )
    versions: Mapped[list["TextVersion"]] = relationship(
        lazy="raise", back_populates="text", order_by="TextVersion.number"
    )


class TextVersion(Owned, Base):
    """One version: the printed fields, the blocks, and the notes of the sources cited, as they were then."""

    __tablename__ = "text_version"
    __table_args__ = (UniqueConstraint("text_id", "number"),)

    text_id: Mapped[int] = mapped_column(ForeignKey("text.id", ondelete="RESTRICT"), index=True)
    number: Mapped[int]
    fields: Mapped[dict[str, str]]
    cited: Mapped[list[Any]]  # {key, locator, note, short} in the order of their first citation
    sha256: Mapped[str] = mapped_column(String(64))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    by_name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    made_at: Mapped[datetime]
    note: Mapped[str] = mapped_column(LongText, default="")
    words_added: Mapped[int] = mapped_column(
        default=0
    )  # against the version before, or before what it takes in
    words_removed: Mapped[int] = mapped_column(default=0)
    takes_in: Mapped[
        int | None
    ]  # the number of the version of the same hand, minutes before, that nobody had seen

    text: Mapped[Text] = relationship(lazy="raise", back_populates="versions")
    blocks: Mapped[list["Block"]] = relationship(lazy="raise", order_by="Block.position")

    @property
    def source(self) -> str:
        """The whole text as canonical Markdown; its blocks must be loaded."""
        return "\n\n".join(block.source for block in self.blocks)


class Block(Base):
    """A paragraph, heading, list, quotation or table of one version. Its key goes with it through the versions."""

    __tablename__ = "block"
    __table_args__ = (UniqueConstraint("version_id", "key"), UniqueConstraint("version_id", "position"))

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("text_version.id", ondelete="RESTRICT"), index=True)
    key: Mapped[str] = mapped_column(String(20))
    position: Mapped[int]
    source: Mapped[str] = mapped_column(LongText)


for _table in ("text_version", "block"):
    triggers.refuse(_table, "UPDATE", "The record of texts is only added to.")
    triggers.refuse(_table, "DELETE", "The record of texts is only added to.")
