"""Separate statements: made after a vote, written anew, signed by others, withdrawn, all until the charter's hour."""

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from taskforce.charter.models import TaskForce
from taskforce.core import clock, events, prose
from taskforce.core.actor import Actor
from taskforce.core.errors import Refused, WrongState, allow
from taskforce.recommendations import policy, queries
from taskforce.recommendations.models import CoSignature, Recommendation, Statement, StatementVersion
from taskforce.recommendations.rules import statements

LONGEST = 40_000


def make_statement(
    session: Session, actor: Actor, recommendation: Recommendation, *, kind: str, text: str
) -> Statement:
    """Say something of one's own on a recommendation that was voted on, or for whom one acts.

    Raises WrongState before its vote is closed and after the hour, Refused beside `kind` and `text`.
    """
    allow(policy.can_make_statement(actor, recommendation), "Members and co-chairs make statements.")
    _refuse_late(session, actor, recommendation)
    if kind not in statements.KINDS:
        raise Refused("kind", "Please choose one of these.")
    words = _words(session, actor, text)
    made = Statement(
        task_force_id=actor.task_force_id,
        recommendation_id=recommendation.id,
        author_id=actor.stands_for_id,
        kind=kind,
        made_at=clock.now(),
        versions=[],
        signatures=[],
    )
    set_committed_value(made, "recommendation", recommendation)
    _write(made, actor, words, 1)
    session.add(made)
    session.flush()
    _record(session, actor, "statement.made", made, of=kind)
    return made


def rewrite_statement(session: Session, actor: Actor, statement: Statement, *, text: str) -> None:
    """Other words; those who signed the words before are asked again by that. The same words change nothing."""
    allow(policy.can_rewrite_statement(actor, statement), "Whoever made a statement writes it anew.")
    _refuse_over(session, actor, statement)
    words = _words(session, actor, text)
    if words != statement.text:
        statement.number += 1
        _write(statement, actor, words, statement.number)
        _record(session, actor, "statement.rewritten", statement, number=statement.number)


def sign_statement(session: Session, actor: Actor, statement: Statement) -> None:
    """Sign the words as they stand, for oneself or for whom one acts. Signed already, it changes nothing."""
    allow(policy.can_sign_statement(actor, statement), "Members and co-chairs sign the statements of others.")
    _refuse_over(session, actor, statement)
    if any(one.person_id == actor.stands_for_id for one in statement.standing):
        return
    statement.signatures.append(
        CoSignature(
            task_force_id=statement.task_force_id,
            person_id=actor.stands_for_id,
            number=statement.number,
            at=clock.now(),
            by_name=actor.name,
        )
    )
    _record(session, actor, "statement.signed", statement, number=statement.number)


def unsign_statement(session: Session, actor: Actor, statement: Statement) -> None:
    """Take one's signature back. Raises WrongState where there is none."""
    allow(policy.can_sign_statement(actor, statement), "Each takes back their own signature.")
    _refuse_over(session, actor, statement)
    mine = [one for one in statement.standing if one.person_id == actor.stands_for_id]
    if not mine:
        raise WrongState("You have not signed these words.")
    mine[0].ended_at = clock.now()
    _record(session, actor, "statement.unsigned", statement, number=statement.number)


def withdraw_statement(session: Session, actor: Actor, statement: Statement) -> None:
    """It is printed nowhere; the record keeps it."""
    allow(policy.can_rewrite_statement(actor, statement), "Whoever made a statement withdraws it.")
    _refuse_over(session, actor, statement)
    statement.withdrawn_at = clock.now()
    _record(session, actor, "statement.withdrawn", statement)


def _record(session: Session, actor: Actor, kind: str, statement: Statement, **facts: object) -> None:
    """What happened, among what happened to the recommendation."""
    events.record(session, actor, kind, statement.recommendation, statement=statement.public_id, **facts)


def _write(statement: Statement, actor: Actor, words: str, number: int) -> None:
    statement.versions.append(
        StatementVersion(
            task_force_id=statement.task_force_id,
            number=number,
            text=words,
            at=clock.now(),
            by_name=actor.name,
        )
    )


def _refuse_over(session: Session, actor: Actor, statement: Statement) -> None:
    if statement.withdrawn_at is not None:
        raise WrongState("This statement was withdrawn.")
    _refuse_late(session, actor, statement.recommendation)


def _refuse_late(session: Session, actor: Actor, recommendation: Recommendation) -> None:
    due = queries.statements_due(session, actor, recommendation)
    if due is None:
        raise WrongState("Statements are made when a vote on it is closed.")
    if due <= clock.now() and not session.info.get(events.REPLAYED):
        raise WrongState("The time for separate statements on this is over. They stand as they are.")


def _words(session: Session, actor: Actor, text: str) -> str:
    if not prose.is_storable(text):
        raise Refused("text", "This holds a character that cannot be kept. Please type it again.")
    words = prose.clean(text).strip()
    if not words:
        raise Refused("text", "Please write your statement.")
    if len(words) > LONGEST:
        raise Refused("text", f"At most {LONGEST:,} characters; this has {len(words):,}.")
    fault = statements.too_long(words, session.get_one(TaskForce, actor.task_force_id).statement_words)
    if fault and not session.info.get(events.REPLAYED):
        raise Refused("text", fault)
    return words
