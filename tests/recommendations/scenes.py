"""Recommendations as the tests set them up, through the same actions as the pages."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Session

from taskforce.charter import actions as charter
from taskforce.charter import queries as charters
from taskforce.core import clock
from taskforce.core.actor import Actor
from taskforce.core.db import Database
from taskforce.core.events import Event
from taskforce.recommendations import actions, queries
from taskforce.recommendations.models import Recommendation
from taskforce.recommendations.states import State
from taskforce.texts import actions as texts
from taskforce.texts import queries as comments
from taskforce.texts.models import Comment
from taskforce.voting import actions as voting
from taskforce.voting import queries as votes
from taskforce.voting.models import Round
from tests.people import Cast

FIELDS = {
    "title": "Create an office for cities",
    "addressee": "The Secretary of State",
    "action": "should create an office for cities and states",
    "by_when": "Within one year of publication",
    "vehicle": "Order of the Secretary",
    "derived_from": "The announcement, paragraph 14",
}
SOURCE = "Cities deal with foreign governments every week.\n\nOne door would help them."
THEMES = [
    {"key": "ties", "title": "Structuring commitment", "question": "How should it be built?"},
    {"key": "capacity", "title": "City and state capacity", "question": ""},
]
NOW = datetime(2026, 5, 12, 15, 0, tzinfo=UTC)
CLOSES = NOW + timedelta(days=7)
WAY = {
    State.PROPOSED: (),
    State.DRAFTING: ("draft",),
    State.OPEN_FOR_COMMENT: ("draft", "open_for_comment"),
    State.COMMENTS_CLOSED: ("draft", "open_for_comment", "close_comments"),
    State.UP_FOR_DECISION: ("draft", "open_for_comment", "close_comments", "bring_to_decision"),
    State.DEFERRED: ("defer",),
    State.WITHDRAWN: ("withdraw",),
}


def set_themes(cast: Cast) -> None:
    """The charter of Rivers gets its two themes."""
    with cast.database.write() as session:
        actor = cast.actor("farida")
        charter.set_themes(session, actor, charters.charter(session, actor), THEMES)


def propose(cast: Cast, by: str = "mateo", state: State = State.PROPOSED, **facts: Any) -> Recommendation:
    """A recommendation by one of the cast, brought to that state by Farida."""
    given: dict[str, Any] = {
        "theme": "ties",
        "source": SOURCE,
        "fields": FIELDS,
        "as_idea": state == State.IDEA,
    } | facts
    with clock.at(NOW), cast.database.write() as session:
        made = actions.propose(session, cast.actor(by), **given)
    why: dict[str, Any] = {"why": "Not now."} if state in (State.DEFERRED, State.WITHDRAWN) else {}
    for verb in WAY.get(state, ()):
        act(cast, "farida", verb, made, **why)
    return load(cast, made)


def act(
    cast: Cast, name: str, verb: str, recommendation: Recommendation, *, now: datetime = NOW, **facts: Any
) -> Any:
    """One of the cast does it, in a transaction of its own."""
    with clock.at(now), cast.database.write() as session:
        actor = cast.actor(name)
        found = queries.recommendation(session, actor, recommendation.public_id)
        return getattr(actions, verb)(session, actor, found, **facts)


def load(cast: Cast, recommendation: Recommendation, by: str = "farida") -> Recommendation:
    """As it stands now."""
    with cast.database.read() as session:
        return queries.recommendation(session, cast.actor(by), recommendation.public_id)


def comment(cast: Cast, recommendation: Recommendation, by: str = "nia", **facts: Any) -> Comment:
    """A comment of one of the cast on the current version."""
    given: dict[str, Any] = {
        "on": "field:action",
        "kind": "critical",
        "body": "Twelve with no cost given?",
    } | facts
    with clock.at(NOW), cast.database.write() as session:
        actor = cast.actor(by)
        text = queries.recommendation(session, actor, recommendation.public_id).text
        return texts.comment(session, actor, text, version=text.number, **given)


def dispose(cast: Cast, comment: Comment, disposition: str = "accepted", reason: str = "") -> None:
    """Farida answers it."""
    with clock.at(NOW), cast.database.write() as session:
        actor = cast.actor("farida")
        one = comments.comment(session, actor, comment.public_id)
        texts.dispose_comment(session, actor, one, disposition=disposition, reason=reason)


def put_to_vote(
    cast: Cast, recommendation: Recommendation, by: str = "farida", rule: Mapping[str, Any] | None = None
) -> Round:
    """A vote on it for a week."""
    question = "Shall it be adopted?"
    round_: Round = act(
        cast, by, "put_to_vote", recommendation, question=question, closes_at=CLOSES, rule=rule
    )
    return round_


def vote(cast: Cast, round_: Round, **choices: str) -> None:
    """The cast votes: `cora="yes"`."""
    for name, choice in choices.items():
        with clock.at(NOW), cast.database.write() as session:
            actor = cast.actor(name)
            found = votes.round_(session, actor, round_.public_id).round
            voting.cast_position(session, actor, found, choice=choice, key=f"{round_.public_id}{name}")


def close(cast: Cast, round_: Round, actor: Actor | None = None) -> None:
    """The round is closed at its hour."""
    with clock.at(CLOSES), cast.database.write() as session:
        hand = actor or cast.actor("farida")
        voting.close_round(session, hand, votes.round_(session, hand, round_.public_id).round)


@contextmanager
def counted(database: Database) -> Iterator[list[str]]:
    """The SELECT statements that are sent meanwhile."""
    sent: list[str] = []

    def note(*said: Any) -> None:
        if said[2].lstrip().upper().startswith("SELECT"):
            sent.append(said[2])

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(database.engine, "before_cursor_execute", note)


def kinds_of(session: Session, recommendation: Recommendation) -> list[str]:
    """The kinds of the events about it, in order."""
    found = session.query(Event).filter_by(subject_id=recommendation.public_id).order_by(Event.id)
    return [one.kind for one in found]
