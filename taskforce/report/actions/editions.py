"""Editions: asked for, printed by a job, downloaded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from taskforce.core import clock, events, ids, jobs
from taskforce.core.actor import Actor
from taskforce.core.errors import WrongState, allow
from taskforce.report import policy, queries, states
from taskforce.report.models import Edition, Report

JOB = "report.export"
MOST_FAULTS = 100


@dataclass(frozen=True)
class Print:
    """What is worth keeping of a finished print. `anchors`: the page on which each anchor begins."""

    content_sha256: str
    file_sha256: str
    pages: int
    size: int
    anchors: Mapping[str, int]


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
    edition = Edition(
        public_id=ids.new(),
        task_force_id=actor.task_force_id,
        number=max((edition.number for edition in report.editions), default=0) + 1,
        file=f"{ids.new()}{ids.new()}.pdf",
        asked_at=clock.now(),
        by_id=actor.person_id,
        by_name=actor.name,
    )
    edition.job = jobs.enqueue(session, JOB, task_force_id=actor.task_force_id, edition=edition.public_id)
    report.editions.insert(0, edition)
    events.record(session, actor, "report.exported", edition, number=edition.number)
    return edition


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
    edition.pages, edition.size, edition.pages_by_anchor = made.pages, made.size, dict(made.anchors)
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
