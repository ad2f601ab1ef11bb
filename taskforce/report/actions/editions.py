"""Editions: asked for, printed by a job, downloaded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from taskforce.core import clock, events, ids, jobs
from taskforce.core.actor import Actor
from taskforce.core.errors import Refused, WrongState, allow
from taskforce.report import frozen, policy, queries, states
from taskforce.report.models import Edition, Manuscript, Report

JOB = "report.export"
MOST_FAULTS = 100


@dataclass(frozen=True)
class Print:
    """What is worth keeping of a finished print. `anchors`: the page on which each anchor begins.

    `content`: all that it says, as `report.frozen` has it; `summary`: the print of the summary alone, and its file;
    `found`: what is worth knowing and no fault.
    """

    content_sha256: str
    file_sha256: str
    pages: int
    size: int
    anchors: Mapping[str, int]
    content: Mapping[str, Any] = field(default_factory=dict)
    summary: "Summary | None" = None
    found: Sequence[str] = ()


@dataclass(frozen=True)
class Summary:
    """The summary as a file of its own."""

    file: str
    file_sha256: str
    pages: int
    size: int


def export_report(session: Session, actor: Actor, report: Report) -> Edition:
    """Ask for a printed edition of the report as it stands when it is printed; a job prints it after the commit.

    Raises WrongState while another one is being made, or while something stands in the way of printing.
    `Report.parts` and `Report.editions` must be loaded, with their jobs.
    """
    allow(policy.can_export_report(actor, report), "Only the facilitator exports the report.")
    if any(edition.is_in_work for edition in report.editions):
        raise WrongState("An edition is being made. The next one can be asked for when that one is over.")
    for obstacle in queries.obstacles(session, actor, report):
        raise WrongState(obstacle)
    edition = _asked(actor, max((edition.number for edition in report.editions), default=0) + 1)
    edition.job = jobs.enqueue(session, JOB, task_force_id=actor.task_force_id, edition=edition.public_id)
    report.editions.insert(0, edition)
    events.record(session, actor, "report.exported", edition, number=edition.number)
    return edition


def restore_edition(
    session: Session, actor: Actor, report: Report, *, number: int, content: Mapping[str, Any], sha256: str
) -> Edition:
    """An edition that was published elsewhere, word for word; a job prints it again from these words.

    Raises Refused where the words have not that fingerprint, or the number does not come after the last.
    """
    allow(policy.can_restore_edition(actor, report), "Only the facilitator brings an edition back.")
    if frozen.fingerprint_of(content) != sha256:
        raise Refused("content", "These are not the words of that fingerprint.")
    frozen.volume(content)
    if number <= max((edition.number for edition in report.editions), default=0):
        raise Refused("number", "Editions come in the order of their numbers.")
    edition = _asked(actor, number)
    edition.content_sha256 = sha256
    edition.job = jobs.enqueue(session, JOB, task_force_id=actor.task_force_id, edition=edition.public_id)
    report.editions.insert(0, edition)
    session.flush()
    session.add(Manuscript(edition_id=edition.id, content=dict(content)))
    events.record(session, actor, "report.exported", edition, number=edition.number)
    return edition


def _asked(actor: Actor, number: int) -> Edition:
    return Edition(
        public_id=ids.new(),
        task_force_id=actor.task_force_id,
        number=number,
        file=f"{ids.new()}{ids.new()}.pdf",
        asked_at=clock.now(),
        by_id=actor.person_id,
        by_name=actor.name,
        publications=[],
    )


def start_edition(session: Session, actor: Actor, edition: Edition) -> None:
    """It is being printed; also again, after the worker that printed it has died."""
    allow(policy.can_make_edition(actor, edition), "Only the program prints.")
    is_first = edition.state == states.EditionState.WAITING
    states.START.apply(edition)
    events.record(session, actor, "edition.started", edition, number=edition.number, again=not is_first)


def finish_edition(session: Session, actor: Actor, edition: Edition, made: Print) -> None:
    """The file lies there and passed the gate."""
    allow(policy.can_make_edition(actor, edition), "Only the program prints.")
    states.FINISH.apply(edition)
    edition.over_at = clock.now()
    edition.content_sha256, edition.file_sha256 = made.content_sha256, made.file_sha256
    edition.faults = list(made.found[:MOST_FAULTS])
    edition.pages, edition.size, edition.pages_by_anchor = made.pages, made.size, dict(made.anchors)
    if made.summary is not None:
        edition.summary_file, edition.summary_sha256 = made.summary.file, made.summary.file_sha256
        edition.summary_pages, edition.summary_size = made.summary.pages, made.summary.size
    if made.content and session.get(Manuscript, edition.id) is None:
        session.add(Manuscript(edition_id=edition.id, content=dict(made.content)))
    events.record(
        session,
        actor,
        "edition.made",
        edition,
        number=edition.number,
        pages=made.pages,
        content_sha256=made.content_sha256,
        file_sha256=made.file_sha256,
    )


def fail_edition(session: Session, actor: Actor, edition: Edition, *, faults: Sequence[str]) -> None:
    """There is no file, and these sentences say why."""
    allow(policy.can_make_edition(actor, edition), "Only the program prints.")
    states.FAIL.apply(edition)
    edition.over_at, edition.faults = clock.now(), list(faults[:MOST_FAULTS])
    events.record(session, actor, "edition.failed", edition, number=edition.number, faults=edition.faults)


def download_edition(session: Session, actor: Actor, edition: Edition) -> None:
    """Somebody takes a copy: the record says who and when."""
    allow(policy.can_download_edition(actor, edition), "There is no file of this edition.")
    events.record(session, actor, "edition.downloaded", edition, number=edition.number)
