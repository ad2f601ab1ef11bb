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
    """The voting members by the number of their row, and how many of them a quorum needs."""

    voters: frozenset[int]
    needed: int


def seats(session: Session, actor: Actor, stored: dict[str, Any] | None = None) -> Seats:
    """Who counts for the quorum now, by the decision rule of the charter; without a sound rule none is asked for.

    `stored` is that rule, where the caller has it at hand.
    """
    if stored is None:
        stored = session.scalar(select(TaskForce.rule).where(TaskForce.id == actor.task_force_id))
    try:
        rule = Rule.from_stored(stored or {})
    except ValueError:
        rule = None
    voters = people.electorate(session, actor, chairs_vote=rule is None or bool(rule.chairs_vote))
    return Seats(frozenset(voter.id for voter in voters), rule.quorum_needed(len(voters)) if rule else 0)


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
