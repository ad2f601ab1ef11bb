"""Reading what people approve: each part as it is now, what was last said of it, and where it stands."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from taskforce.core import canonical
from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound
from taskforce.members.models import Approval, Person
from taskforce.members.rules.approving import SETTLED, Stand, digest, stand
from taskforce.members.states import Part, RoleName


@dataclass(frozen=True)
class Line:
    """One part of one person: what is printed now, what was said, where that leaves it."""

    part: Part
    shown: dict[str, str]
    said: Approval | None
    stand: Stand

    @property
    def digest(self) -> str:
        """The fingerprint of what is printed now."""
        return digest(self.shown)

    @property
    def is_settled(self) -> bool:
        """Whether there is nothing to ask any more."""
        return self.stand in SETTLED


@dataclass(frozen=True)
class Sheet:
    """Everything that one person has to approve, part by part."""

    person: Person
    lines: tuple[Line, ...]

    @property
    def open(self) -> list[Line]:
        """The parts that are there and not approved."""
        return [line for line in self.lines if not line.is_settled]

    @property
    def digest(self) -> str:
        """The fingerprint of all that is open: what one button approves."""
        return canonical.digest({str(line.part): line.digest for line in self.open})

    def of(self, part: str) -> Line:
        """The line of that part."""
        return next(line for line in self.lines if line.part == part)

    @property
    def address(self) -> str:
        """Where a mail finds the person; empty where that is not known."""
        if self.person.account is not None:
            return self.person.account.address
        return self.person.invitations[-1].address if self.person.invitations else self.person.address


def sheets(session: Session, actor: Actor) -> list[Sheet]:
    """The sheets of everybody who is here and is printed, in order of precedence; staff alone is not printed."""
    people = select(Person).where(Person.task_force_id == actor.task_force_id, Person.left_at.is_(None))
    loaded = session.scalars(
        people.options(
            selectinload(Person.roles),
            joinedload(Person.account),
            joinedload(Person.portrait),
            selectinload(Person.invitations),
        ).order_by(Person.precedence, Person.sort_key, Person.id)
    ).all()
    said: dict[int, dict[str, Approval]] = defaultdict(dict)
    for one in session.scalars(select(Approval).where(Approval.task_force_id == actor.task_force_id)):
        said[one.person_id][one.part] = one
    return [
        _sheet(person, said[person.id]) for person in loaded if not person.role_names <= {RoleName.DELEGATE}
    ]


def sheet(session: Session, actor: Actor, public_id: str) -> Sheet:
    """The sheet of one person who is here. Raises NotFound."""
    found = next((one for one in sheets(session, actor) if one.person.public_id == public_id), None)
    if found is None:
        raise NotFound
    return found


def _sheet(person: Person, said: dict[str, Approval]) -> Sheet:
    return Sheet(person, tuple(_line(part, _shown(person, part), said.get(part)) for part in Part))


def _line(part: Part, shown: dict[str, str], said: Approval | None) -> Line:
    return Line(part, shown, said, stand(shown, said.state if said else None, said.digest if said else ""))


def _shown(person: Person, part: Part) -> dict[str, str]:
    """Exactly what is put before the person; a quote without words is nothing, whatever its context."""
    if part == Part.NAME:
        return {"name": person.printed_name, "title": person.printed_title}
    if part == Part.QUOTE:
        return {"quote": person.quote, "context": person.quote_context if person.quote else ""}
    if part == Part.BIO:
        return {"short": person.bio_short, "long": person.bio_long}
    photo = person.portrait
    if photo is None or photo.removed_at is not None:
        return {"photo": ""}
    return {
        "photo": photo.sha256,
        "alternative text": photo.alternative_text,
        "licence": photo.licence,
        "credit": photo.credit,
    }
