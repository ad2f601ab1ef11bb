"""Runs the migrations: all that are due in one real transaction, or none (docs/decisions/0003).

On SQLite the foreign keys are off meanwhile, because a rebuilt table would else take its children with it, silently;
they are checked before the commit. Triggers go before and are made anew after: one of them that names a table stops
its being rebuilt, and a rebuilt table loses its own, silently too.
"""

from alembic import context
from flask import current_app
from sqlalchemy import text

from taskforce.core import triggers
from taskforce.core.db import Database

database: Database = current_app.extensions["database"]


def run() -> None:
    """Bring the database to the wanted revision."""
    with database.migrating() as connection:
        context.configure(
            connection=connection,
            target_metadata=database.metadata,
            render_as_batch=database.is_sqlite,
            transactional_ddl=True,
            user_module_prefix="db.",
            render_item=_render_item,
        )
        triggers.remove(connection)
        context.run_migrations()
        triggers.install(connection)
        if database.is_sqlite:
            broken = connection.execute(text("PRAGMA foreign_key_check")).all()
            if broken:
                raise RuntimeError(f"The migration would leave rows without their parent: {broken[:5]}")


def _render_item(kind: str, thing: object, autogen_context: object) -> str | bool:
    """Our type of time by its name, so that a migration reads well."""
    if kind == "type" and type(thing).__name__ == "Utc":
        autogen_context.imports.add("from taskforce.core.db import Utc")  # type: ignore[attr-defined]
        return "Utc()"
    return False


run()
