"""Reading people: who signs in, who is in the task force, who may vote."""

from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload, selectinload

from taskforce.charter.models import TaskForce
from taskforce.charter.queries import by_slug
from taskforce.core import clock
from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound
from taskforce.members import tokens
from taskforce.members.models import (
    Account,
    Invitation,
    Login,
    Person,
    Role,
    SignInLink,
)
from taskforce.web.access import Entry


@dataclass(frozen=True)
class SignedIn:
    """The account behind a request; what Flask-Login calls the present user."""

    token: str
    account_id: int
    address: str
    is_authenticated: bool = True
    is_active: bool = True
    is_anonymous: bool = False

    def get_id(self) -> str:
        """The secret of the session, kept in the signed cookie."""
        return self.token


def signed_in(session: Session, token: str) -> SignedIn | None:
    """The account whose session on the server has this secret and has not ended."""
    login = session.scalar(
        select(Login)
        .where(Login.token_hash == tokens.hashed(token), Login.ends_at > clock.now())
        .options(joinedload(Login.account))
    )
    return SignedIn(token, login.account_id, login.account.address) if login else None


def find_entry(session: Session, account_id: int, slug: str) -> Entry:
    """The task force at this address and who the account is there. Raises NotFound if it has no place there."""
    task_force = by_slug(session, slug)
    if task_force is None:
        raise NotFound
    person = session.scalar(
        select(Person)
        .where(
            Person.task_force_id == task_force.id,
            Person.account_id == account_id,
            Person.left_at.is_(None),
        )
        .options(joinedload(Person.roles))
    )
    if person is None:
        raise NotFound
    return Entry(task_force, actor_of(person))


def actor_of(person: Person) -> Actor:
    """The actor that this person is; its roles must be loaded."""
    return Actor(
        person.id,
        person.public_id,
        person.printed_name,
        person.task_force_id,
        person.role_names,
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


@dataclass(frozen=True)
class Offer:
    """An open invitation as the invited person sees it: the seat, and in which task force."""

    person: Person
    task_force: TaskForce


def offer(session: Session, token: str) -> Offer | None:
    """What the invitation with this secret offers, if it is still open."""
    found = open_invitation(session, token)
    return Offer(found.person, session.get_one(TaskForce, found.task_force_id)) if found else None


def open_invitation(session: Session, token: str) -> Invitation | None:
    """The invitation with this secret, with its person, if it is still open."""
    return session.scalar(
        select(Invitation)
        .where(
            Invitation.token_hash == tokens.hashed(token),
            Invitation.state == "invited",
            Invitation.ends_at > clock.now(),
        )
        .options(joinedload(Invitation.person).selectinload(Person.roles))
    )


def _people(task_force_id: int) -> Select[Person]:
    return (
        select(Person)
        .where(Person.task_force_id == task_force_id)
        .options(selectinload(Person.roles))
        .order_by(Person.precedence, Person.sort_name, Person.id)
    )


def everybody(session: Session, actor: Actor) -> list[Person]:
    """All people of the actor's task force, in order of precedence, then by sort name, with roles and invitations."""
    return list(session.scalars(_people(actor.task_force_id).options(selectinload(Person.invitations))))


def person(session: Session, actor: Actor, public_id: str) -> Person:
    """One person of the actor's task force, with roles, account and invitations. Raises NotFound."""
    found = session.scalar(
        _people(actor.task_force_id)
        .where(Person.public_id == public_id)
        .options(joinedload(Person.account), selectinload(Person.invitations))
    )
    if found is None:
        raise NotFound
    return found


def by_key(session: Session, actor: Actor) -> dict[str, Person]:
    """All people of the actor's task force by the key that files use."""
    return {found.key: found for found in session.scalars(_people(actor.task_force_id))}


def voters(session: Session, actor: Actor) -> list[Person]:
    """The people who stand in the electorate of a round opened now, in order of precedence."""
    return [found for found in session.scalars(_people(actor.task_force_id)) if found.may_vote]


def address_of_first(session: Session, role: str) -> str | None:
    """The mail address of one person who signs in with this role, in order of precedence."""

    return session.scalar(
        select(Account.address)
        .join(Person, Person.account_id == Account.id)
        .join(Role, Role.person_id == Person.id)
        .where(Role.name == role, Person.left_at.is_(None))
        .order_by(Person.task_force_id, Person.precedence, Person.sort_name)
        .limit(1)
    )
