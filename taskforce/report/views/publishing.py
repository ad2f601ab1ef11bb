"""Publishing an edition, and calling it off."""

from datetime import UTC, datetime

from flask import g

from taskforce.core import zones
from taskforce.core.errors import NotFound, Refused
from taskforce.report import actions, queries
from taskforce.report.forms import PublishForm
from taskforce.report.models import Edition, Report
from taskforce.report.views.blueprint import blueprint
from taskforce.web.access import reach
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, reading, writing


@blueprint.route("/editions/<public_id>/publish", methods=["GET", "POST"])
@reach("facilitator")
def publish_edition(public_id: str) -> Answer:
    """Ask for the hour from which the edition is open to everybody."""
    with reading() as (session, actor):
        report = queries.report(session, actor)
    edition = _edition(report, public_id)
    earlier = [one for one in report.editions if one.publication is not None]
    form = PublishForm()
    if form.is_sent():
        facts = form.facts()
        with attempt(form) as (session, actor):
            again = queries.report(session, actor)
            at = _moment(facts["at"])
            made = actions.publish_edition(
                session, actor, again, _edition(again, public_id), at=at, errata=facts["errata"]
            )
        if not form.errors:
            return go("report.editions", "It is public." if made.is_out else "The hour is set.")
    return page("report/publish.html", form=form, edition=edition, earlier=earlier)


@blueprint.post("/publications/<public_id>/call-off")
@reach("facilitator")
def call_off_publication(public_id: str) -> Answer:
    """The hour does not stand any more."""
    with writing() as (session, actor):
        actions.call_off_publication(session, actor, queries.publication(session, actor, public_id))
    return go("report.editions", "The publication is called off. The edition stays as it is.")


def _edition(report: Report, public_id: str) -> Edition:
    found = next((one for one in report.editions if one.public_id == public_id and one.is_ready), None)
    if found is None:
        raise NotFound("There is no such edition that is ready.")
    return found


def _moment(local: datetime | None) -> datetime | None:
    """The hour as the task force's clock shows it, in UTC; None stays: at once."""
    if local is None:
        return None
    try:
        return zones.to_utc(local, g.task_force.zone).astimezone(UTC)
    except ValueError as fault:
        raise Refused("at", str(fault)) from fault
