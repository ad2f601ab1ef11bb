"""The task force and its charter."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from taskforce.charter.rules.signing import THRUST
from taskforce.core.db import Base, Identified

DELEGABLE = ("read", "draft", "comment", "attend")  # staff neither vote nor sign, unless the charter says so
FORM = THRUST
STATEMENT_WORDS, STATEMENT_DAYS = 500, 14
EMBARGO_DAYS = 7  # before the launch; at most two weeks are usual


class Owned(Identified):
    """A row that belongs to one task force, and to no other ever."""

    task_force_id: Mapped[int] = mapped_column(ForeignKey("task_force.id", ondelete="RESTRICT"), index=True)


class TaskForce(Identified, Base):
    """One task force with the words of its charter. `rule` decides new rounds: see `voting.rules.rule`."""

    __tablename__ = "task_force"

    slug: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    host: Mapped[str] = mapped_column(String(200), default="")
    funder: Mapped[str] = mapped_column(String(200), default="")
    purpose: Mapped[str] = mapped_column(Text, default="")
    mandate: Mapped[list[Any]] = mapped_column(default=list)
    rule: Mapped[dict[str, Any]] = mapped_column(default=dict)
    delegable: Mapped[list[Any]] = mapped_column(
        default=lambda: list(DELEGABLE)
    )  # scopes: members.states.Scope
    embargo_days: Mapped[int] = mapped_column(
        default=EMBARGO_DAYS
    )  # 0: the funder gets no copy before the launch
    straw_names: Mapped[bool] = mapped_column(default=True)  # whether straw polls say who stands where
    report_form: Mapped[str] = mapped_column(
        String(10), default=FORM
    )  # what a signature means: rules.signing
    co_chairs_needed: Mapped[int] = mapped_column(
        default=0
    )  # who must have endorsed an edition that is published
    asks_clearance: Mapped[bool] = mapped_column(default=False)  # by the office of a signer, before print
    carries_editorial: Mapped[bool] = mapped_column(default=False)  # answers over a change of no meaning
    statement_words: Mapped[int] = mapped_column(default=STATEMENT_WORDS)  # of a view of one's own, at most
    statement_days: Mapped[int] = mapped_column(
        default=STATEMENT_DAYS
    )  # after a vote, for separate statements
    zone: Mapped[str] = mapped_column(String(60), default="America/New_York")
    accent: Mapped[str] = mapped_column(String(7), default="#14506f")
    sample_notice: Mapped[str] = mapped_column(Text, default="")
    founded_at: Mapped[datetime]
    changed_at: Mapped[datetime]  # of any word of the charter, the rows below included
    edition: Mapped[int] = mapped_column(default=1)  # rises with each edit: nobody overwrites another's words

    themes: Mapped[list["Theme"]] = relationship(order_by="Theme.position", lazy="raise")
    stages: Mapped[list["Stage"]] = relationship(order_by="Stage.starts_on, Stage.id", lazy="raise")
    disclaimers: Mapped[list["Disclaimer"]] = relationship(order_by="Disclaimer.position", lazy="raise")

    __mapper_args__ = {"version_id_col": edition}  # noqa: RUF012

    @property
    def task_force_id(self) -> int:
        """Its own number, so that a policy judges it like whatever belongs to it."""
        return self.id


class Theme(Owned, Base):
    """A theme under which recommendations stand, with the one question that its section answers."""

    __tablename__ = "theme"
    __table_args__ = (UniqueConstraint("task_force_id", "key"),)

    key: Mapped[str] = mapped_column(String(40))
    title: Mapped[str] = mapped_column(String(200))
    question: Mapped[str] = mapped_column(Text, default="")
    position: Mapped[int]


class Stage(Owned, Base):
    """A stage of the work, from one day to another, and the gate that lets it end."""

    __tablename__ = "stage"
    __table_args__ = (
        UniqueConstraint("task_force_id", "key"),
        CheckConstraint("starts_on <= ends_on", name="in_order"),
    )

    key: Mapped[str] = mapped_column(String(40))
    title: Mapped[str] = mapped_column(String(100))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    gate: Mapped[str] = mapped_column(Text, default="")
    passed_on: Mapped[date | None]


class Disclaimer(Owned, Base):
    """A sentence that the report must print: in whose name it speaks and in whose not."""

    __tablename__ = "disclaimer"
    __table_args__ = (UniqueConstraint("task_force_id", "key"),)

    key: Mapped[str] = mapped_column(String(40))
    words: Mapped[str] = mapped_column(Text)
    position: Mapped[int]
