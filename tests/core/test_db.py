"""The two ways to the database, and what a row may hold."""

import threading
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, StatementError

from taskforce.core import clock, db, events, jobs, triggers
from taskforce.core.actor import program
from taskforce.core.db import Database
from taskforce.core.errors import Busy


class Thing:
    """Something that can be the subject of an event."""

    public_id = "thing00000000"


def test_what_is_written_is_there_for_the_next_reader(database: Database) -> None:
    with database.write() as session:
        events.record(session, program(1), "thing.made", Thing, size=3)
    with database.read() as session:
        assert session.query(events.Event).one().facts == {"size": 3}


def test_an_error_takes_everything_back(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.write() as session:
        events.record(session, program(1), "thing.made", Thing)
        _ = 1 // 0
    with database.read() as session:
        assert session.query(events.Event).count() == 0


def test_a_time_without_a_zone_is_refused(database: Database) -> None:
    with (
        pytest.raises(StatementError, match="has no zone"),
        database.write() as session,
    ):
        session.add(
            jobs.Job(
                kind="mail",
                payload={},
                run_after=datetime(2022, 5, 18),
                created_at=clock.now(),
            )
        )


def test_a_writer_who_cannot_have_his_turn_is_told_to_try_again(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not database.is_sqlite:
        return  # PostgreSQL queues its writers itself
    monkeypatch.setattr(db, "WAIT_SECONDS", 0.05)
    inside, leave = threading.Event(), threading.Event()

    def hold() -> None:
        with database.write():
            inside.set()
            leave.wait(5)

    holder = threading.Thread(target=hold)
    holder.start()
    inside.wait(5)
    with pytest.raises(Busy), database.write():
        pass
    leave.set()
    holder.join()


def test_the_database_itself_refuses_to_change_or_forget_an_event(
    database: Database,
) -> None:
    with database.write() as session:
        events.record(session, program(1), "thing.made", Thing)
    for statement in ("UPDATE event SET kind = 'x'", "DELETE FROM event"):
        with (
            pytest.raises(DBAPIError, match="only added to"),
            database.write() as session,
        ):
            session.execute(text(statement))
    with database.engine.connect() as connection:
        assert triggers.missing(connection) == []


@pytest.mark.sqlite
def test_an_old_sqlite_keeps_a_rollback_journal_and_syncs_it_with_its_folder(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'own.sqlite'}")
    with database.engine.connect() as connection:
        journal = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
        synchronous = connection.exec_driver_sql("PRAGMA synchronous").scalar()
    database.engine.dispose()
    safe = db.sqlite_is_safe_for_wal()
    assert (journal, synchronous) == (("wal", 2) if safe else ("truncate", 3))


def test_those_who_listen_to_an_event_act_in_the_same_transaction(
    database: Database,
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    events.on("thing.tested")(fail)
    try:
        with pytest.raises(ZeroDivisionError), database.write() as session:
            events.record(session, program(1), "thing.tested", Thing)
    finally:
        events._listeners["thing.tested"].remove(fail)
    with database.read() as session:
        assert session.query(events.Event).count() == 0
