"""Votes as the tests set them up: a text, a round on it, and how the cast votes."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select

from taskforce.core import clock
from taskforce.core.events import Event
from taskforce.voting import actions, queries
from taskforce.voting.matter import Matter, freeze
from taskforce.voting.models import Round
from taskforce.voting.queries import Receipt
from tests.people import Cast

OPENED = datetime(2026, 5, 12, 20, 10, tzinfo=UTC)
HOUR = datetime(2026, 5, 17, 21, 0, tzinfo=UTC)
BEFORE = HOUR - timedelta(hours=1)


def one_dredge(public_id: str = "dredge0000000") -> Matter:
    """A motion as frozen for the vote; of a kind that no slice above listens for."""
    return freeze(
        "motion",
        public_id,
        "Own a dredge together",
        version=4,
        fields={"title": "Own a dredge together", "addressee": "Harbor towns"},
        lead=[("Who", "Neighboring harbor towns"), ("What", "should buy and run one dredge together")],
        facts=[("Vehicle", "Agreement between the towns")],
        blocks=[
            {"key": "b1", "source": "Four towns that own one dredge wait **eleven days** [@survey, p. 12]."}
        ],
        cited=[
            {
                "key": "survey",
                "locator": "p. 12",
                "note": "Harbor Institute, *Forty Harbors*, 12.",
                "short": "*Forty*, 12.",
            }
        ],
    )


def open_round(
    cast: Cast,
    *,
    by: str = "farida",
    matter: Matter | None = None,
    rule: Mapping[str, Any] | None = None,
    now: datetime = OPENED,
    closes_at: datetime = HOUR,
) -> Round:
    """A round on that text, opened at its time."""
    with clock.at(now), cast.database.write() as session:
        return actions.open_round(
            session,
            cast.actor(by),
            matter or one_dredge(),
            question="Shall “Own a dredge together” be adopted?",
            closes_at=closes_at,
            rule=rule,
        )


def vote(
    cast: Cast,
    name: str,
    round_: Round,
    choice: str,
    *,
    reason: str = "",
    key: str = "",
    now: datetime = BEFORE,
) -> Receipt:
    """One of the cast takes a position."""
    with clock.at(now), cast.database.write() as session:
        actor = cast.actor(name)
        found = queries.round_(session, actor, round_.public_id).round
        return actions.cast_position(session, actor, found, choice=choice, reason=reason, key=key)


def close(cast: Cast, round_: Round, *, by: str = "farida", now: datetime = HOUR) -> Round:
    """The round, closed at its hour."""
    with clock.at(now), cast.database.write() as session:
        actor = cast.actor(by)
        found = queries.round_(session, actor, round_.public_id).round
        actions.close_round(session, actor, found)
        return found


def seen_by(cast: Cast, name: str, round_: Round) -> queries.Seen:
    """The round as one of the cast sees it."""
    with cast.database.read() as session:
        return queries.round_(session, cast.actor(name), round_.public_id)


def acts(cast: Cast, kind: str) -> list[Event]:
    """The events of one kind, in order."""
    with cast.database.read() as session:
        return list(session.scalars(select(Event).where(Event.kind == kind).order_by(Event.id)))


def all_vote(cast: Cast, round_: Round, **choices: str) -> None:
    """Cora, Mateo, Nia and Tomas vote as said."""
    for name, choice in choices.items():
        vote(cast, name, round_, choice)
