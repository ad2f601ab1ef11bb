"""The database: what rows look like, and the two ways to reach them, `read()` and `write()`.

`write()` is the only way to a session that may write. On SQLite it begins with BEGIN IMMEDIATE behind a
lock that queues the writers of this machine; on PostgreSQL an advisory lock queues them. So every rule is
checked in the same, single-file transaction in which it is obeyed (docs/decisions/0002).
"""

import fcntl
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    TIMESTAMP,
    Dialect,
    MetaData,
    String,
    TypeDecorator,
    create_engine,
    event,
    text,
)
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlalchemy.types import TypeEngine

from taskforce.core import ids
from taskforce.core.errors import Busy

WAIT_SECONDS = 3
SAFE_WAL = (3, 51, 3)  # of SQLite; before it the write-ahead log can corrupt the file
WRITE_QUEUE = 7_461_001  # the advisory lock of this program on PostgreSQL

ONE_MOMENT = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}  # as SQLite reads by itself


class Utc(TypeDecorator[datetime]):
    """A moment in UTC. A naive time is refused; SQLite keeps sortable text, PostgreSQL its own type."""

    impl = String(27)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(TIMESTAMP(timezone=True))
        return dialect.type_descriptor(String(27))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"the time {value} has no zone")
        moment = value.astimezone(UTC)
        return moment if dialect.name == "postgresql" else moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if isinstance(value, datetime):
            return value.astimezone(UTC)
        return datetime.fromisoformat(value)


class Base(DeclarativeBase):
    """All tables. Every constraint has a name, so that a migration can speak of it."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: Utc(),
        dict[str, Any]: JSON,
        dict[str, str]: JSON,
        list[Any]: JSON,
    }


class Identified:
    """A row with a number for the database and a random name for URLs."""

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(13), unique=True, default=ids.new)


class Database:
    """One database, by its SQLAlchemy URL. `lock_file` queues the writers of several processes on SQLite."""

    def __init__(self, url: str, lock_file: Path | None = None) -> None:
        self.url: URL = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.engine = _engine(self.url)
        self.metadata = Base.metadata
        self.after_commit: Callable[[Session], None] = lambda session: None
        self._writer = self.engine.execution_options(writes=True)
        self._reader = self.engine if self.is_sqlite else self.engine.execution_options(**ONE_MOMENT)
        self._turn = threading.Lock()
        self._lock_file = lock_file

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for reading: every statement sees the same moment, and nothing is written."""
        session = Session(self._reader, expire_on_commit=False, autoflush=False)
        try:
            yield session
        finally:
            session.expunge_all()  # what was loaded lives on as plain values
            session.close()

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session for writing: committed at the end, rolled back on any error.

        Raises Busy after 3 seconds without a turn in this process or without the database. For another process that
        writes through us it waits as long as that takes: nothing slow may happen inside (docs/decisions/0002).
        """
        session = Session(self._writer, expire_on_commit=False)
        try:
            with self._queue():
                try:
                    yield session
                    session.commit()
                except BaseException:
                    session.rollback()
                    raise
        except OperationalError as error:
            if _is_lock(error):
                raise Busy from error
            raise
        finally:
            session.expunge_all()
            session.close()
        self.after_commit(session)

    def copy_to(self, file: Path) -> None:
        """A consistent copy of an SQLite database while others write; a plain copy of the file would miss votes.

        Without the write-ahead log writers wait for their turn meanwhile: a commit beside a reader would fail.
        """
        _make_own(str(file))
        turn = nullcontext() if sqlite_is_safe_for_wal() else self._queue()
        with turn, self.engine.connect() as connection:
            plain: Any = connection.connection.dbapi_connection
            plain.execute("VACUUM INTO ?", (str(file),))

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """A connection of its own for migrations: one transaction, foreign keys off on SQLite while it lasts."""
        with self._queue(), self._writer.connect() as connection:
            if self.is_sqlite:
                plain: Any = connection.connection.dbapi_connection
                plain.execute("PRAGMA foreign_keys = OFF")  # before BEGIN, else it is ignored
            with connection.begin():
                yield connection
            connection.invalidate()  # a connection without foreign keys must never come back

    @contextmanager
    def _queue(self) -> Iterator[None]:
        """Wait for the turn to write: threads by a lock, processes by a locked file. No polling."""
        if not self.is_sqlite:
            yield
            return
        if not self._turn.acquire(timeout=WAIT_SECONDS):
            raise Busy
        try:
            if self._lock_file is None:
                yield
                return
            with self._lock_file.open("a") as file:
                fcntl.flock(file, fcntl.LOCK_EX)
                yield
        finally:
            self._turn.release()


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        engine = create_engine(url, pool_size=16, max_overflow=8, pool_pre_ping=True)
        event.listen(engine, "begin", _begin_postgresql)
        return engine
    engine = create_engine(url, connect_args={"timeout": WAIT_SECONDS, "check_same_thread": False})
    event.listen(engine, "do_connect", lambda *_: _make_own(str(url.database)))
    event.listen(engine, "connect", _open_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def sqlite_is_safe_for_wal() -> bool:
    """Whether this SQLite has the correction of the write-ahead log (from 3.51.3)."""
    return sqlite3.sqlite_version_info >= SAFE_WAL


def _make_own(file: str) -> None:
    """Let the file of a database be there for nobody but us, before SQLite makes one that others may read."""
    with suppress(OSError):  # it is there already; whatever else is wrong SQLite will say
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _open_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves: see _begin_sqlite
    connection.execute("PRAGMA foreign_keys = ON")
    if sqlite_is_safe_for_wal():
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
    else:
        connection.execute("PRAGMA journal_mode = TRUNCATE")
        connection.execute("PRAGMA synchronous = EXTRA")


def _begin_sqlite(connection: Connection) -> None:
    """Writers take the lock at once: a transaction that upgrades later fails on a stale snapshot."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get("writes"):
        connection.execute(text(f"SET LOCAL lock_timeout = '{WAIT_SECONDS}s'"))
        connection.execute(text(f"SELECT pg_advisory_xact_lock({WRITE_QUEUE})"))


def _is_lock(error: OperationalError) -> bool:
    words = str(error.orig)
    return "locked" in words or "lock timeout" in words
