"""Accounts, with which people sign in, and the rows that let them in or keep them out."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from taskforce.core.db import Base, Identified


class Account(Identified, Base):
    """A way to sign in, one for each mail address in the installation. It may serve several task forces."""

    __tablename__ = "account"

    address: Mapped[str] = mapped_column(String(254), unique=True)  # in lower case
    created_at: Mapped[datetime]
    is_operator: Mapped[bool] = mapped_column(
        default=False
    )  # runs the installation; opens no task force by itself
    password_hash: Mapped[str] = mapped_column(String(200), default="")  # argon2id; empty: mailed links only
    password_set_at: Mapped[datetime | None]

    @property
    def has_password(self) -> bool:
        """Whether an address and a password let this account in, beside the mailed link."""
        return bool(self.password_hash)


class Login(Identified, Base):
    """A session on the server: it ends when this row goes, whatever a browser still keeps.

    `seen_at` moves at most once a minute; `operated_at` says when a page for operators was last open in it.
    """

    __tablename__ = "login"

    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    started_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    operated_at: Mapped[datetime | None]
    browser: Mapped[str] = mapped_column(String(60), default="")  # its kind in plain words

    account: Mapped[Account] = relationship(lazy="raise")


class DoorTry(Base):
    """Somebody typed a password, or asked for a link: who too often does from one network waits for a while.

    The address is kept as a hash: what strangers type here is nobody's to read.
    """

    __tablename__ = "door_try"
    __table_args__ = (Index("ix_door_try_network_at", "network", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    address_hash: Mapped[str] = mapped_column(String(64))
    network: Mapped[str] = mapped_column(String(45))
    at: Mapped[datetime] = mapped_column(index=True)


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
