"""Meetings, their agenda, who came, what was decided, and the approval of the minutes."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from taskforce.charter.models import Owned
from taskforce.core import triggers
from taskforce.core.actor import LONGEST_NAME
from taskforce.core.db import Base
from taskforce.meetings.states import COMING, TAKING_PART, MeetingState, MinutesState
from taskforce.members.models import Person
from taskforce.recommendations.models import Recommendation
from taskforce.texts.models import Text as WrittenText

OWNS = "all, delete-orphan"  # what is taken out of the list goes


class Meeting(Owned, Base):
    """A meeting from one moment to another, its hours shown in its own zone.

    `edition` rises with each change of its facts and `roll` with each recording of attendance, so that two people
    never overwrite each other. `sequence` rises with what a calendar shows: time, place, link, title, state.
    `published_agenda` is the agenda as it was last published (see `rules.changes`). `voting_members` and
    `quorum_needed` are as they were when attendance was recorded.
    """

    __tablename__ = "meeting"
    __table_args__ = (
        UniqueConstraint("task_force_id", "key"),
        CheckConstraint("starts_at < ends_at", name="in_order"),
    )

    key: Mapped[str] = mapped_column(String(60))
    title: Mapped[str] = mapped_column(String(300))
    kind: Mapped[str] = mapped_column(String(20))
    state: Mapped[str] = mapped_column(String(10), default=MeetingState.PLANNED)
    starts_at: Mapped[datetime] = mapped_column(index=True)
    ends_at: Mapped[datetime]
    zone: Mapped[str] = mapped_column(String(60))
    place: Mapped[str] = mapped_column(String(500), default="")
    link: Mapped[str] = mapped_column(String(500), default="")
    called_at: Mapped[datetime]
    published_at: Mapped[datetime | None]
    published_agenda: Mapped[dict[str, Any] | None]
    cancelled_why: Mapped[str] = mapped_column(Text, default="")
    voting_members: Mapped[int | None]
    quorum_needed: Mapped[int | None]
    edition: Mapped[int] = mapped_column(default=1)
    roll: Mapped[int] = mapped_column(default=0)
    sequence: Mapped[int] = mapped_column(default=0)

    items: Mapped[list["AgendaItem"]] = relationship(
        order_by="AgendaItem.position, AgendaItem.id", lazy="raise", cascade=OWNS, back_populates="meeting"
    )
    attendance: Mapped[list["Attendance"]] = relationship(
        lazy="raise", cascade=OWNS, back_populates="meeting"
    )
    minutes: Mapped["Minutes | None"] = relationship(lazy="raise", back_populates="meeting")

    @property
    def is_coming(self) -> bool:
        """Whether it was neither held nor cancelled."""
        return self.state in COMING

    @property
    def is_sealed(self) -> bool:
        """Whether its minutes are approved, after which nothing of its record changes."""
        return self.minutes is not None and self.minutes.is_approved


class AgendaItem(Owned, Base):
    """One item of an agenda. `minutes` 0: it takes no time of its own.

    `begun_at`: when it was taken in hand. `was_reached` is said once the meeting is over; what was not is offered to
    the next agenda, where another item carries it (`carried_from_id`).
    """

    __tablename__ = "agenda_item"
    __table_args__ = (CheckConstraint("minutes >= 0", name="minutes_not_negative"),)

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="RESTRICT"), index=True)
    position: Mapped[int]
    title: Mapped[str] = mapped_column(String(300))
    kind: Mapped[str] = mapped_column(String(20))
    minutes: Mapped[int] = mapped_column(default=0)
    lead_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    note: Mapped[str] = mapped_column(Text, default="")
    edition: Mapped[int] = mapped_column(default=1)
    begun_at: Mapped[datetime | None]
    was_reached: Mapped[bool] = mapped_column(default=True)
    carried_from_id: Mapped[int | None] = mapped_column(
        ForeignKey("agenda_item.id", ondelete="SET NULL"), index=True
    )

    meeting: Mapped[Meeting] = relationship(lazy="raise", back_populates="items")
    lead: Mapped[Person | None] = relationship(lazy="raise")
    links: Mapped[list["ItemRecommendation"]] = relationship(
        order_by="ItemRecommendation.position", lazy="raise", cascade=OWNS, back_populates="item"
    )
    papers: Mapped[list[Any]] = relationship("Paper", lazy="raise", viewonly=True, order_by="Paper.id")
    decisions: Mapped[list["Decision"]] = relationship(
        order_by="Decision.id", lazy="raise", cascade=OWNS, back_populates="item"
    )
    actions: Mapped[list["ActionItem"]] = relationship(
        order_by="ActionItem.id", lazy="raise", cascade=OWNS, back_populates="item"
    )

    @property
    def recommendations(self) -> list[Recommendation]:
        """The recommendations that it carries, in order."""
        return [link.recommendation for link in self.links]


class ItemRecommendation(Base):
    """A recommendation on the table under an item."""

    __tablename__ = "item_recommendation"

    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"), primary_key=True)
    recommendation_id: Mapped[int] = mapped_column(
        ForeignKey("recommendation.id", ondelete="RESTRICT"), primary_key=True, index=True
    )
    position: Mapped[int]

    item: Mapped[AgendaItem] = relationship(lazy="raise", back_populates="links")
    recommendation: Mapped[Recommendation] = relationship(lazy="raise")


class Attendance(Base):
    """How one person attended; `is_voting`: whether they counted for the quorum then.

    Without `arrived_at` they were there from the start, without `left_at` to the end. Who is represented by a delegate
    (`presence` is `delegate`) does not take part and does not count.
    """

    __tablename__ = "attendance"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="RESTRICT"), primary_key=True)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="RESTRICT"), primary_key=True, index=True
    )
    presence: Mapped[str] = mapped_column(String(10))
    is_voting: Mapped[bool]
    arrived_at: Mapped[datetime | None]
    left_at: Mapped[datetime | None]
    represented_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="RESTRICT"), index=True
    )

    meeting: Mapped[Meeting] = relationship(lazy="raise", back_populates="attendance")
    person: Mapped[Person] = relationship(lazy="raise", foreign_keys=[person_id])
    represented_by: Mapped[Person | None] = relationship(lazy="raise", foreign_keys=[represented_by_id])

    @property
    def takes_part(self) -> bool:
        """Whether the person was there, in the room or remotely."""
        return self.presence in TAKING_PART

    def is_here_at(self, moment: datetime) -> bool:
        """Whether the person took part at that moment."""
        has_come = self.arrived_at is None or self.arrived_at <= moment
        return self.takes_part and has_come and (self.left_at is None or moment < self.left_at)


class Decision(Owned, Base):
    """What was decided under an item, as put, and who wrote it down.

    `present_voting` of `voting_members` took part at that moment, and a quorum needed `quorum_needed`; without
    attendance nobody knows.
    """

    __tablename__ = "decision"

    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id", ondelete="RESTRICT"), index=True)
    words: Mapped[str] = mapped_column(Text)
    mover_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    recommendation_id: Mapped[int | None] = mapped_column(
        ForeignKey("recommendation.id", ondelete="RESTRICT"), index=True
    )
    recorded_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="RESTRICT"), index=True
    )
    recorded_by: Mapped[str] = mapped_column(String(LONGEST_NAME))
    recorded_at: Mapped[datetime]
    present_voting: Mapped[int | None]
    voting_members: Mapped[int | None]
    quorum_needed: Mapped[int | None]

    item: Mapped[AgendaItem] = relationship(lazy="raise", back_populates="decisions")
    mover: Mapped[Person | None] = relationship(lazy="raise", foreign_keys=[mover_id])


class ActionItem(Owned, Base):
    """What somebody is to do after the meeting. Marking it done is possible after the minutes are approved."""

    __tablename__ = "action_item"

    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id", ondelete="RESTRICT"), index=True)
    words: Mapped[str] = mapped_column(Text)
    owner_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    due_on: Mapped[date | None]
    recorded_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="RESTRICT"), index=True
    )
    recorded_by: Mapped[str] = mapped_column(String(LONGEST_NAME))
    recorded_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    done_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)

    item: Mapped[AgendaItem] = relationship(lazy="raise", back_populates="actions")
    owner: Mapped[Person] = relationship(lazy="raise", foreign_keys=[owner_id])

    @property
    def is_done(self) -> bool:
        """Whether it was marked done."""
        return self.done_at is not None


class Minutes(Owned, Base):
    """The minutes of a meeting: a text, and the chair's certificate over one version of it.

    `drafted_from` is the fingerprint of the record when the draft was made from it: where the record has changed
    since, the page says so. `certified_sha256` is the fingerprint of the version that was certified.
    """

    __tablename__ = "minutes"
    __table_args__ = (
        CheckConstraint(
            "(state = 'approved') = (certificate IS NOT NULL AND certified_at IS NOT NULL"
            " AND certified_sha256 IS NOT NULL AND certified_by_id IS NOT NULL)",
            name="approved_with_certificate",
        ),
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="RESTRICT"), unique=True)
    text_id: Mapped[int] = mapped_column(ForeignKey("text.id", ondelete="RESTRICT"), unique=True)
    state: Mapped[str] = mapped_column(String(10), default=MinutesState.DRAFT)
    drafted_from: Mapped[str] = mapped_column(String(64))
    circulated_at: Mapped[datetime | None]
    circulated_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="RESTRICT"), index=True
    )
    circulated_version: Mapped[int | None]
    certificate: Mapped[str | None] = mapped_column(Text)
    certified_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="RESTRICT"), index=True
    )
    certified_by: Mapped[str | None] = mapped_column(String(LONGEST_NAME))
    certified_as: Mapped[str | None] = mapped_column(String(60))
    certified_at: Mapped[datetime | None]
    certified_version: Mapped[int | None]
    certified_sha256: Mapped[str | None] = mapped_column(String(64))

    meeting: Mapped[Meeting] = relationship(lazy="raise", back_populates="minutes")
    text: Mapped[WrittenText] = relationship(lazy="raise")

    @property
    def is_approved(self) -> bool:
        """Whether the chair has certified them."""
        return self.state == MinutesState.APPROVED


SEALED = "The minutes of this meeting are approved: its record no longer changes."
_APPROVED = (
    "EXISTS (SELECT 1 FROM minutes AS sealed WHERE sealed.state = 'approved' AND sealed.meeting_id = {0})"
)
_UNDER_ITEM = _APPROVED.format("(SELECT meeting_id FROM agenda_item WHERE agenda_item.id = {0})")
_NEW_WORDS = (
    "(NEW.words <> OLD.words OR NEW.owner_id <> OLD.owner_id OR NEW.due_on IS DISTINCT FROM OLD.due_on"
    " OR NEW.item_id <> OLD.item_id)"
)

# The certificate and the record that it covers: whoever writes to the database, past the policies too.
triggers.refuse("minutes", "UPDATE", SEALED, "OLD.state = 'approved'")
triggers.refuse("minutes", "DELETE", SEALED, "OLD.state = 'approved'")
triggers.refuse("meeting", "UPDATE", SEALED, _APPROVED.format("OLD.id"))
for _table in ("agenda_item", "attendance"):
    for _operation, _row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
        triggers.refuse(_table, _operation, SEALED, _APPROVED.format(f"{_row}.meeting_id"))
for _table in ("decision", "action_item", "item_recommendation"):
    for _operation, _row in (("INSERT", "NEW"), ("DELETE", "OLD")):
        triggers.refuse(_table, _operation, SEALED, _UNDER_ITEM.format(f"{_row}.item_id"))
triggers.refuse("decision", "UPDATE", SEALED, _UNDER_ITEM.format("OLD.item_id"))
triggers.refuse("item_recommendation", "UPDATE", SEALED, _UNDER_ITEM.format("OLD.item_id"))
triggers.refuse("action_item", "UPDATE", SEALED, f"{_NEW_WORDS} AND {_UNDER_ITEM.format('OLD.item_id')}")
