"""Printing: the job that makes an edition, and the same print for the command line.

The record is read in one transaction that has ended before anything is set. A worker that is killed leaves no half
file where anybody looks: the file gets its name only when it is whole and on the disk.
"""

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from taskforce.config import Settings
from taskforce.core import jobs
from taskforce.core.actor import Actor, program
from taskforce.core.db import Database
from taskforce.core.errors import Busy
from taskforce.press import Pressed, PressFailed
from taskforce.press.job import Progress
from taskforce.report import actions, assemble, queries
from taskforce.report.actions.editions import JOB
from taskforce.report.models import FOLDER, Edition
from taskforce.report.states import IN_WORK
from taskforce.report.typeset import fingerprint, typeset

NEWS_SECONDS = 1.0


@jobs.handler(JOB)
def export(work: jobs.Work) -> dict[str, Any] | None:
    """Print an edition. Repeated after a dead worker it prints it again; when it is over already, it does nothing."""
    if work.task_force_id is None:
        raise jobs.JobRefused("A report belongs to a task force.")
    actor = program(work.task_force_id)
    edition = _start(work, actor)
    if edition.state not in IN_WORK:
        return {"pages": edition.pages}
    work.progress(0, 0, "Gathering the record")
    try:
        content_sha256, pressed = _printed(work.database, actor, Throttled(work))
    except assemble.Unprintable as fault:
        _fail(work, actor, fault.faults)
        raise jobs.JobRefused(fault.sentence) from fault
    folder = Path(work.settings.data) / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    keep(folder / edition.file, pressed.pdf)
    with work.database.write() as session:
        made = actions.Print(content_sha256, pressed.sha256, pressed.pages, len(pressed.pdf), pressed.anchors)
        actions.finish_edition(session, actor, queries.edition(session, actor, work.payload["edition"]), made)
    return {"pages": pressed.pages}


def report_pdf(database: Database, settings: Settings, slug: str, output: Path) -> Pressed:
    """Print the report of a task force into a file: the same bytes as an edition exported now.

    Raises NotFound where there is no task force or no report, Unprintable with every fault of the print, and also
    where the file cannot be written.
    """
    with database.read() as session:
        actor = program(queries.task_force_id(session, slug))
    _, pressed = _printed(database, actor, _no_news)
    try:
        keep(output, pressed.pdf)
    except OSError as fault:
        raise assemble.Unprintable((f"{output} cannot be written: {fault.strerror}.",)) from fault
    return pressed


class Throttled:
    """Passes progress on, once a second and at each new step, and never fails for want of a turn to write."""

    def __init__(self, work: jobs.Work) -> None:
        self._work = work
        self._told_at = 0.0

    def __call__(self, done: int, total: int, words: str) -> None:
        """Tell that `done` of `total` is done."""
        now = time.monotonic()
        if now - self._told_at < NEWS_SECONDS:
            return
        self._told_at = now
        with suppress(Busy):
            self._work.progress(done, total, words[:200])


def keep(file: Path, content: bytes) -> None:
    """Write a file that is there whole or not at all, for our eyes only."""
    draft = file.with_name(f".{file.name}.part")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        draft.rename(file)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)  # the name, too, survives a loss of power
    finally:
        os.close(folder)


def _start(work: jobs.Work, actor: Actor) -> Edition:
    with work.database.write() as session:
        edition = queries.edition(session, actor, work.payload["edition"])
        if edition.state in IN_WORK:
            actions.start_edition(session, actor, edition)
        return edition


def _printed(database: Database, actor: Actor, on_progress: Progress) -> tuple[str, Pressed]:
    """The fingerprint of what was printed, and the print; the pages of the last edition predict it."""
    with database.read() as session:
        record = queries.record(session, actor)
        last = queries.last_ready(session, actor)
    volume = assemble.volume(record)
    try:
        pressed = typeset(volume, predicted=last.pages_by_anchor if last else {}, on_progress=on_progress)
    except PressFailed as fault:
        raise assemble.Unprintable((fault.sentence, *fault.faults)) from fault
    return fingerprint(volume), pressed


def _no_news(done: int, total: int, words: str) -> None:
    """Nobody waits for news."""


def _fail(work: jobs.Work, actor: Actor, faults: tuple[str, ...]) -> None:
    with work.database.write() as session:
        actions.fail_edition(
            session, actor, queries.edition(session, actor, work.payload["edition"]), faults=faults
        )
