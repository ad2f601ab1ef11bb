"""Printing what was published, away from the page."""

from pathlib import Path
from typing import Any

from taskforce.announcement import actions, queries
from taskforce.announcement.actions import PRINT_JOB, Printed
from taskforce.announcement.models import FOLDER, AnnouncementEdition
from taskforce.announcement.typeset import typeset
from taskforce.core import disk, jobs
from taskforce.core.actor import program
from taskforce.press import PressFailed


@jobs.handler(PRINT_JOB)
def print_edition(work: jobs.Work) -> dict[str, Any] | None:
    """Print an edition and keep the file. Repeated after a dead worker, it prints the same bytes again."""
    if work.task_force_id is None:
        raise jobs.JobRefused("An announcement belongs to a task force.")
    actor = program(work.task_force_id)
    with work.database.read() as session:
        edition = queries.edition(session, actor, work.payload["edition"])
    try:
        pressed = typeset(edition.content, line_of(edition))
    except PressFailed as fault:
        _keep(work, Printed(faults=(fault.sentence, *fault.faults)))
        raise jobs.JobRefused(fault.sentence) from fault
    if edition.printed is not None:
        disk.keep(Path(work.settings.data) / FOLDER / edition.printed.file, pressed.pdf)
    _keep(work, Printed(pressed.sha256, pressed.pages, len(pressed.pdf)))
    return {"pages": pressed.pages}


def line_of(edition: AnnouncementEdition) -> dict[str, str]:
    """What the print says of its edition."""
    return {
        "number": str(edition.number),
        "day": edition.published_at.date().isoformat(),
        "what_changed": edition.what_changed,
        "sha256": edition.sha256,
    }


def _keep(work: jobs.Work, printed: Printed) -> None:
    actor = program(work.task_force_id or 0)
    with work.database.write() as session:
        actions.keep_print(session, actor, queries.edition(session, actor, work.payload["edition"]), printed)
