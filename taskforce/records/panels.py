"""What the operators' page says of trust: the last backup, the integrity of the database, the worker, the version."""

import platform
import sqlite3
import tomllib
from functools import cache
from typing import Any

from flask import current_app
from sqlalchemy.orm import Session

from taskforce.config import CHECKOUT
from taskforce.core import schema
from taskforce.core.actor import Actor
from taskforce.records import standing
from taskforce.records.standing import Finding, Level


def trust(session: Session, actor: Actor, thing: Any) -> list[Finding]:
    """How the installation stands, in the order in which it matters."""
    settings = current_app.extensions["settings"]
    return [
        standing.last_backup(session),
        standing.integrity(session),
        standing.worker(settings),
        standing.waiting(session),
        standing.room(settings),
        Finding(Level.OK, "version", version(session.get_bind().dialect.name)),
    ]


def version(database: str) -> str:
    """`Taskforce 0.1.0, schema 0011, Python 3.11.7, SQLite 3.40.1.`"""
    below = f"SQLite {sqlite3.sqlite_version}" if database == "sqlite" else "PostgreSQL"
    return f"Taskforce {_ours()}, schema {schema.wanted()}, Python {platform.python_version()}, {below}."


@cache
def _ours() -> str:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
    return str(project["version"])
