"""Whether a database has the schema of this program: web and worker do not start on another."""

import re
from collections import Counter
from pathlib import Path

from sqlalchemy import inspect, text

from taskforce.core import triggers
from taskforce.core.db import Database

VERSIONS = Path(__file__).resolve().parent.parent.parent / "migrations" / "versions"
_LINE = re.compile(r'^(?:down_)?revision = "(\w+)"$', re.MULTILINE)


class SchemaError(Exception):
    """The database is older or newer than the program; the text says what to do."""


def wanted() -> str:
    """The revision that this program was written for: the one that no other follows.

    Read from the files themselves: a web worker need not carry the machinery of migrations to know its number.
    """
    named: Counter[str] = Counter(
        name for file in VERSIONS.glob("*.py") for name in _LINE.findall(file.read_text())
    )
    return next(name for name, times in named.items() if times == 1)


def present(database: Database) -> str | None:
    """The revision of the database; None for an empty one."""
    with database.engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        number: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return number


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
