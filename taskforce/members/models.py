"""People of a task force, the accounts with which some of them sign in, and the links that let them in."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from taskforce.charter.models import Owned
from taskforce.core import clock
from taskforce.core.db import Base, Identified
from taskforce.members.states import InvitationState, Standing


class Account(Identified, Base):
    """A way to sign in, one for each mail address in the installation. It may serve several task forces."""

    __tablename__ = "account"

    address: Mapped[str] = mapped_column(String(254), unique=True)  # in lower case
    created_at: Mapped[datetime]


class Login(Base):
    """A session on the server: it ends when this row goes, whatever a browser still keeps."""

    __tablename__ = "login"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    started_at: Mapped[datetime]
    ends_at: Mapped[datetime]

    account: Mapped[Account] = relationship(lazy="raise")


class SignInLink(Base):
    """A link that signs one account in, once, within its hour. Only its hash is kept."""

    __tablename__ = "sign_in_link"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    made_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    account: Mapped[Account] = relationship(lazy="raise")


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
    sort_name: Mapped[str] = mapped_column(String(220), index=True)
    level: Mapped[str] = mapped_column(String(10), default="none")
    precedence: Mapped[int] = mapped_column(default=1000)
    listed_only: Mapped[bool] = mapped_column(default=False)
    is_sample: Mapped[bool] = mapped_column(default=False)
    quote: Mapped[str] = mapped_column(Text, default="")
    quote_context: Mapped[str] = mapped_column(String(200), default="")
    name_variants: Mapped[list[Any]] = mapped_column(default=list)
    left_at: Mapped[datetime | None]
    edition: Mapped[int] = mapped_column(default=1)

    account: Mapped[Account | None] = relationship(lazy="raise")
    roles: Mapped[list["Role"]] = relationship(
        order_by="Role.name",
        lazy="raise",
        back_populates="person",
        cascade="save-update, merge, delete-orphan, delete",
    )
    invitations: Mapped[list["Invitation"]] = relationship(order_by="Invitation.id", lazy="raise")

    __mapper_args__ = {"version_id_col": edition}  # noqa: RUF012

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
    def may_vote(self) -> bool:
        """Whether the person stands in the electorate of a round: a member or co-chair who is here to act."""
        here = not self.listed_only and self.left_at is None
        return here and not self.role_names.isdisjoint({"member", "co_chair"})

    @property
    def standing(self) -> Standing:
        """How far the person has come to their seat; the invitations must be loaded."""
        if self.listed_only:
            return Standing.LISTED
        if self.account_id is not None:
            return Standing.SEATED
        return self.invitations[-1].standing if self.invitations else Standing.NOT_INVITED


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

    person: Mapped[Person] = relationship(lazy="raise", overlaps="invitations")

    @property
    def standing(self) -> Standing:
        """What it says of a person who has no seat yet: the last one counts."""
        if self.state == InvitationState.DECLINED:
            return Standing.DECLINED
        is_open = self.state == InvitationState.INVITED and clock.now() < self.ends_at
        return Standing.INVITED if is_open else Standing.LAPSED
