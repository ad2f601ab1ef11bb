"""Rounds, their electorates and positions. What holds votes is never deleted, and the database refuses it too."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from taskforce.charter.models import Owned
from taskforce.core import canonical, clock
from taskforce.core.actor import LONGEST_NAME
from taskforce.core.db import Base
from taskforce.voting.rules import seal
from taskforce.voting.rules.positions import CHOICES
from taskforce.voting.rules.rule import Rule
from taskforce.voting.states import Choice, Outcome, RoundState

LONGEST_CHOICE = 12
_KNOWN = ", ".join(f"'{choice}'" for choice in CHOICES)


class Round(Owned, Base):
    """One vote on one frozen text by one frozen electorate under one frozen rule.

    `sha256` is the seal over all of it (see `voting.rules.seal`); it stands in the opening and the closing event.
    Positions are taken from `opens_at` on, which is `opened_at` unless the opening was announced beforehand.
    `cites`: the public name of the latest closed round on the same matter, which this one reconsiders, and why.
    """

    __tablename__ = "round"
    __table_args__ = (
        CheckConstraint("state IN ('open', 'closed')", name="state_known"),
        CheckConstraint("(state = 'closed') = (outcome IS NOT NULL)", name="closed_has_outcome"),
        CheckConstraint("(state = 'closed') = (closed_at IS NOT NULL)", name="closed_has_time"),
        CheckConstraint("opened_at < closes_at", name="opens_before_it_closes"),
        CheckConstraint("opens_at < closes_at", name="takes_positions_before_it_closes"),
        Index(
            "uq_round_open_matter",
            "task_force_id",
            "matter_kind",
            "matter_id",
            unique=True,
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
    )

    matter_kind: Mapped[str] = mapped_column(String(30))
    matter_id: Mapped[str] = mapped_column(String(13), index=True)
    matter_label: Mapped[str] = mapped_column(String(300))
    matter_text: Mapped[dict[str, Any]]
    matter_sha256: Mapped[str] = mapped_column(String(64))
    question: Mapped[str] = mapped_column(Text)
    rule: Mapped[dict[str, Any]]
    electorate_size: Mapped[int]  # all seats
    tie_breakers: Mapped[int] = mapped_column(default=0)  # of them co-chairs who only break a tie
    electorate_sha256: Mapped[str] = mapped_column(String(64))
    sha256: Mapped[str] = mapped_column(String(64))
    opened_at: Mapped[datetime]
    opened_by_name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    opens_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    cites: Mapped[str] = mapped_column(String(13), default="", index=True)
    cites_why: Mapped[str] = mapped_column(Text, default="")
    zone: Mapped[str] = mapped_column(String(60))
    state: Mapped[str] = mapped_column(String(10), default=RoundState.OPEN, index=True)
    closed_at: Mapped[datetime | None]
    outcome: Mapped[str | None] = mapped_column(String(12))
    sentence: Mapped[str] = mapped_column(Text, default="")
    counts: Mapped[dict[str, Any]] = mapped_column(default=dict)

    seats: Mapped[list["Seat"]] = relationship(
        order_by="Seat.place", lazy="raise", back_populates="round", passive_deletes="all"
    )

    @property
    def is_open(self) -> bool:
        """Whether it was not closed yet; past its hour it takes no position all the same: see `takes_positions`."""
        return self.state == RoundState.OPEN

    @property
    def is_due(self) -> bool:
        """Whether its hour has come."""
        return clock.now() >= self.closes_at

    @property
    def takes_positions(self) -> bool:
        """Whether a position may be cast or changed at this moment."""
        return self.is_open and not self.is_due and not self.is_announced

    @property
    def is_announced(self) -> bool:
        """Whether it is frozen and sealed, and its hour to open has not come."""
        return self.is_open and clock.now() < self.opens_at

    @property
    def is_adopted(self) -> bool:
        """Whether it is closed and adopted its matter."""
        return self.outcome == Outcome.ADOPTED

    @property
    def voters(self) -> int:
        """How many may vote, those apart who only break a tie."""
        return self.electorate_size - self.tie_breakers

    @property
    def is_settled(self) -> bool:
        """Whether it is closed and decided its matter: an objection under a silence procedure decides nothing."""
        return bool(self.counts.get("is_settled", self.had_quorum))

    @property
    def had_quorum(self) -> bool:
        """Whether it is closed and enough took a position for it to count."""
        return bool(self.counts.get("quorum_met"))

    @property
    def decides_by(self) -> Rule:
        """The rule as frozen."""
        return Rule.from_stored(self.rule)

    def seal_with(self, seats: Iterable["Seat"]) -> str:
        """The seal made anew from these rows and nothing that was kept of it."""
        return seal.of_round(
            matter={
                "kind": self.matter_kind,
                "id": self.matter_id,
                "label": self.matter_label,
                "sha256": canonical.digest(self.matter_text),
            },
            electorate=seal.of_electorate(seat.printed for seat in seats),
            rule=self.rule,
            question=self.question,
            closes_at=self.closes_at,
            more=self.more,
        )

    @property
    def more(self) -> dict[str, str]:
        """What the seal covers of a round that is not as most are."""
        later = seal.moment(self.opens_at) if self.opens_at != self.opened_at else ""
        more = {"opens_at": later, "cites": self.cites, "cites_why": self.cites_why}
        return {name: words for name, words in more.items() if words}


class Seat(Owned, Base):
    """One person of a round's electorate, with name, title and level as they were printed at its opening.

    `recused_why`: why the person counts as recused unless they take another position (docs/decisions/0011);
    `breaks_ties`: a co-chair who is counted only where all the others are divided evenly.
    """

    __tablename__ = "seat"
    __table_args__ = (UniqueConstraint("round_id", "person_id"), UniqueConstraint("round_id", "place"))

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id", ondelete="RESTRICT"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    person_public_id: Mapped[str] = mapped_column(String(13))
    place: Mapped[int]
    printed_name: Mapped[str] = mapped_column(String(200))
    printed_title: Mapped[str] = mapped_column(String(300))
    given: Mapped[str] = mapped_column(String(100))
    family: Mapped[str] = mapped_column(String(100))
    level: Mapped[str] = mapped_column(String(10))
    breaks_ties: Mapped[bool] = mapped_column(default=False)
    recused_by_name: Mapped[str] = mapped_column(String(LONGEST_NAME), default="")
    recused_why: Mapped[str] = mapped_column(Text, default="")

    round: Mapped[Round] = relationship(lazy="raise", back_populates="seats")
    position: Mapped["Position | None"] = relationship(
        lazy="raise", back_populates="seat", passive_deletes="all"
    )

    @property
    def is_recused(self) -> bool:
        """Whether the opening took the person out of the count, and they have not come back by a position."""
        return bool(self.recused_why) and self.position is None

    @property
    def stands(self) -> str:
        """What is counted for this seat; empty for who is silent. The position must be loaded."""
        if self.position is not None:
            return self.position.choice
        return Choice.RECUSE if self.recused_why else ""

    @property
    def printed(self) -> dict[str, str]:
        """What the seal of the electorate covers; a seat as most are, without a recusal, is written as ever."""
        more = {
            "breaks_ties": "yes" if self.breaks_ties else "",
            "recused_by": self.recused_by_name,
            "recused_why": self.recused_why,
        }
        return {
            "person": self.person_public_id,
            "name": self.printed_name,
            "title": self.printed_title,
            "level": self.level,
        } | {name: words for name, words in more.items() if words}


class Position(Owned, Base):
    """The latest position of one seat; a change overwrites it while the round is open and is one more event.

    `key` came with the form, so that a retry after a lost answer is known as one. `receipt` is what the
    voter keeps: the fingerprint of its link in the chain, whose number is `number`.
    `cast_by_name`: "Dana Reyes for Mateo de la Cruz" where a delegate took it; empty where the person did.
    `entered_by_name`: who wrote it down in a roll call, as it was said aloud; empty where it was cast.
    """

    __tablename__ = "position"
    __table_args__ = (
        UniqueConstraint("round_id", "person_id"),
        UniqueConstraint("round_id", "key"),
        ForeignKeyConstraint(
            ["round_id", "person_id"], ["seat.round_id", "seat.person_id"], ondelete="RESTRICT"
        ),
        CheckConstraint(f"choice IN ({_KNOWN})", name="choice_known"),
        CheckConstraint("choice <> 'block' OR reason <> ''", name="block_has_reason"),
    )

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id", ondelete="RESTRICT"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    choice: Mapped[str] = mapped_column(String(LONGEST_CHOICE))
    reason: Mapped[str] = mapped_column(Text, default="")
    cast_at: Mapped[datetime]
    key: Mapped[str] = mapped_column(String(40))
    receipt: Mapped[str] = mapped_column(String(64))
    number: Mapped[int] = mapped_column(default=0)
    cast_by_name: Mapped[str] = mapped_column(String(LONGEST_NAME), default="")
    entered_by_name: Mapped[str] = mapped_column(String(LONGEST_NAME), default="")

    seat: Mapped[Seat] = relationship(lazy="raise", back_populates="position", overlaps="round")

    @property
    def is_own(self) -> bool:
        """Whether the person cast it: no delegate did, and nobody wrote it down for them."""
        return not self.cast_by_name and not self.entered_by_name


class PreparedBallot(Owned, Base):
    """A ballot that staff filled in: it is no position and counts for nothing until the principal casts it."""

    __tablename__ = "prepared_ballot"
    __table_args__ = (
        UniqueConstraint("round_id", "person_id"),
        ForeignKeyConstraint(
            ["round_id", "person_id"], ["seat.round_id", "seat.person_id"], ondelete="RESTRICT"
        ),
        CheckConstraint(f"choice IN ({_KNOWN})", name="choice_known"),
    )

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id", ondelete="RESTRICT"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    choice: Mapped[str] = mapped_column(String(LONGEST_CHOICE))
    reason: Mapped[str] = mapped_column(Text, default="")
    prepared_by_name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    prepared_at: Mapped[datetime]


class StatedOutcome(Owned, Base):
    """What the facilitator says of a closed round, and what follows from it. The result itself it does not touch."""

    __tablename__ = "stated_outcome"

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id", ondelete="RESTRICT"), unique=True)
    statement: Mapped[str] = mapped_column(Text)
    next_step: Mapped[str] = mapped_column(Text)
    stated_by_name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    stated_at: Mapped[datetime]
