"""Reading declared interests: one's own, and for facilitator and co-chairs the register."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload

from taskforce.core import zones
from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound, allow
from taskforce.members import policy
from taskforce.members.models import Interest, InterestStatement, Person
from taskforce.members.queries.people import everybody
from taskforce.members.states import RoleName

FILERS = frozenset({RoleName.FACILITATOR, RoleName.CO_CHAIR, RoleName.MEMBER})


@dataclass(frozen=True)
class Filing:
    """One person in the register: this year's statement, if there is one, and what stands declared."""

    person: Person
    statement: InterestStatement | None = None
    interests: list[Interest] = field(default_factory=list)


def own_interests(session: Session, actor: Actor) -> list[Interest]:
    """What the person has declared and not withdrawn, the latest first. A delegate has none of the principal's."""
    mine = _standing(actor).where(Interest.person_id == actor.person_id)
    return list(session.scalars(mine.order_by(Interest.declared_at.desc(), Interest.id.desc())))


def own_interest(session: Session, actor: Actor, public_id: str) -> Interest:
    """One of one's own. Raises NotFound, for somebody else's too."""
    mine = _standing(actor).where(Interest.person_id == actor.person_id, Interest.public_id == public_id)
    found = session.scalar(mine)
    if found is None:
        raise NotFound
    return found


def own_statement(session: Session, actor: Actor, year: int) -> InterestStatement | None:
    """One's own statement of that year."""
    mine = select(InterestStatement).where(
        InterestStatement.task_force_id == actor.task_force_id,
        InterestStatement.person_id == actor.person_id,
        InterestStatement.year == year,
    )
    return session.scalar(mine)


def has_interest_in(session: Session, actor: Actor, kind: str, public_id: str) -> bool:
    """Whether the person themselves has declared an interest in this matter."""
    mine = _standing(actor).where(
        Interest.person_id == actor.person_id, Interest.matter_kind == kind, Interest.matter_id == public_id
    )
    return session.scalar(mine.limit(1)) is not None


def interests_in(session: Session, actor: Actor, kind: str, public_id: str) -> dict[int, Interest]:
    """Who declared an interest in this matter, by the number of the person, with the first declaration.

    Raises NotAllowed for whoever may not read the register.
    """
    allow(policy.can_read_interests(actor), "Only the facilitator and the co-chairs read declared interests.")
    declared = _standing(actor).where(Interest.matter_kind == kind, Interest.matter_id == public_id)
    found = session.scalars(
        declared.options(joinedload(Interest.person).selectinload(Person.roles)).order_by(Interest.id.desc())
    )
    return {one.person_id: one for one in found}


def register(session: Session, actor: Actor, year: int) -> list[Filing]:
    """Everybody who files, and whoever else has declared something, in order of precedence. Raises NotAllowed."""
    allow(policy.can_read_interests(actor), "Only the facilitator and the co-chairs read declared interests.")
    declared: dict[int, list[Interest]] = {}
    for one in session.scalars(_standing(actor).order_by(Interest.declared_at, Interest.id)):
        declared.setdefault(one.person_id, []).append(one)
    stated = {one.person_id: one for one in _statements(session, actor, year)}
    return [
        Filing(person, stated.get(person.id), declared.get(person.id, []))
        for person in everybody(session, actor)
        if must_file(person) or person.id in declared
    ]


def must_file(person: Person) -> bool:
    """Whether a yearly statement is asked of the person: all who are seated and decide or keep the house."""
    return person.is_seated and not FILERS.isdisjoint(person.role_names)


def _statements(session: Session, actor: Actor, year: int) -> Sequence[InterestStatement]:
    ours = select(InterestStatement).where(InterestStatement.task_force_id == actor.task_force_id)
    return session.scalars(ours.where(InterestStatement.year == year)).all()


def _standing(actor: Actor) -> Select[Interest]:
    ours = select(Interest).where(Interest.task_force_id == actor.task_force_id)
    return ours.where(Interest.withdrawn_at.is_(None))


def this_year(zone: str) -> int:
    """The year in which we are, by the clocks of the task force."""
    return zones.today(zone).year
