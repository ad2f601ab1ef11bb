"""Reading people: who is in the task force, and who may vote."""

from sqlalchemy import BindParameter, ColumnElement, ScalarSelect, Select, func, literal, select
from sqlalchemy.orm import Session, joinedload, selectinload

from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound
from taskforce.members.models import Person, Role
from taskforce.members.states import VOTERS, RoleName


def actor_of(person: Person) -> Actor:
    """The actor that this person is; its roles must be loaded."""
    return Actor(
        person.id,
        person.public_id,
        person.printed_name,
        person.task_force_id,
        person.role_names,
    )


def _people(task_force_id: int) -> Select[Person]:
    return (
        select(Person)
        .where(Person.task_force_id == task_force_id)
        .options(joinedload(Person.roles))
        .order_by(Person.precedence, Person.sort_key, Person.id)
    )


def everybody(session: Session, actor: Actor) -> list[Person]:
    """All people of the actor's task force, in order of precedence, then by sort name, with roles and invitations."""
    return list(
        session.scalars(
            _people(actor.task_force_id).options(
                selectinload(Person.invitations), joinedload(Person.portrait)
            )
        ).unique()
    )


def person(session: Session, actor: Actor, public_id: str) -> Person:
    """One person of the actor's task force, with roles, account, invitations and affiliations. Raises NotFound."""
    whole = (
        _people(actor.task_force_id)
        .where(Person.public_id == public_id)
        .options(
            joinedload(Person.account),
            joinedload(Person.portrait),
            selectinload(Person.invitations),
            selectinload(Person.affiliations),
        )
    )
    found = session.scalars(whole).unique().one_or_none()
    if found is None:
        raise NotFound
    return found


def by_key(session: Session, actor: Actor) -> dict[str, Person]:
    """All people of the actor's task force by the key that files use."""
    return {found.key: found for found in session.scalars(_people(actor.task_force_id)).unique()}


def electorate(session: Session, actor: Actor, *, chairs_vote: bool) -> list[Person]:
    """Who may vote now, in order of precedence: seated members, and co-chairs where the rule lets them.

    The one answer to that question: for a round that opens, for a quorum, and for a file.
    """
    voters = _people(actor.task_force_id).where(_may_vote(literal(chairs_vote)))
    return list(session.scalars(voters).unique())


def sort_keys(session: Session, actor: Actor) -> dict[int, str]:
    """By what everybody of the task force is put in the order of names, by number; also of those who have left."""
    found = select(Person.id, Person.sort_key).where(Person.task_force_id == actor.task_force_id)
    return {row.id: row.sort_key for row in session.execute(found)}


def electorate_size(task_force: BindParameter[int], chairs_vote: BindParameter[bool]) -> ScalarSelect[int]:
    """How many they are, as part of a statement."""
    voters = select(func.count(Person.id)).where(Person.task_force_id == task_force, _may_vote(chairs_vote))
    return voters.scalar_subquery()


def _may_vote(chairs_vote: ColumnElement[bool]) -> ColumnElement[bool]:
    """What `Person.may_vote` says, and what the rule says of co-chairs."""
    is_seated = Person.account_id.is_not(None) & Person.left_at.is_(None)
    is_co_chair = Person.roles.any(Role.name == RoleName.CO_CHAIR)
    return is_seated & Person.roles.any(Role.name.in_(VOTERS)) & (chairs_vote | ~is_co_chair)


def with_accounts(session: Session, actor: Actor) -> list[Person]:
    """Whoever is here, signs in and reads drafts, with account and roles, in order of precedence."""
    here = _people(actor.task_force_id).where(Person.account_id.is_not(None), Person.left_at.is_(None))
    found = session.scalars(here.options(joinedload(Person.account))).unique()
    return [person for person in found if actor_of(person).reads_drafts]
