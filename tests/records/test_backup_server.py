"""A backup of PostgreSQL, by its own tools, into another empty database; it goes wherever those tools are."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from taskforce.app import create_app
from taskforce.config import Settings
from taskforce.core import schema
from taskforce.core.db import Database
from taskforce.records import backup, restore
from taskforce.records.backup import BackupFailed
from tests.conftest import KEY, POSTGRESQL
from tests.people import Cast


@pytest.fixture
def other(on_postgresql: bool) -> Iterator[str]:
    """The URL of another database on the same server, with nothing in it; on SQLite none."""
    if not on_postgresql:
        yield ""
        return
    name = f"taskforce_restored_{os.getpid()}"
    admin = create_engine(POSTGRESQL, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield make_url(POSTGRESQL).set(database=name).render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
    admin.dispose()


def test_a_server_is_backed_up_and_brought_back_by_its_own_tools(
    cast: Cast, tmp_path: Path, other: str
) -> None:
    if not other:
        return  # the file database has tests of its own
    settings = cast.app.extensions["settings"]
    if shutil.which("pg_dump") is None:
        with pytest.raises(BackupFailed, match="pg_dump is not here"):
            backup.make(cast.database, settings, tmp_path / "kept")
        return
    made = backup.make(cast.database, settings, tmp_path / "kept")
    environment = {"TASKFORCE_DATA": str(tmp_path / "new"), "DATABASE_URL": other, "SECRET_KEY": KEY}
    there = Settings.from_environment(environment)
    database = Database(there.database_url)
    restore.restore(database, there, made.file)
    database.engine.dispose()
    app = create_app(there)
    schema.require_present(app.extensions["database"])
    again = Cast(app, app.extensions["database"])
    assert again.get("farida", "people").status_code == 200
    with pytest.raises(restore.RestoreFailed, match=r"is not empty|has tables"):
        restore.restore(again.database, there, made.file)
    again.database.engine.dispose()
