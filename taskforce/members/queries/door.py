"""Reading what the door needs: sessions, links, and the task forces in which an account has a place."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, bindparam, select
from sqlalchemy.orm import Session, joinedload

from taskforce.charter.models import TaskForce
from taskforce.core import clock
from taskforce.members import tokens
from taskforce.members.models import Account, Login, Person, Role, SignInLink
from taskforce.members.queries.offices import SEAT, entry_from
from taskforce.web.access import Entry

IDLE_LASTS = timedelta(hours=12)
OPERATING_LASTS = timedelta(minutes=30)
SEEN_AGAIN = timedelta(minutes=1)  # not each request writes when it was
_LOGIN = (  # made once and of columns alone, because every page asks it
    select(
        Login.account_id,
        Account.address,
        Account.is_operator,
        Login.started_at,
        Login.seen_at,
        Login.operated_at,
    )
    .join(Login.account)
    .where(
        Login.token_hash == bindparam("hashed"),
        Login.ends_at > bindparam("moment"),
        Login.seen_at > bindparam("idle_since"),
    )
)
ACCOUNT = len(_LOGIN.selected_columns)  # of the columns are of the account; then comes the seat
_THERE = select(TaskForce.id).where(TaskForce.slug == bindparam("slug")).scalar_subquery()
_LOGIN_AND_SEAT = (
    _LOGIN.add_columns(*SEAT)
    .outerjoin(
        Person,
        and_(Person.account_id == Account.id, Person.left_at.is_(None), Person.task_force_id == _THERE),
    )
    .outerjoin(TaskForce, TaskForce.id == Person.task_force_id)
    .options(joinedload(TaskForce.stages))
)


@dataclass(frozen=True)
class SignedIn:
    """The account behind a request; what Flask-Login calls the present user.

    `entry`: who they are in the task force that was asked for; None where they have no place there.
    """

    token: str
    account_id: int
    address: str
    is_operator: bool
    started_at: datetime
    seen_at: datetime
    operated_at: datetime | None
    entry: Entry | None = None
    is_authenticated: bool = True
    is_active: bool = True
    is_anonymous: bool = False

    def get_id(self) -> str:
        """The secret of the session, kept in the signed cookie."""
        return self.token

    @property
    def operates_now(self) -> bool:
        """Whether pages for operators are open: they close half an hour after the last of them, or after sign-in."""
        last = max(self.operated_at or self.started_at, self.started_at)
        return self.is_operator and clock.now() - last < OPERATING_LASTS

    def is_to_mark(self, *, operating: bool) -> bool:
        """Whether it is time to write down that the session was used."""
        last = (self.operated_at or self.started_at) if operating else self.seen_at
        return clock.now() - last >= SEEN_AGAIN


def signed_in(
    session: Session, token: str, slug: str | None = None, acting_for: str | None = None
) -> SignedIn | None:
    """The account whose session on the server has this secret, has not ended and was not left for half a day.

    With `slug`, in the same statement, who they are in that task force: see `find_entry`.
    """
    moment = clock.now()
    facts = {"hashed": tokens.hashed(token), "moment": moment, "idle_since": moment - IDLE_LASTS}
    asked = _LOGIN if slug is None else _LOGIN_AND_SEAT
    found: Any = session.execute(asked, facts | {"slug": slug}).unique().one_or_none()
    if found is None:
        return None
    account, seat = SignedIn(token, *found[:ACCOUNT]), found[ACCOUNT:]
    has_seat = bool(seat) and seat[0] is not None
    return replace(account, entry=entry_from(session, seat, acting_for)) if has_seat else account


def account_at(session: Session, address: str) -> Account | None:
    """The account with this mail address, if there is one."""
    return session.scalar(select(Account).where(Account.address == address.strip().lower()))


def account(session: Session, account_id: int) -> Account:
    """The account with this number, of whoever is signed in."""
    return session.get_one(Account, account_id)


def sessions(session: Session, account_id: int) -> list[Login]:
    """The sessions of the account that have not ended, the one that was seen last first."""
    moment = clock.now()
    lasts = Login.ends_at > moment, Login.seen_at > moment - IDLE_LASTS
    mine = select(Login).where(Login.account_id == account_id, *lasts)
    return list(session.scalars(mine.order_by(Login.seen_at.desc(), Login.id)))


def valid_link(session: Session, token: str) -> SignInLink | None:
    """The sign-in link with this secret, if it was not used and its hour has not passed."""
    return session.scalar(
        select(SignInLink)
        .where(
            SignInLink.token_hash == tokens.hashed(token),
            SignInLink.used_at.is_(None),
            SignInLink.ends_at > clock.now(),
        )
        .options(joinedload(SignInLink.account))
    )


def is_founded(session: Session) -> bool:
    """Whether there is any task force in this installation."""
    return session.scalar(select(TaskForce.id).limit(1)) is not None


def task_forces(session: Session, account_id: int) -> list[TaskForce]:
    """The task forces in which the account has a place, by name."""
    places = select(TaskForce).join(Person, Person.task_force_id == TaskForce.id)
    return list(
        session.scalars(
            places.where(Person.account_id == account_id, Person.left_at.is_(None)).order_by(TaskForce.name)
        )
    )


def address_of_first(session: Session, role: str) -> str | None:
    """The mail address of one person who signs in with this role, in order of precedence."""

    return session.scalar(
        select(Account.address)
        .join(Person, Person.account_id == Account.id)
        .join(Role, Role.person_id == Person.id)
        .where(Role.name == role, Person.left_at.is_(None))
        .order_by(Person.task_force_id, Person.precedence, Person.sort_key)
        .limit(1)
    )
