"""The schema: up, down and up again, on a database of its own."""

from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect, text

from taskforce import cli
from taskforce.app import create_app
from taskforce.config import Settings
from taskforce.core import schema, triggers
from taskforce.core.db import Base, Database
from taskforce.core.schema import SchemaError


@pytest.fixture
def bare(settings: Settings) -> Iterator[Flask]:
    """The program on a database without a table."""
    app = create_app(settings)
    cli.register(app)
    database: Database = app.extensions["database"]
    with database.engine.connect() as connection:
        if database.is_sqlite:
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        triggers.remove(connection)
        connection.execute(text("DROP TABLE IF EXISTS alembic_version"))
        Base.metadata.drop_all(connection)
        connection.commit()
    with app.app_context():
        yield app
    with database.migrating() as connection:
        triggers.remove(connection)
        Base.metadata.drop_all(connection)
        Base.metadata.create_all(connection)
        triggers.install(connection)
    database.engine.dispose()


def differences(database: Database) -> list[object]:
    with database.engine.connect() as connection:
        return list(compare_metadata(MigrationContext.configure(connection), Base.metadata))


def test_the_migrations_build_what_the_models_say_with_every_rule(bare: Flask) -> None:
    database: Database = bare.extensions["database"]
    upgrade()
    assert differences(database) == []
    schema.require_present(database)


def test_the_schema_goes_up_down_and_up_again(bare: Flask) -> None:
    database: Database = bare.extensions["database"]
    upgrade()
    downgrade(revision="base")
    assert set(inspect(database.engine).get_table_names()) <= {"alembic_version"}
    upgrade()
    schema.require_present(database)


def test_the_program_refuses_an_empty_database_and_says_what_to_do(bare: Flask) -> None:
    with pytest.raises(SchemaError, match="run `flask --app wsgi prepare`"):
        schema.require_present(bare.extensions["database"])


def test_the_program_refuses_a_database_that_lost_a_rule(bare: Flask) -> None:
    database: Database = bare.extensions["database"]
    upgrade()
    on_table = "" if database.is_sqlite else " ON event"
    with database.engine.connect() as connection:
        connection.execute(text(f"DROP TRIGGER refuse_delete_event{on_table}"))
        connection.commit()
    with pytest.raises(SchemaError, match="refuse_delete_event"):
        schema.require_present(database)


def test_a_migration_that_fails_leaves_nothing_behind(bare: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    database: Database = bare.extensions["database"]

    def fail(connection: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(triggers, "install", fail)
    with pytest.raises(ZeroDivisionError):
        upgrade()
    monkeypatch.undo()
    assert inspect(database.engine).get_table_names() == []
    upgrade()
    schema.require_present(database)
