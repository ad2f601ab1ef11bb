"""Commands for whoever runs the installation: `doctor`, `backup`, `restore`."""

from pathlib import Path

import click
from flask import current_app

from taskforce.config import Settings
from taskforce.core.db import Database
from taskforce.records import backup as backups
from taskforce.records import doctor as doctors
from taskforce.records import restore as restoring
from taskforce.records.standing import Level


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
