"""The report: its parts in order, who signs its letters, and its printed editions."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from taskforce.charter.models import Owned, Theme
from taskforce.core import clock, triggers
from taskforce.core.actor import LONGEST_NAME
from taskforce.core.db import Base
from taskforce.core.jobs import Job, JobState
from taskforce.members.models import Person
from taskforce.report.states import BARE, IN_WORK, EditionState, PartKind
from taskforce.texts.models import Text

KIND = "report_part"  # as texts call their owner
FOLDER = "reports"  # of the files of editions, in the data folder
_KINDS = ", ".join(f"'{kind}'" for kind in PartKind)
_STATES = ", ".join(f"'{state}'" for state in EditionState)


class Report(Owned, Base):
    """The report of a task force; there is one."""

    __tablename__ = "report"
    __table_args__ = (UniqueConstraint("task_force_id"),)

    title: Mapped[str] = mapped_column(String(200))
    subtitle: Mapped[str] = mapped_column(String(300), default="")
    begun_at: Mapped[datetime]
    begun_by: Mapped[str] = mapped_column(String(LONGEST_NAME))
    edition: Mapped[int] = mapped_column(default=1)  # rises with each edit; the printed ones are `Edition`

    parts: Mapped[list["Part"]] = relationship(
        order_by="Part.position, Part.id", lazy="raise", back_populates="report"
    )
    editions: Mapped[list["Edition"]] = relationship(
        order_by="Edition.number.desc()", lazy="raise", back_populates="report"
    )

    __mapper_args__ = {"version_id_col": edition}  # noqa: RUF012

    @property
    def outline(self) -> list["Part"]:
        """The parts that are printed, in order."""
        return sorted(
            (part for part in self.parts if part.removed_at is None), key=lambda part: part.position
        )

    @property
    def removed(self) -> list["Part"]:
        """The parts that were taken out; they can be put back with their text."""
        return [part for part in self.parts if part.removed_at is not None]


class Part(Owned, Base):
    """A part of the report. It owns a text; a part taken out stays here, because its text is of record."""

    __tablename__ = "part"
    __table_args__ = (
        UniqueConstraint("report_id", "key"),
        CheckConstraint(f"kind IN ({_KINDS})", name="kind_known"),
        CheckConstraint("(kind = 'section') = (theme_id IS NOT NULL)", name="section_has_theme"),
    )

    report_id: Mapped[int] = mapped_column(ForeignKey("report.id", ondelete="RESTRICT"), index=True)
    key: Mapped[str] = mapped_column(String(63))
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(200))
    theme_id: Mapped[int | None] = mapped_column(ForeignKey("theme.id", ondelete="RESTRICT"), index=True)
    text_id: Mapped[int] = mapped_column(ForeignKey("text.id", ondelete="RESTRICT"), unique=True)
    removed_at: Mapped[datetime | None]
    edition: Mapped[int] = mapped_column(default=1)

    report: Mapped[Report] = relationship(lazy="raise", back_populates="parts")
    theme: Mapped[Theme | None] = relationship(lazy="raise")
    text: Mapped[Text] = relationship(lazy="raise")
    signatures: Mapped[list["Signature"]] = relationship(
        order_by="Signature.position", lazy="raise", cascade="all, delete-orphan", back_populates="part"
    )

    __mapper_args__ = {"version_id_col": edition}  # noqa: RUF012

    @property
    def signers(self) -> list[Person]:
        """Who signs, in order."""
        return [signature.person for signature in self.signatures]

    @property
    def is_letter(self) -> bool:
        """Whether people sign it."""
        return self.kind == PartKind.LETTER

    @property
    def is_written(self) -> bool:
        """Whether it has a text."""
        return self.text.number > 0

    @property
    def is_left_out(self) -> bool:
        """Whether there is nothing to print yet; the text must be loaded."""
        return self.kind in BARE and not self.is_written


class Signature(Base):
    """A person who signs a letter, and in which place."""

    __tablename__ = "signature"

    part_id: Mapped[int] = mapped_column(ForeignKey("part.id", ondelete="RESTRICT"), primary_key=True)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="RESTRICT"), primary_key=True, index=True
    )
    position: Mapped[int]

    part: Mapped[Part] = relationship(lazy="raise", back_populates="signatures")
    person: Mapped[Person] = relationship(lazy="raise")


class Edition(Owned, Base):
    """One print of the report. `content_sha256` is printed in it; `pages_by_anchor` predicts the next print.

    `file` is the name in the folder of reports: random, so that nobody finds it but through the page that asks who
    comes. A ready edition never changes and never goes; the database refuses it.
    """

    __tablename__ = "edition"
    __table_args__ = (
        UniqueConstraint("report_id", "number"),
        CheckConstraint(f"state IN ({_STATES})", name="state_known"),
        CheckConstraint("state <> 'ready' OR (pages > 0 AND size > 0)", name="ready_has_pages"),
    )

    report_id: Mapped[int] = mapped_column(ForeignKey("report.id", ondelete="RESTRICT"), index=True)
    job_id: Mapped[int | None] = mapped_column(ForeignKey("job.id", ondelete="RESTRICT"), index=True)
    number: Mapped[int]
    state: Mapped[str] = mapped_column(String(10), default=EditionState.WAITING)
    file: Mapped[str] = mapped_column(String(60))
    asked_at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    by_name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    over_at: Mapped[datetime | None]
    content_sha256: Mapped[str] = mapped_column(String(64), default="")
    file_sha256: Mapped[str] = mapped_column(String(64), default="")
    pages: Mapped[int] = mapped_column(default=0)
    size: Mapped[int] = mapped_column(default=0)
    pages_by_anchor: Mapped[dict[str, Any]] = mapped_column(default=dict)
    faults: Mapped[list[Any]] = mapped_column(default=list)
    summary_file: Mapped[str] = mapped_column(String(60), default="")  # empty: the report has no summary
    summary_sha256: Mapped[str] = mapped_column(String(64), default="")
    summary_pages: Mapped[int] = mapped_column(default=0)
    summary_size: Mapped[int] = mapped_column(default=0)

    report: Mapped[Report] = relationship(lazy="raise", back_populates="editions")
    job: Mapped[Job | None] = relationship(lazy="raise")
    publications: Mapped[list["Publication"]] = relationship(
        order_by="Publication.at, Publication.id", lazy="raise", back_populates="edition"
    )

    @property
    def publication(self) -> "Publication | None":
        """The hour that stands, whether it has come or not; the publications must be loaded."""
        return next((one for one in self.publications if one.called_off_at is None), None)

    @property
    def has_words(self) -> bool:
        """Whether what it says is settled: it is printed, or came with a file and is printed again."""
        return bool(self.content_sha256) and self.state != EditionState.FAILED

    @property
    def is_ready(self) -> bool:
        """Whether there is a file."""
        return self.state == EditionState.READY

    @property
    def is_in_work(self) -> bool:
        """Whether it is still being made; the job must be loaded. A job that gave up takes the edition with it."""
        gave_up = self.job is None or self.job.state == JobState.FAILED
        return self.state in IN_WORK and not gave_up

    @property
    def shown_state(self) -> EditionState:
        """Its state as people see it; the job must be loaded."""
        if self.state in IN_WORK and not self.is_in_work:
            return EditionState.FAILED
        return EditionState(self.state)


class Manuscript(Base):
    """All that an edition says, as plain values: see `report.frozen`. Its fingerprint is the edition's."""

    __tablename__ = "manuscript"

    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id", ondelete="RESTRICT"), primary_key=True)
    content: Mapped[dict[str, Any]]


class Publication(Owned, Base):
    """The hour from which an edition is open to everybody, and what it corrects. Before it, it can be called off."""

    __tablename__ = "publication"
    __table_args__ = (
        Index(
            "uq_publication_standing",
            "edition_id",
            unique=True,
            sqlite_where=text("called_off_at IS NULL"),
            postgresql_where=text("called_off_at IS NULL"),
        ),
        CheckConstraint("called_off_at IS NULL OR called_off_at < at", name="called_off_before"),
    )

    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id", ondelete="RESTRICT"))
    at: Mapped[datetime]
    asked_at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    by_name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    errata: Mapped[str] = mapped_column(String(1000), default="")
    called_off_at: Mapped[datetime | None]

    edition: Mapped[Edition] = relationship(lazy="raise", back_populates="publications")

    @property
    def is_out(self) -> bool:
        """Whether its hour has come, by the clock of the server."""
        return self.called_off_at is None and self.at <= clock.now()


triggers.refuse("manuscript", "UPDATE", "What an edition says never changes.")
triggers.refuse("manuscript", "DELETE", "What an edition says is never deleted.")
triggers.refuse("publication", "UPDATE", "What was called off stays so.", "OLD.called_off_at IS NOT NULL")
triggers.refuse("publication", "DELETE", "A publication is never deleted.")
triggers.refuse("edition", "UPDATE", "A ready edition never changes.", "OLD.state = 'ready'")
triggers.refuse("edition", "DELETE", "An edition is never deleted.")
