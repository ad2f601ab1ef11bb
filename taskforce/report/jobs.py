"""Printing: the job that makes an edition, and the same print for the command line; and letters to those who sign.

The record is read in one transaction that has ended before anything is set. A worker that is killed leaves no half
file where anybody looks: the file gets its name only when it is whole and on the disk.
"""

import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from taskforce.charter.models import TaskForce
from taskforce.charter.rules.signing import SENTENCES
from taskforce.config import Settings
from taskforce.core import canonical, clock, disk, jobs, mail
from taskforce.core.actor import Actor, program
from taskforce.core.db import Database
from taskforce.core.errors import Busy
from taskforce.members import actions as links
from taskforce.members import queries as members
from taskforce.members.models import Person
from taskforce.press import Pressed, PressFailed
from taskforce.press.job import Progress
from taskforce.report import actions, assemble, frozen, queries
from taskforce.report.actions.editions import JOB
from taskforce.report.actions.endorsing import PURPOSE, WRITE
from taskforce.report.actions.publishing import ANNOUNCE
from taskforce.report.models import FOLDER, Edition, Endorsement
from taskforce.report.rules import endorsing, wording
from taskforce.report.states import IN_WORK
from taskforce.report.typeset import typeset
from taskforce.report.volume import Volume
from taskforce.web.page import moment

NEWS_SECONDS = 1.0
LASTS = timedelta(days=30)  # a link, beyond the hour by which an answer is asked for
OLD_NEWS = timedelta(days=1)  # a publication that came with a file was told when it happened


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
        both = _printed(work, actor, edition)
    except assemble.Unprintable as fault:
        _fail(work, actor, fault.faults)
        raise jobs.JobRefused(fault.sentence) from fault
    folder = Path(work.settings.data) / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    disk.keep(folder / edition.file, both.whole.pdf)
    if both.summary is not None:
        disk.keep(folder / _beside(edition.file), both.summary.pdf)
    with work.database.write() as session:
        made = _facts(both, _beside(edition.file))
        actions.finish_edition(session, actor, queries.edition(session, actor, work.payload["edition"]), made)
    return {"pages": both.whole.pages}


@jobs.handler(ANNOUNCE)
def announce(work: jobs.Work) -> dict[str, Any] | None:
    """The hour of a publication has come. One that was called off since is passed over, and what is no news."""
    if work.task_force_id is None:
        raise jobs.JobRefused("A publication belongs to a task force.")
    actor = program(work.task_force_id)
    with work.database.write() as session:
        publication = queries.publication(session, actor, work.payload["publication"])
        if publication.is_out and clock.now() - publication.at < OLD_NEWS:
            actions.announce_publication(session, actor, publication)
    return None


@jobs.handler(WRITE)
def ask_for_endorsement(work: jobs.Work) -> dict[str, int]:
    """A letter with a link of their own to each signer who is silent; none when it is closed meanwhile.

    Repeated after a dead worker, nobody is written to twice: all letters are one transaction.
    """
    if work.task_force_id is None:
        raise jobs.JobRefused("An endorsement belongs to a task force.")
    actor = program(work.task_force_id)
    with work.database.write() as session:
        found = queries.endorsement(session, actor, work.payload["endorsement"])
        silent = {one.person_id for one in found.silent} if found.is_open else set()
        people = [one for one in members.with_accounts(session, actor) if one.id in silent]
        for person in people:
            _ask(work, session, found, person)
    return {"letters": len(people)}


def _ask(work: jobs.Work, session: Session, found: Endorsement, person: Person) -> None:
    home = session.get_one(TaskForce, found.task_force_id)
    ends_at = max(found.closes_at, clock.now()) + LASTS
    token = links.make_link(session, person, PURPOSE, found.public_id, ends_at=ends_at)
    facts = endorsing.Facts(
        number=found.edition.number,
        task_force=home.name,
        words=found.words,
        until=moment(found.closes_at, found.zone),
        meaning=SENTENCES[found.form],
        page=f"{work.settings.base_url}/t/{home.slug}/report/endorsements/{found.public_id}",
        sender=work.payload["by"],
    )
    subject, text = endorsing.letter(facts, f"{work.settings.base_url}/do/{token}")
    to = person.account.address if person.account else ""
    mail.send(session, person.printed_name, to, subject, text, task_force_id=found.task_force_id)


@dataclass(frozen=True)
class Both:
    """What one asking prints: the whole, and the summary by itself where there is one."""

    volume: Volume
    whole: Pressed
    summary: Pressed | None


def _beside(file: str) -> str:
    """The name of the summary's file: as hard to guess as that of the whole."""
    return f"{file.removesuffix('.pdf')}-summary.pdf"


def _facts(both: Both, beside: str) -> actions.Print:
    content = frozen.plain(both.volume)
    whole, short = both.whole, both.summary
    return actions.Print(
        frozen.fingerprint_of(content),
        whole.sha256,
        whole.pages,
        len(whole.pdf),
        whole.anchors,
        content,
        actions.Summary(beside, short.sha256, short.pages, len(short.pdf)) if short else None,
        _found(content),
    )


def _found(content: dict[str, Any]) -> tuple[str, ...]:
    """What the facilitator should know of a print that is sound: the pictures that stand as their names."""
    signs = wording.signs(canonical.text_of(content))
    if not signs:
        return ()
    return (f"No typeface of a report draws these signs, so their names are printed: {', '.join(signs)}.",)


def report_pdf(database: Database, settings: Settings, slug: str, output: Path) -> Pressed:
    """Print the report of a task force into a file: the same bytes as an edition exported now.

    Raises NotFound where there is no task force or no report, Unprintable with every fault of the print, and also
    where the file cannot be written.
    """
    with database.read() as session:
        actor = program(queries.task_force_id(session, slug))
        record, last = queries.record(session, actor), queries.last_ready(session, actor)
    pressed = _press(assemble.volume(record), last.pages_by_anchor if last else {}, _no_news)
    try:
        disk.keep(output, pressed.pdf)
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


def _start(work: jobs.Work, actor: Actor) -> Edition:
    with work.database.write() as session:
        edition = queries.edition(session, actor, work.payload["edition"])
        if edition.state in IN_WORK:
            actions.start_edition(session, actor, edition)
        return edition


def _printed(work: jobs.Work, actor: Actor, edition: Edition) -> Both:
    """The whole and its summary, of one moment of the record; the pages of the last edition predict the whole.

    An edition that came with its words is printed from them, as it was; its summary by itself did not come along.
    """
    news = Throttled(work)
    if edition.has_words:
        with work.database.read() as session:
            volume = frozen.volume(queries.manuscript(session, edition))
        return Both(volume, _press(volume, {}, news), None)
    with work.database.read() as session:
        record = queries.record(session, actor)
        last = queries.last_ready(session, actor)
    volume = assemble.volume(record)
    whole = _press(volume, last.pages_by_anchor if last else {}, news)
    short = assemble.leaflet(record, f"{work.settings.base_url}/reports/{record.charter.slug}")
    return Both(volume, whole, _press(short, {}, _no_news) if short else None)


def _press(volume: Volume, predicted: Mapping[str, int], on_progress: Progress) -> Pressed:
    try:
        return typeset(volume, predicted=predicted, on_progress=on_progress)
    except PressFailed as fault:
        raise assemble.Unprintable((fault.sentence, *fault.faults)) from fault


def _no_news(done: int, total: int, words: str) -> None:
    """Nobody waits for news."""


def _fail(work: jobs.Work, actor: Actor, faults: tuple[str, ...]) -> None:
    with work.database.write() as session:
        actions.fail_edition(
            session, actor, queries.edition(session, actor, work.payload["edition"]), faults=faults
        )
