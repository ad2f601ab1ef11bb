"""People of a task force, the roles they hold and the invitations to their seats."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from taskforce.charter.models import Owned
from taskforce.core import clock
from taskforce.core.db import Base
from taskforce.files.models import StoredFile
from taskforce.members.models.door import Account
from taskforce.members.rules.sorting import LONGEST_KEY, sort_key
from taskforce.members.states import VOTERS, InvitationState, Standing


class Person(Owned, Base):
    """A person in one task force, with the one printed name and title that every output uses.

    `listed_only`: shown as announced; holds no account, stands in no electorate, acts in nothing.
    """

    __tablename__ = "person"
    __table_args__ = (
        UniqueConstraint("task_force_id", "key"),
        UniqueConstraint("task_force_id", "account_id"),
        CheckConstraint("account_id IS NULL OR NOT listed_only", name="listed_have_no_account"),
    )

    key: Mapped[str] = mapped_column(String(60))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="RESTRICT"), index=True)
    printed_name: Mapped[str] = mapped_column(String(200))
    printed_title: Mapped[str] = mapped_column(String(300), default="")
    organisation: Mapped[str] = mapped_column(String(200), default="")
    given: Mapped[str] = mapped_column(String(100), default="")
    family: Mapped[str] = mapped_column(String(100), default="")
    suffix: Mapped[str] = mapped_column(String(20), default="")
    honorific: Mapped[str] = mapped_column(String(40), default="")
    preferred: Mapped[str] = mapped_column(String(100), default="")  # how they like to be addressed
    pronunciation: Mapped[str] = mapped_column(String(200), default="")
    pronouns: Mapped[str] = mapped_column(String(40), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    zone: Mapped[str] = mapped_column(String(60), default="")  # empty: that of the task force
    language: Mapped[str] = mapped_column(String(60), default="")
    address: Mapped[str] = mapped_column(
        String(254), default=""
    )  # where an invitation goes, before there is a seat
    sort_name: Mapped[str] = mapped_column(String(220), index=True)
    sort_key: Mapped[str] = mapped_column(
        String(LONGEST_KEY).with_variant(String(LONGEST_KEY, collation="C"), "postgresql"), index=True
    )  # follows the sort name: see rules.sorting
    level: Mapped[str] = mapped_column(String(10), default="none")
    precedence: Mapped[int] = mapped_column(default=1000)
    listed_only: Mapped[bool] = mapped_column(default=False)
    is_sample: Mapped[bool] = mapped_column(default=False)
    quote: Mapped[str] = mapped_column(Text, default="")
    quote_context: Mapped[str] = mapped_column(String(200), default="")
    bio_short: Mapped[str] = mapped_column(Text, default="")
    bio_long: Mapped[str] = mapped_column(Text, default="")
    name_variants: Mapped[list[Any]] = mapped_column(default=list)
    left_at: Mapped[datetime | None]  # when it was written down; from then on nothing here is open to them
    left_on: Mapped[date | None]
    left_how: Mapped[str] = mapped_column(String(10), default="")  # members.states.Leaving
    left_why: Mapped[str] = mapped_column(String(500), default="")
    replaced_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="RESTRICT"), index=True
    )
    portrait_id: Mapped[int | None] = mapped_column(
        ForeignKey("stored_file.id", ondelete="RESTRICT"), index=True
    )
    edition: Mapped[int] = mapped_column(default=1)

    account: Mapped[Account | None] = relationship(lazy="raise")
    portrait: Mapped[StoredFile | None] = relationship(lazy="raise")
    roles: Mapped[list["Role"]] = relationship(
        order_by="Role.name",
        lazy="raise",
        back_populates="person",
        cascade="save-update, merge, delete-orphan, delete",
    )
    invitations: Mapped[list["Invitation"]] = relationship(order_by="Invitation.id", lazy="raise")
    affiliations: Mapped[list["Affiliation"]] = relationship(
        order_by="Affiliation.id",
        lazy="raise",
        back_populates="person",
        cascade="save-update, merge, delete-orphan, delete",
    )

    __mapper_args__ = {"version_id_col": edition}  # noqa: RUF012

    @validates("sort_name")
    def _set_sort_key(self, _name: str, sort_name: str) -> str:
        self.sort_key = sort_key(sort_name)
        return sort_name

    @property
    def role_names(self) -> frozenset[str]:
        """The roles held in this task force."""
        return frozenset(role.name for role in self.roles)

    @property
    def is_co_chair(self) -> bool:
        """Whether the person chairs with others."""
        return "co_chair" in self.role_names

    @property
    def is_member(self) -> bool:
        """Whether the person is a member, apart from any other role."""
        return "member" in self.role_names

    @property
    def keeps_house(self) -> bool:
        """Whether the person facilitates or speaks for the host."""
        return not self.role_names.isdisjoint({"facilitator", "host_principal"})

    @property
    def role_words(self) -> str:
        """`Co-chair, member`: the roles as people read them."""
        names = ", ".join(role.name for role in self.roles).replace("co_chair", "co-chair").replace("_", " ")
        return names.capitalize()

    @property
    def is_staff(self) -> bool:
        """Whether the person acts for somebody else, or did, and is nothing else here."""
        return self.role_names <= {"delegate"}

    @property
    def is_seated(self) -> bool:
        """Whether the person has taken the seat and not left it: only then does anything wait for them."""
        return self.account_id is not None and self.left_at is None

    @property
    def may_vote(self) -> bool:
        """Whether the person stands in the electorate of a round: a seated member or co-chair."""
        return self.is_seated and not self.role_names.isdisjoint(VOTERS)

    @property
    def waits_for_invitation(self) -> bool:
        """Whether an address is kept to which nothing was sent yet; the invitations must be loaded."""
        is_here = self.left_at is None and not self.listed_only and self.account_id is None
        return is_here and bool(self.address) and not self.invitations

    @property
    def standing(self) -> Standing:
        """How far the person has come to their seat; the invitations must be loaded."""
        if self.listed_only:
            return Standing.LISTED
        if self.account_id is not None:
            return Standing.SEATED
        return self.invitations[-1].standing if self.invitations else Standing.NOT_INVITED


class Affiliation(Owned, Base):
    """An office or post of a person, from one day to another. Several may hold at once; at most one is printed.

    What is printed is the person's own record all the same: see `actions.set_affiliations`.
    """

    __tablename__ = "affiliation"
    __table_args__ = (
        CheckConstraint("starts_on IS NULL OR ends_on IS NULL OR starts_on <= ends_on", name="in_order"),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    organisation: Mapped[str] = mapped_column(String(200))
    title: Mapped[str] = mapped_column(String(300), default="")
    level: Mapped[str] = mapped_column(String(10), default="none")
    branch: Mapped[str] = mapped_column(String(20), default="")
    party: Mapped[str] = mapped_column(String(60), default="")
    state: Mapped[str] = mapped_column(String(60), default="")
    district: Mapped[str] = mapped_column(String(60), default="")
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]  # its last day; None: it still holds
    is_printed: Mapped[bool] = mapped_column(default=False)

    person: Mapped[Person] = relationship(lazy="raise", back_populates="affiliations")


class Role(Owned, Base):
    """A role that a person holds in the task force: see `members.states.RoleName`."""

    __tablename__ = "role"
    __table_args__ = (UniqueConstraint("person_id", "name"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(20))

    person: Mapped[Person] = relationship(lazy="raise", back_populates="roles")


class Invitation(Owned, Base):
    """An invitation to take a seat, by a mailed link that can be used once. Only the link's hash is kept."""

    __tablename__ = "invitation"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    address: Mapped[str] = mapped_column(String(254))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    state: Mapped[str] = mapped_column(String(10), default=InvitationState.INVITED)
    invited_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    word: Mapped[str] = mapped_column(String(500), default="")  # of whoever declined, if they gave one

    person: Mapped[Person] = relationship(lazy="raise", overlaps="invitations")

    @property
    def standing(self) -> Standing:
        """What it says of a person who has no seat yet: the last one counts."""
        if self.state in (InvitationState.DECLINED, InvitationState.WITHDRAWN):
            return Standing(self.state)
        is_open = self.state == InvitationState.INVITED and clock.now() < self.ends_at
        return Standing.INVITED if is_open else Standing.LAPSED

    @property
    def since(self) -> datetime:
        """When it came to stand like that."""
        if self.standing == Standing.LAPSED and self.answered_at is None:
            return self.ends_at
        return self.answered_at or self.withdrawn_at or self.invited_at
