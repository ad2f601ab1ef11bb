"""What every test stands on: an empty database of the present schema, and the cast."""

import os
import re
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask_migrate import upgrade
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import Connection, Dialect, Table, create_engine, event, func, select, text
from sqlalchemy.engine import URL, Engine, make_url

from taskforce import cli
from taskforce.app import create_app, settle
from taskforce.config import Settings
from taskforce.core import db
from taskforce.core.db import Base, Database
from tests.once import once
from tests.people import Cast, seat

FILE = "taskforce.sqlite"
LONG = ("browser", "fault")
KEY = "a key for tests only, never for people"
SHOWN = re.compile(
    "^test_(views.*|typeset|leaflet|personal|assemble|rollcall|drawings|bad_.*|hostile_words|demonstration|leaks|reading|replay)$"
)
PURE = {"browser", "rules", "press"}
POSTGRESQL = os.environ.get("TEST_POSTGRES_URL", "postgresql+psycopg://127.0.0.1/postgres")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With `CI=true` a test that was skipped has failed: nothing may hide there."""
    report = yield
    if report.skipped and os.environ.get("CI") == "true" and not hasattr(report, "wasxfail"):
        report.outcome, report.longrepr = "failed", f"skipped where nothing may be: {report.longrepr}"
    return report


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """The second run does not even read the modules of which it needs nothing."""
    if os.environ.get("TEST_DATABASE") != "postgresql":
        return None
    return bool(SHOWN.search(collection_path.stem) or collection_path.name in PURE) or None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What drives a browser or kills processes comes first: at the end it would keep one process busy alone.

    The second run, on PostgreSQL, leaves out what another database does not change: the first has shown it.

    That is what touches none, how pages read, what is printed or mailed, what bad input meets, and which lines of a
    file are refused (`pytest_ignore_collect` leaves out whole modules, unread). That every statement behind
    every page runs there too, the walk through all doors and the tests of actions and queries show.
    """
    items.sort(key=lambda item: not any(map(item.get_closest_marker, LONG)))
    if os.environ.get("TEST_DATABASE") != "postgresql":
        return
    groups: dict[bool, list[pytest.Item]] = {True: [], False: []}
    for item in items:
        is_asked = "empty" in getattr(item, "fixturenames", ())
        groups[is_asked and item.get_closest_marker("sqlite") is None].append(item)
    config.hook.pytest_deselected(items=groups[False])
    items[:] = groups[True]


@pytest.fixture(scope="session")
def on_postgresql() -> bool:
    """Whether this run is on PostgreSQL instead of SQLite."""
    return os.environ.get("TEST_DATABASE") == "postgresql"


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory, on_postgresql: bool) -> Iterator[str]:
    """The URL of a database of the present schema with nothing in it, to copy from."""
    if on_postgresql:
        yield from _postgresql(f"taskforce_test_{os.getpid()}", tmp_path_factory.mktemp("empty"))
    else:
        yield f"sqlite:///{migrated(tmp_path_factory)}"


def migrated(folders: pytest.TempPathFactory) -> Path:
    """A file of the present schema with nothing in it, to copy from: the migrations run once for all processes."""
    folder = once(folders, "migrated", lambda folder: _build(f"sqlite:///{folder / FILE}", folder))
    return folder / FILE


def _build(url: str, folder: Path) -> None:
    """The schema as the migrations make it, not as the models say: what people get."""
    app = create_app(Settings.from_environment({"TASKFORCE_DATA": str(folder), "DATABASE_URL": url}))
    cli.register(app)
    with app.app_context():
        upgrade()
    app.extensions["database"].engine.dispose()


def _postgresql(name: str, folder: Path) -> Iterator[str]:
    admin = create_engine(POSTGRESQL, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        connection.execute(text(f"CREATE DATABASE {name}"))
        connection.execute(
            text(f"ALTER DATABASE {name} SET synchronous_commit = off")
        )  # nothing here need last
    url = make_url(POSTGRESQL).set(database=name).render_as_string(hide_password=False)
    _build(url, folder)
    yield url
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
    admin.dispose()


def settings_in(folder: Path, empty: str) -> Settings:
    """Settings of a fresh installation: its own folder, an empty database."""
    url = empty
    if empty.startswith("sqlite"):
        (folder / FILE).write_bytes(Path(empty.removeprefix("sqlite:///")).read_bytes())
        url = f"sqlite:///{folder / FILE}"
    return settings_at(folder, url)


def settings_at(folder: Path, url: str) -> Settings:
    """Settings of the installation that keeps its files in this folder."""
    return Settings.from_environment({"TASKFORCE_DATA": str(folder), "DATABASE_URL": url, "SECRET_KEY": KEY})


@pytest.fixture
def settings(empty: str, tmp_path: Path) -> Settings:
    """Settings of a fresh installation."""
    return settings_in(tmp_path, empty)


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> FileSystemBytecodeCache:
    """Templates compiled once for all tests: two thirds of the time of a page went into that."""
    return FileSystemBytecodeCache(str(once(tmp_path_factory, "compiled", Path.exists)))


def made(settings: Settings, compiled: FileSystemBytecodeCache) -> Flask:
    """The program, as the tests want it."""
    app = create_app(settings)
    cli.register(app)
    app.testing = True
    app.jinja_env.bytecode_cache = compiled
    return app


@pytest.fixture(scope="session")
def program(
    empty: str, compiled: FileSystemBytecodeCache, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Flask, dict[str, object]]:
    """The program, made once: its addresses alone take as long as a test. Beside it how it was configured."""
    app = made(settings_in(tmp_path_factory.mktemp("program"), empty), compiled)
    return app, dict(app.config)


class Engines:
    """One engine for one test after the other, each on a database of its own: so a statement is compiled once for all
    tests, which takes longer than to run it. Nothing here need outlast a failure of the power, so nothing waits for
    the disk; tests/core/test_db.py has an engine as people get it."""

    def __init__(self, url: str) -> None:
        self.make = db._engine
        self.engine = self.make(make_url(url))
        self.file = ""
        if self.engine.dialect.name == "sqlite":
            event.listen(self.engine, "do_connect", self._turn)
            event.listen(self.engine, "connect", _without_waiting)

    def at(self, url: URL) -> Engine:
        """The engine, on this database from now on."""
        self.engine.dispose()
        self.file = str(url.database)
        return self.engine

    def _turn(self, _dialect: Dialect, _record: Any, places: list[Any], _options: Any) -> None:
        places[0] = self.file


def _without_waiting(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA synchronous = OFF")


@pytest.fixture(scope="session")
def engines(empty: str) -> Engines:
    """The engine of all tests that have no program of their own."""
    return Engines(empty)


@contextmanager
def opened(app: Flask) -> Iterator[Flask]:
    """The program, on an installation that is empty."""
    database: Database = app.extensions["database"]
    if not database.is_sqlite:
        # TRUNCATE makes every file anew and is two hundred times slower; the role keeps triggers out of it.
        with database.engine.begin() as connection:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
            tables = [f'DELETE FROM "{table.name}"' for table in Base.metadata.sorted_tables]  # noqa: S608
            connection.execute(text("; ".join(tables)))
    yield app
    database.engine.dispose()


@pytest.fixture
def app(
    request: pytest.FixtureRequest,
    settings: Settings,
    compiled: FileSystemBytecodeCache,
    program: tuple[Flask, dict[str, object]],
    engines: Engines,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Flask]:
    """The program, on a fresh installation; for a test marked `own_program`, one that it may bend."""
    app, configured = program
    if request.node.get_closest_marker("own_program"):
        app = made(settings, compiled)
    else:
        app.config.clear()
        app.config.update(configured)
        with monkeypatch.context() as patch:
            patch.setattr(db, "_engine", engines.at)
            settle(app, settings)
    with opened(app) as fresh:
        yield fresh


@pytest.fixture
def database(app: Flask) -> Database:
    """The database of the program."""
    database: Database = app.extensions["database"]
    return database


Rows = dict[Table, list[dict[str, Any]]]


@pytest.fixture(scope="session")
def seated(empty: str, on_postgresql: bool, tmp_path_factory: pytest.TempPathFactory) -> Rows | Path:
    """The cast as the actions seat it, to copy from, for that takes as long as a test: a file on SQLite, else rows."""

    def seat_in(folder: Path) -> Rows:
        with opened(create_app(settings_in(folder, empty))) as app:
            database: Database = app.extensions["database"]
            seat(app, database)
            return {} if database.is_sqlite else rows_of(database)

    if on_postgresql:
        return seat_in(tmp_path_factory.mktemp("seated"))
    return once(tmp_path_factory, "seated", seat_in) / FILE


def rows_of(database: Database) -> Rows:
    """All that is in the database."""
    with database.read() as session:
        return {
            table: [dict(row) for row in session.execute(table.select()).mappings()]
            for table in Base.metadata.sorted_tables
        }


@pytest.fixture
def cast(app: Flask, database: Database, seated: Rows | Path) -> Cast:
    """Two task forces with their people: see tests/people.py."""
    if isinstance(seated, Path):
        database.engine.dispose()
        Path(str(database.url.database)).write_bytes(seated.read_bytes())
    else:
        with database.engine.begin() as connection:
            put(connection, seated)
    return Cast(app, database)


def put(connection: Connection, rows: Rows) -> None:
    """These rows, as they are, into PostgreSQL; the numbers of new rows go on behind theirs."""
    for table, found in rows.items():
        if found:
            connection.execute(table.insert(), found)
            if "id" in table.c:
                highest = max(row["id"] for row in found)
                connection.execute(select(func.setval(f"{table.name}_id_seq", highest)))
