"""Reading who counts for a quorum and who may attend."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from taskforce.charter.models import TaskForce
from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound
from taskforce.meetings.models import Meeting
from taskforce.members import queries as people
from taskforce.members.models import Person
from taskforce.voting.rules.rule import Rule


@dataclass(frozen=True)
class Seats:
    """How many voting members there are, and how many of them a quorum needs."""

    number: int
    needed: int


@dataclass(frozen=True)
class Voters(Seats):
    """The same with who they are, by the number of their row."""

    voters: frozenset[int]


def seats(session: Session, actor: Actor) -> Voters:
    """Who counts for the quorum now, by the decision rule of the charter; without a sound rule none is asked for."""
    rule = rule_of(session.scalar(select(TaskForce.rule).where(TaskForce.id == actor.task_force_id)))
    voters = people.electorate(session, actor, chairs_vote=rule is None or bool(rule.chairs_vote))
    needed = rule.quorum_needed(len(voters)) if rule else 0
    return Voters(len(voters), needed, frozenset(voter.id for voter in voters))


def rule_of(stored: dict[str, Any] | None) -> Rule | None:
    """The decision rule of the charter, None where it is not sound."""
    try:
        return Rule.from_stored(stored or {})
    except ValueError:
        return None


def attendees(session: Session, actor: Actor) -> list[Person]:
    """Who may attend: everybody who is here to act, in order of precedence."""
    acting = (
        select(Person)
        .where(
            Person.task_force_id == actor.task_force_id,
            Person.listed_only.is_(False),
            Person.left_at.is_(None),
        )
        .order_by(Person.precedence, Person.sort_key, Person.id)
    )
    return list(session.scalars(acting))


def attendees_of(session: Session, actor: Actor, meeting: Meeting) -> list[Person]:
    """Who may stand in the list of a meeting: who may attend now, and who stands there already."""
    now = attendees(session, actor)
    left = [row.person for row in meeting.attendance if row.person not in now]
    return [*now, *left]


def person(session: Session, actor: Actor, public_id: str) -> Person:
    """A person of the actor's task force. Raises NotFound."""
    found = person_or_none(session, actor, public_id)
    if found is None:
        raise NotFound
    return found


def person_or_none(session: Session, actor: Actor, public_id: str) -> Person | None:
    """The person of that name, or nobody where the name is empty. Raises NotFound."""
    if not public_id:
        return None
    ours = select(Person).where(Person.task_force_id == actor.task_force_id, Person.public_id == public_id)
    found = session.scalar(ours)
    if found is None:
        raise NotFound
    return found


def answer_given(session: Session, actor: Actor, given: str) -> dict[str, Any]:
    """What the button says (`yes`, or `delegate:` and a public name), as the facts of `answer_invitation`."""
    answer, _, name = given.partition(":")
    return {"answer": answer, "delegate": person_or_none(session, actor, name)}
