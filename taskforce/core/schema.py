"""Whether a database has the schema of this program: web and worker do not start on another."""

from pathlib import Path

from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from taskforce.core import triggers
from taskforce.core.db import Database

MIGRATIONS = Path(__file__).resolve().parent.parent.parent / "migrations"


class SchemaError(Exception):
    """The database is older or newer than the program; the text says what to do."""


def wanted() -> str | None:
    """The revision that this program was written for."""
    settings = Config()
    settings.set_main_option("script_location", str(MIGRATIONS))
    return ScriptDirectory.from_config(settings).get_current_head()


def present(database: Database) -> str | None:
    """The revision of the database; None for an empty one."""
    with database.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def require_present(database: Database) -> None:
    """Raise SchemaError unless the database has our revision and keeps all our rules."""
    here, there = present(database), wanted()
    if here != there:
        raise SchemaError(
            f"The database stands at revision {here}, the program needs {there}: run `flask --app wsgi prepare`."
        )
    with database.engine.connect() as connection:
        gone = triggers.missing(connection)
    if gone:
        raise SchemaError(f"The database lacks rules ({', '.join(gone)}): run `flask --app wsgi prepare`.")
