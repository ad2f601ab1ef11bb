"""The report to read on a screen, by those who are let in before everybody: as it stands now, or an edition."""

from flask import g

from taskforce.core import clock
from taskforce.core.errors import NotFound, allow
from taskforce.report import assemble, frozen, policy, queries
from taskforce.report.screen import Screen
from taskforce.report.views.blueprint import blueprint
from taskforce.report.views.sheets import sheet
from taskforce.web.access import PEOPLE, reach
from taskforce.web.page import Answer, page
from taskforce.web.session import reading


@blueprint.get("/read")
@reach(PEOPLE)
def read() -> Answer:
    """The report as an edition would say it now, for those who write in it."""
    with reading() as (session, actor):
        report = queries.report(session, actor)
        allow(policy.can_read_report(actor, report), "The working report is for those who write in it.")
        record = queries.record(session, actor)
    try:
        volume = assemble.volume(record)
    except assemble.Unprintable as fault:
        return page("report/unreadable.html", report=report, faults=fault.faults)
    screen = Screen(volume, frozen.fingerprint(volume))
    return page("report/read.html", screen=screen, volume=volume, edition=None)


@blueprint.get("/editions/<public_id>/read")
@reach(PEOPLE)
def read_edition(public_id: str) -> Answer:
    """An edition as it was frozen."""
    with reading() as (session, actor):
        edition = queries.edition(session, actor, public_id)
        if not policy.can_download_edition(actor, edition):
            raise NotFound("This edition is not ready yet.")
        kept = queries.manuscript(session, edition)
    volume = frozen.volume(kept)
    return page(
        "report/read.html", screen=Screen(volume, edition.content_sha256), volume=volume, edition=edition
    )


@blueprint.get("/recommendations.<any(csv, json):form>")
@reach(PEOPLE)
def download_recommendations(form: str) -> Answer:
    """Every recommendation as it stands now, as a table; also before the report is begun."""
    with reading() as (session, actor):
        record = queries.record(session, actor, begun=False)
        texts = queries.present_texts(session, record)
    found = assemble.lines_of(record, texts)
    facts = {"task_force": record.charter.name, "as_of": clock.now().isoformat()}
    return sheet(found, form, f"{g.task_force.slug}-recommendations", facts)
