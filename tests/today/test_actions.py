"""When somebody was last here, and what is new since."""

from datetime import UTC, datetime, timedelta

from taskforce.core import clock
from taskforce.today import actions, queries
from tests.people import Cast

MORNING = datetime(2026, 5, 13, 12, 0, tzinfo=UTC)


def look(cast: Cast, now: datetime) -> datetime:
    """Nia looks: since when things are new to her."""
    with clock.at(now), cast.database.write() as session:
        since = queries.since_when(queries.visit(session, cast.actor("nia")))
        actions.keep_visit(session, cast.actor("nia"))
    return since


def test_who_was_never_here_sees_a_week(cast: Cast) -> None:
    assert look(cast, MORNING) == MORNING - timedelta(days=7)


def test_looking_again_within_the_hour_empties_nothing(cast: Cast) -> None:
    look(cast, MORNING)
    later = MORNING + timedelta(hours=5)
    assert look(cast, later) == MORNING
    for minutes in (1, 20, 59):
        assert look(cast, later + timedelta(minutes=minutes)) == MORNING
    assert look(cast, later + timedelta(hours=1)) == later
