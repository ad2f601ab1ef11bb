"""Asking in a straw poll where people stand on a recommendation."""

from datetime import datetime, timedelta

from taskforce.charter import queries as charter
from taskforce.core import clock, zones
from taskforce.core.errors import Refused, allow
from taskforce.recommendations import actions, policy, queries
from taskforce.recommendations.forms import StrawPollForm
from taskforce.recommendations.views.blueprint import blueprint
from taskforce.recommendations.views.steps import VOTE_ENDS
from taskforce.voting.rules import gradient
from taskforce.web.access import reach
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, reading

POLL_LASTS = timedelta(days=3)


@blueprint.route("/<public_id>/open-straw-poll", methods=["GET", "POST"])
@reach("facilitator", "co_chair")
def open_straw_poll(public_id: str) -> Answer:
    """Freeze the version, put the question, and let people say where they stand."""
    with reading() as (session, actor):
        found = queries.recommendation(session, actor, public_id)
        task_force = charter.charter(session, actor)
    allow(policy.can_open_straw_poll(actor, found), "Those who steer open straw polls.")
    question = f"Where do you stand on “{found.fields.title}” as it stands in version {found.text.number}?"
    ends = datetime.combine(clock.today(task_force.zone) + POLL_LASTS, VOTE_ENDS)
    form = StrawPollForm(data={"question": question, "closes_at": ends})
    if form.is_sent():
        with attempt(form) as (session, actor):
            asked = {"question": form.question.data, "closes_at": _in_utc(form, task_force.zone)}
            again = queries.recommendation(session, actor, public_id)
            poll = actions.open_straw_poll(session, actor, again, steps=form.chosen(), **asked)
        if not form.errors:
            return go("voting.straw_poll", "The straw poll is open.", public_id=poll.public_id)
    return page(
        "recommendations/open_straw_poll.html",
        form=form,
        recommendation=found,
        zone=task_force.zone,
        is_named=task_force.straw_names,
        hints={name: "; ".join(step.label for step in steps) for name, steps in gradient.SCALES.items()},
    )


def _in_utc(form: StrawPollForm, zone: str) -> datetime:
    try:
        return zones.to_utc(form.facts()["closes_at"], zone)
    except ValueError as fault:
        raise Refused("closes_at", str(fault)) from fault
