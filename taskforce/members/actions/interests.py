"""Declaring interests. Events say that somebody did, never what: only facilitator and co-chairs may read that."""

from sqlalchemy.orm import Session

from taskforce.charter.models import TaskForce
from taskforce.core import clock, events
from taskforce.core.actor import Actor
from taskforce.core.errors import Refused, allow
from taskforce.members import homes, policy, queries
from taskforce.members.homes import Matter
from taskforce.members.models import Interest, InterestStatement
from taskforce.members.states import Interests

OWN = "Interests are declared by each person for themselves."


def declare_interest(
    session: Session, actor: Actor, *, category: str, words: str, about: tuple[str, str] | None = None
) -> Interest:
    """Declare an interest in a matter, by its kind and public id, or without `about` in general.

    Raises NotAllowed for a delegate, Refused for words, category or a matter that are none.
    """
    allow(policy.can_declare_interest(actor), OWN)
    if category not in set(Interests):
        raise Refused("category", "Please choose one of the list.")
    if not words.strip():
        raise Refused("words", "Please say what the interest is.")
    matter = _matter(session, actor, about) if about else None
    interest = Interest(
        task_force_id=actor.task_force_id,
        person_id=actor.person_id,
        category=category,
        words=words,
        matter_kind=matter.kind if matter else "",
        matter_id=matter.public_id if matter else "",
        matter_label=matter.label if matter else "",
        declared_at=clock.now(),
    )
    session.add(interest)
    events.record(session, actor, "interest.declared", interest)
    return interest


def _matter(session: Session, actor: Actor, about: tuple[str, str]) -> Matter:
    for matter in homes.matters(session, actor):
        if (matter.kind, matter.public_id) == about:
            return matter
    raise Refused("about", "Please choose one of the list.")


def withdraw_interest(session: Session, actor: Actor, interest: Interest) -> None:
    """It is an interest no longer. Raises NotAllowed for whoever did not declare it, or did withdraw it before."""
    allow(policy.can_withdraw_interest(actor, interest), OWN)
    interest.withdrawn_at = clock.now()
    events.record(session, actor, "interest.withdrawn", interest)


def state_interests(session: Session, actor: Actor, *, words: str = "") -> InterestStatement:
    """Say for this year that what stands declared is complete; said once more, it takes the first one's place."""
    allow(policy.can_declare_interest(actor), OWN)
    year = queries.this_year(session.get_one(TaskForce, actor.task_force_id).zone)
    statement = queries.own_statement(session, actor, year)
    # Counted before a statement without that number could be flushed.
    declared = len(queries.own_interests(session, actor))
    if statement is None:
        statement = InterestStatement(task_force_id=actor.task_force_id, person_id=actor.person_id, year=year)
        session.add(statement)
    statement.words, statement.stated_at = words, clock.now()
    statement.interests = declared
    events.record(session, actor, "interests.stated", statement, year=year)
    return statement
