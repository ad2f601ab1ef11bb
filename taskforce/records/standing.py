"""How the installation stands, for the doctor and for the operators' page: small questions to database and disk."""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from taskforce.config import Settings
from taskforce.core import clock, disk
from taskforce.core.db import Database
from taskforce.core.jobs import Job, JobState
from taskforce.core.queue import ALIVE
from taskforce.records.models import Backup

WORKER_SEEN = timedelta(seconds=150)  # it shows itself each minute
WAITS_LONG = timedelta(minutes=10)
BACKUP_OLD, BACKUP_TOO_OLD = timedelta(hours=26), timedelta(days=8)
MEGABYTE = 1024 * 1024


class Level(StrEnum):
    """How bad it is."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: how it stands, in words, with what to do about it."""

    level: Level
    what: str
    words: str


def integrity(session: Session) -> Finding:
    """Whether the database is whole, as it says itself."""
    if session.get_bind().dialect.name != "sqlite":
        return _of_postgresql(session)
    found = list(session.scalars(text("PRAGMA integrity_check(3)")))
    if found != ["ok"]:
        words = f"The database is damaged: {'; '.join(found)}. Stop the program and restore the last backup."
        return Finding(Level.BAD, "integrity", words)
    broken = session.execute(text("PRAGMA foreign_key_check")).fetchmany(3)
    if broken:
        return Finding(Level.BAD, "integrity", f"Rows of the database lack what they belong to: {broken}.")
    return Finding(Level.OK, "integrity", "The database is whole.")


def _of_postgresql(session: Session) -> Finding:
    if session.scalar(text("SHOW data_checksums")) == "on":
        return Finding(Level.OK, "integrity", "The database checks every page that it reads.")
    words = "This PostgreSQL does not check what it reads; a new cluster should have data checksums."
    return Finding(Level.WARN, "integrity", words)


def last_backup(session: Session) -> Finding:
    """How old the last backup is."""
    last = session.scalar(select(Backup).order_by(Backup.begun_at.desc()).limit(1))
    if last is None:
        words = "None was made yet. Let `flask --app wsgi backup DIR` run each night."
        return Finding(Level.WARN, "backup", words)
    age = clock.now() - last.begun_at
    words = f"{last.name}, {_span(age)} ago, {megabytes(last.size)}."
    if age > BACKUP_TOO_OLD:
        return Finding(Level.BAD, "backup", f"The last is too old: {words}")
    return Finding(Level.WARN if age > BACKUP_OLD else Level.OK, "backup", words)


def worker(settings: Settings) -> Finding:
    """Whether the worker lives, without which no mail goes out and no vote closes."""
    file = Path(settings.data) / ALIVE
    if not file.exists():
        words = "No worker was ever seen here. Start it: no mail goes out and no vote closes without."
        return Finding(Level.BAD, "worker", words)
    age = clock.now() - datetime.fromtimestamp(file.stat().st_mtime, UTC)
    if age > WORKER_SEEN:
        words = f"The worker was last seen {_span(age)} ago. Start it again."
        return Finding(Level.BAD, "worker", words)
    return Finding(Level.OK, "worker", "It was seen within the last minutes.")


def waiting(session: Session) -> Finding:
    """Whether work waits too long, or was given up."""
    moment = clock.now()
    late = session.scalar(
        select(func.count()).where(Job.state == JobState.WAITING, Job.run_after < moment - WAITS_LONG)
    )
    failed = select(Job.kind).where(
        Job.state == JobState.FAILED, Job.finished_at > moment - timedelta(days=7)
    )
    given_up = sorted(session.scalars(failed))
    if late:
        words = f"{late} wait longer than ten minutes. Is the worker running?"
        return Finding(Level.BAD, "jobs", words)
    if given_up:
        words = f"{len(given_up)} failed in the last seven days ({', '.join(sorted(set(given_up)))})."
        return Finding(Level.WARN, "jobs", words)
    return Finding(Level.OK, "jobs", "None waits too long, and none failed in the last seven days.")


def room(settings: Settings) -> Finding:
    """How much may still be written."""
    free = disk.free(settings.data)
    if free < disk.FULL:
        words = f"{megabytes(free)} are free: no file is taken and nothing printed any more. Make room."
        return Finding(Level.BAD, "disk", words)
    words = f"{megabytes(free)} are free."
    return Finding(Level.WARN if free < disk.LOW else Level.OK, "disk", words)


def sqlite_gate(database: Database) -> Finding:
    """Whether the database writes in the way that its version does safely."""
    with database.engine.connect() as connection:
        journal = str(connection.exec_driver_sql("PRAGMA journal_mode").scalar()).upper()
        synchronous = {2: "FULL", 3: "EXTRA"}.get(
            connection.exec_driver_sql("PRAGMA synchronous").scalar() or 0, "less than FULL"
        )
    from_safe = sqlite3.sqlite_version_info >= (3, 51, 3)
    wanted = ("WAL", "FULL") if from_safe else ("TRUNCATE", "EXTRA")
    words = f"SQLite {sqlite3.sqlite_version}, journal {journal}, synchronous {synchronous}"
    if (journal, synchronous) != wanted:
        return Finding(Level.BAD, "database", f"{words}: {wanted[0]} and {wanted[1]} are safe here.")
    why = "" if from_safe else "; before 3.51.3 the write-ahead log can damage the file, so it is not used"
    return Finding(Level.OK, "database", f"{words}{why}.")


def megabytes(size: int) -> str:
    """`1,234 MB`."""
    return f"{max(1, round(size / MEGABYTE)):,} MB"


def _span(age: timedelta) -> str:
    """`3 hours`, `2 days`."""
    minutes = max(0, round(age.total_seconds() / 60))
    for size, name in ((1440, "day"), (60, "hour")):
        if minutes >= size:
            number = minutes // size
            return f"{number} {name}{'' if number == 1 else 's'}"
    return f"{minutes} minute{'' if minutes == 1 else 's'}"
