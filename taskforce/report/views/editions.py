"""Editions: asked for, followed while they are printed, downloaded."""

from collections.abc import Sequence
from pathlib import Path

from flask import current_app, g, send_file

from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound
from taskforce.report import actions, policy, queries
from taskforce.report.models import FOLDER, Endorsement, Report
from taskforce.report.queries import CopyTaken
from taskforce.report.views.blueprint import blueprint
from taskforce.web.access import PEOPLE, reach
from taskforce.web.page import Answer, go, page
from taskforce.web.session import reading, writing


@blueprint.post("/export")
@reach("facilitator")
def export_report() -> Answer:
    """Ask for an edition; it is printed in the background."""
    with writing() as (session, actor):
        actions.export_report(session, actor, queries.report(session, actor))
    return go("report.editions")  # which says how far it is, for as long as that is so


@blueprint.get("/editions")
@reach(PEOPLE)
def editions() -> Answer:
    """All editions, the latest first, with how far the one in work is."""
    with reading() as (session, actor):
        report = queries.report(session, actor)
        keeps = policy.can_change_report(actor, report)
        copies = queries.copies_taken(session, actor) if keeps else []
        asked = queries.latest_endorsement(session, actor)
    return editions_page(actor, report, copies, asked)


@blueprint.get("/editions/<public_id>/file")
@reach(PEOPLE)
def download_edition(public_id: str) -> Answer:
    """The file of an edition. It is nowhere else: no folder of files is served."""
    with writing() as (session, actor):
        edition = queries.edition(session, actor, public_id)
        if not policy.can_download_edition(actor, edition):
            raise NotFound("This edition has no file yet.")
        actions.download_edition(session, actor, edition)
    file = Path(current_app.extensions["settings"].data) / FOLDER / edition.file
    if not file.is_file():
        raise NotFound("The file of this edition is no longer on this machine. Export the report again.")
    name = f"{g.task_force.slug}-edition-{edition.number}.pdf"
    return send_file(file, "application/pdf", as_attachment=True, download_name=name, conditional=False)


def editions_page(
    actor: Actor, report: Report, copies: Sequence[CopyTaken] = (), asked: Endorsement | None = None
) -> Answer:
    """The list of editions, and who took a copy under embargo; those who only read see what is ready."""
    reads_all = policy.can_read_report(actor, report)
    return page(
        "report/editions.html",
        report=report,
        editions=[edition for edition in report.editions if reads_all or edition.is_ready],
        reads_all=reads_all,
        copies=copies,
        asked=asked,
        may_export=policy.can_export_report(actor, report),
        may_publish=policy.can_change_report(actor, report),
    )
