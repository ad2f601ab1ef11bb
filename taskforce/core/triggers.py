"""Rules that the database itself keeps, whoever writes to it: rows that may not change or go.

A batch migration on SQLite drops triggers silently, so `install` makes them all anew after every migration.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, inspect, text


@dataclass(frozen=True)
class Trigger:
    """`operation` (INSERT, UPDATE or DELETE) on `table` is refused with `words` where `when` holds (SQL)."""

    table: str
    operation: str
    when: str
    words: str

    @property
    def name(self) -> str:
        """The name in the database; one trigger for each table and operation."""
        return f"refuse_{self.operation.lower()}_{self.table}"


_triggers: dict[str, Trigger] = {}


def refuse(table: str, operation: str, words: str, when: str = "") -> None:
    """Declare such a rule; a slice does it beside its models. An empty `when` refuses always."""
    trigger = Trigger(table, operation, when, words)
    _triggers[trigger.name] = trigger


def install(connection: Connection) -> None:
    """Make every declared rule anew, for the tables that are there."""
    tables = set(inspect(connection).get_table_names())
    make = _on_sqlite if connection.dialect.name == "sqlite" else _on_postgresql
    for trigger in (trigger for trigger in _triggers.values() if trigger.table in tables):
        for statement in make(trigger):
            connection.execute(text(statement))


def remove(connection: Connection) -> None:
    """Take the rules off an SQLite database while it migrates: one that speaks of a table stops its being rebuilt."""
    if connection.dialect.name == "sqlite":
        for name in connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all():
            connection.execute(text(f"DROP TRIGGER {name}"))


def missing(connection: Connection) -> list[str]:
    """The declared rules that this database does not keep; empty when all is well."""
    catalogue = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.dialect.name == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    )
    there = set(connection.scalars(text(catalogue)))
    return sorted(set(_triggers) - there)


def _on_sqlite(trigger: Trigger) -> list[str]:
    when = f"WHEN {trigger.when} " if trigger.when else ""
    head = f"CREATE TRIGGER {trigger.name} BEFORE {trigger.operation} ON {trigger.table} FOR EACH ROW"
    return [
        f"DROP TRIGGER IF EXISTS {trigger.name}",
        f"{head} {when}BEGIN SELECT RAISE(ABORT, '{trigger.words}'); END",
    ]


def _on_postgresql(trigger: Trigger) -> list[str]:
    row = "OLD" if trigger.operation == "DELETE" else "NEW"
    check = f"IF {trigger.when or 'TRUE'} THEN RAISE EXCEPTION '{trigger.words}'; END IF; RETURN {row};"
    head = f"CREATE TRIGGER {trigger.name} BEFORE {trigger.operation} ON {trigger.table} FOR EACH ROW"
    return [
        f"CREATE OR REPLACE FUNCTION {trigger.name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {check} END $$",
        f"DROP TRIGGER IF EXISTS {trigger.name} ON {trigger.table}",
        f"{head} EXECUTE FUNCTION {trigger.name}()",
    ]
