"""Commands: `.venv/bin/flask --app wsgi …`."""

from pathlib import Path

import click
from flask import Flask, current_app
from flask_migrate import Migrate, upgrade

from taskforce.core import clock, schema
from taskforce.core.db import Database
from taskforce.core.queue import Queue
from taskforce.members import actions as members
from taskforce.members import queries as people
from taskforce.members import tokens

SHOWN_ROLES = ("facilitator", "co_chair", "member", "observer")


def database() -> Database:
    """The database of this program."""
    return current_app.extensions["database"]  # type: ignore[no-any-return]


def register(app: Flask) -> None:
    """Add our commands to the program, and the migrations of Flask-Migrate."""
    Migrate(
        app,
        app.extensions["database"],
        directory=f"{app.template_folder}/../migrations",
    )
    for command in (worker, prepare, sign_in_link, sign_in_links):
        app.cli.add_command(command)


@click.command("worker")
def worker() -> None:
    """Do what waits to be done: mail, reports, rounds whose hour has come."""
    schema.require_present(database())
    queue: Queue = current_app.extensions["queue"]
    queue.work()


@click.command("prepare")
@click.option(
    "--demo",
    "with_demo",
    is_flag=True,
    help="Load the demonstration into an empty installation.",
)
def prepare(with_demo: bool) -> None:
    """Bring the database to the present schema; what it held before is kept as a copy beside it."""
    if schema.present(database()) not in (None, schema.wanted()):
        _keep_copy()
    upgrade()


def _keep_copy() -> None:
    """Before a migration: a copy of the database file; a server's database is its keeper's to copy."""
    if database().is_sqlite:
        folder: Path = current_app.extensions["settings"].data / "backups"
        folder.mkdir(mode=0o700, exist_ok=True)
        file = folder / f"before-{schema.wanted()}-{clock.now():%Y%m%dT%H%M%S}.sqlite"
        database().copy_to(file)
        click.echo(f"The database is kept as it was in {file}.", err=True)


@click.command("sign-in-link")
@click.argument("address")
def sign_in_link(address: str) -> None:
    """Print a link that signs the person with this mail address in, once, within the hour."""
    base = current_app.extensions["settings"].base_url
    with database().write() as session:
        token = members.make_sign_in_link(session, address)
    if token is None:
        raise click.ClickException(f"Nobody signs in with {address}.")
    click.echo(f"{base}/sign-in/{token}")


@click.command("sign-in-links")
def sign_in_links() -> None:
    """Print one line for each role: `ROLE URL`, with a link that signs in a person of that role.

    In an empty installation, `found URL`: where the first task force is begun.
    """
    base = current_app.extensions["settings"].base_url
    with database().write() as session:
        if not people.is_founded(session):
            founding = tokens.founding_token(current_app.extensions["settings"].secret_key)
            click.echo(f"found {base}/found/{founding}")
        for role in SHOWN_ROLES:
            address = people.address_of_first(session, role)
            token = members.make_sign_in_link(session, address) if address else None
            if token:
                click.echo(f"{role.replace('_', '-')} {base}/sign-in/{token}")
