"""Commands for whoever runs the installation: `doctor`, `backup`, `restore`, `record`, `verify`."""

import sys
from pathlib import Path

import click
from flask import current_app

from taskforce.charter import queries as charters
from taskforce.config import Settings
from taskforce.core.actor import program
from taskforce.core.db import Database
from taskforce.core.permissions import document, table
from taskforce.records import backup as backups
from taskforce.records import doctor as doctors
from taskforce.records import restore as restoring
from taskforce.records.standing import Level
from taskforce.voting import queries as votes
from taskforce.voting.assemble import packed
from taskforce.voting.rules.verify import judged


def _here() -> tuple[Database, Settings]:
    return current_app.extensions["database"], current_app.extensions["settings"]


@click.command("doctor")
@click.option("--quick", is_flag=True, help="Leave out the print engine, which takes seconds.")
def doctor(quick: bool) -> None:
    """Judge the installation: one line each, `ok`, `warn` or `bad`; exit status 1 when something is bad."""
    findings = []
    for finding in doctors.judge(*_here(), printing=not quick):
        findings.append(finding)
        click.echo(f"{finding.level:<4}  {finding.what:<11}  {finding.words}")
    if any(finding.level == Level.BAD for finding in findings):
        raise SystemExit(1)


@click.command("backup")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def backup(folder: Path) -> None:
    """Write one file with everything into FOLDER, while people work; seven days and five weeks are kept there."""
    try:
        made = backups.make(*_here(), folder.absolute())
    except backups.BackupFailed as fault:
        raise click.ClickException(str(fault)) from fault
    click.echo(f"{made.file}: the database and {made.files} files")
    for name in made.removed:
        click.echo(f"{name} is no longer needed and was deleted.")


@click.command("restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore(file: Path) -> None:
    """Bring a backup back, into an empty TASKFORCE_DATA only."""
    database, settings = _here()
    try:
        manifest = restoring.restore(database, settings, file)
    except restoring.RestoreFailed as fault:
        raise click.ClickException(str(fault)) from fault
    click.echo(f"{settings.data} holds the installation as it stood at {manifest['begun_at']}.")
    click.echo(
        "Now run `flask --app wsgi prepare`, then `flask --app wsgi doctor`, then start web and worker."
    )


@click.command("record")
@click.argument("slug")
@click.argument("file", type=click.Path(dir_okay=False, writable=True, path_type=Path))
def record(slug: str, file: Path) -> None:
    """Write the record of votes of a task force as a zip that checks itself: see its README.txt."""
    with _here()[0].read() as session:
        task_force = charters.by_slug(session, slug)
        if task_force is None:
            raise click.ClickException(f"There is no task force “{slug}”.")
        found = votes.record(session, program(task_force.id))
        file.write_bytes(packed(found, task_force.name))
    click.echo(f"{file}: {len(found.rounds)} votes, {len(found.links)} links, head {found.head}")


@click.command("verify")
@click.argument("file", type=click.Path(exists=True, path_type=Path))
@click.option("--head", default="", help="The fingerprint that was mailed when a vote closed.")
def verify(file: Path, head: str) -> None:
    """Check a record of votes, a zip or a folder: chain, frozen text and rule, every count; 1 where one is wrong."""
    faults, told = judged(file, head)
    for line in [*told, *(f"WRONG: {fault}" for fault in faults)]:
        click.echo(line)
    click.echo("This record is not whole." if faults else "This record is whole.")
    sys.exit(1 if faults else 0)


@click.command("permissions")
def permissions() -> None:
    """Print the table of who may do what, as it stands in docs/permissions.md."""
    click.echo(document(table()), nl=False)
