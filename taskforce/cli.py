"""Commands: `.venv/bin/flask --app wsgi …`."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click
from flask import Flask, current_app
from flask_migrate import Migrate, upgrade

from taskforce.charter import queries as charter
from taskforce.core import clock, schema
from taskforce.core.actor import INSTALLATION, OPERATOR, program
from taskforce.core.db import Database
from taskforce.core.errors import TaskforceError
from taskforce.core.queue import Queue
from taskforce.members import actions as members
from taskforce.members import queries as people
from taskforce.members import tokens
from taskforce.records import reading, writing
from taskforce.records.commands import backup, doctor, permissions, record, restore, verify
from taskforce.records.replay import replay
from taskforce.records.rules import times
from taskforce.report.jobs import report_pdf
from taskforce.web import compiled

DEMONSTRATION = Path(__file__).resolve().parent / "demo" / "city-state-diplomacy.yaml"
DEMONSTRATION_WEEK = 14
DEMONSTRATION_OPERATOR = "operator@example.org"
SHOWN_ROLES = ("facilitator", "co_chair", "member", "delegate", "observer", "funder")


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
    for command in (
        worker,
        prepare,
        demo,
        operator,
        sign_in_link,
        sign_in_links,
        import_file,
        export_file,
        report,
        doctor,
        backup,
        restore,
        record,
        verify,
        permissions,
    ):
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
    """Bring the database to the present schema; what it held before is kept as a copy beside it; compile templates."""
    if schema.present(database()) not in (None, schema.wanted()):
        _keep_copy()
    upgrade()
    compiled.load_all(current_app)
    with database().read() as session:
        is_founded = people.is_founded(session)
    if with_demo and not is_founded:
        _load_demo()


def _keep_copy() -> None:
    """Before a migration: a copy of the database file; a server's database is its keeper's to copy."""
    if database().is_sqlite:
        folder: Path = current_app.extensions["settings"].data / "backups"
        folder.mkdir(mode=0o700, exist_ok=True)
        file = folder / f"before-{schema.wanted()}-{clock.now():%Y%m%dT%H%M%S}.sqlite"
        database().copy_to(file)
        click.echo(f"The database is kept as it was in {file}.", err=True)


@click.command("demo")
def demo() -> None:
    """Load the demonstration: a real case as announced, worked on by people who do not exist."""
    _load_demo()


def _load_demo() -> None:
    """The demonstration, moved by whole weeks so that it stands in its fourteenth (docs/decisions/0007)."""
    file = reading.read(DEMONSTRATION.read_bytes())
    zone = file.values["task_force"]["zone"]
    weeks = times.weeks_to(file.values, clock.today(zone), week=DEMONSTRATION_WEEK)
    moved = replace(file, values=times.moved(file.values, weeks))
    with _told(DEMONSTRATION.name), database().write() as session:
        replay(session, moved)
        if not people.operators(session):
            base = current_app.extensions["settings"].base_url
            members.add_operator(session, program(INSTALLATION), DEMONSTRATION_OPERATOR, base_url=base)


@contextmanager
def _told(name: str) -> Iterator[None]:
    """What a file refuses, as lines for whoever gave the command."""
    try:
        yield
    except reading.Faulty as error:
        lines = "\n".join(f"{name}: {fault}" for fault in error.faults)
        raise click.ClickException(f"nothing was imported.\n{lines}") from error
    except TaskforceError as error:
        raise click.ClickException(error.sentence) from error


@click.group("operator")
def operator() -> None:
    """Who runs the installation."""


@operator.command("add")
@click.argument("address")
def add_operator(address: str) -> None:
    """Let whoever signs in with this mail address run the installation: see /installation."""
    base = current_app.extensions["settings"].base_url
    with _told(address), database().write() as session:
        members.add_operator(session, program(INSTALLATION), address, base_url=base)
    click.echo(f"{address} runs the installation at {base}/installation.")


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_file(file: Path) -> None:
    """Load a task-force file: all of it, or nothing."""
    with _told(file.name):
        whole = reading.read(file.read_bytes())
        with database().write() as session:
            task_force = replay(session, whole, current_app.extensions["settings"].data)
            name, slug = task_force.name, task_force.slug
    click.echo(f"{name} stands at /t/{slug}.")


@click.command("export")
@click.argument("slug")
@click.argument("file", type=click.Path(dir_okay=False, writable=True, path_type=Path))
def export_file(slug: str, file: Path) -> None:
    """Write a whole task force as a file."""
    with database().read() as session:
        task_force = charter.by_slug(session, slug)
        if task_force is None:
            raise click.ClickException(f"There is no task force “{slug}”.")
        text = writing.export(session, task_force, current_app.extensions["settings"].data)
    file.write_text(text, encoding="utf-8")
    click.echo(f"{task_force.name}: {file}")


@click.command("report")
@click.argument("slug")
@click.option("--output", required=True, type=click.Path(dir_okay=False, writable=True, path_type=Path))
def report(slug: str, output: Path) -> None:
    """Print the report of a task force as a PDF."""
    with _told(output.name):
        pressed = report_pdf(database(), current_app.extensions["settings"], slug, output)
    click.echo(f"{output}: {pressed.pages} pages")


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
        addresses = {role: people.address_of_first(session, role) for role in SHOWN_ROLES}
        addresses[OPERATOR] = next((one.address for one in people.operators(session)), None)
        for role, address in addresses.items():
            token = members.make_sign_in_link(session, address) if address else None
            if token:
                click.echo(f"{role.replace('_', '-')} {base}/sign-in/{token}")
