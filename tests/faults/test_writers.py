"""Many who write at once."""

import threading

import pytest

from taskforce.core import events
from taskforce.core.actor import program
from taskforce.core.db import Database

pytestmark = pytest.mark.fault


class Tally:
    """The subject of the test's events."""

    public_id = "tally00000000"


def test_forty_writers_at_once_count_to_forty(database: Database) -> None:
    def count_up() -> None:
        with database.write() as session:
            last = session.query(events.Event).count()
            events.record(session, program(1), "tally.raised", Tally, to=last + 1)

    writers = [threading.Thread(target=count_up) for _ in range(40)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with database.read() as session:
        counted = [event.facts["to"] for event in session.query(events.Event).order_by(events.Event.id)]
    assert counted == list(range(1, 41))
