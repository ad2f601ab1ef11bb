"""Pages of an endorsement: asked for, answered, cleared, closed."""

from datetime import UTC, datetime

from flask import g
from sqlalchemy.orm import Session

from taskforce.charter.rules.signing import SENTENCES
from taskforce.core import zones
from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound, Refused
from taskforce.report import actions, policy, queries
from taskforce.report.forms import ClearanceForm, EndorseForm, OpenEndorsementForm, filled
from taskforce.report.models import Edition
from taskforce.report.rules import endorsing
from taskforce.report.states import CHOICES, CLEARANCES
from taskforce.report.views.blueprint import blueprint
from taskforce.web.access import PEOPLE, reach
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, reading, writing


@blueprint.route("/editions/<public_id>/endorsement", methods=["GET", "POST"])
@reach("facilitator")
def open_endorsement(public_id: str) -> Answer:
    """Put an edition before those who sign."""
    with reading() as (session, actor):
        edition = _edition(session, actor, public_id)
        before = queries.latest_endorsement(session, actor)
    form = OpenEndorsementForm()
    if form.is_sent():
        facts = form.facts()
        with attempt(form) as (session, actor):
            facts["closes_at"] = _moment(facts["closes_at"])
            again = _edition(session, actor, public_id)
            made = actions.open_endorsement(session, actor, again, **facts)
        if not form.errors:
            return go("report.endorsement", "Everybody who signs is asked.", public_id=made.public_id)
    means = SENTENCES[g.task_force.report_form]
    return page("report/open_endorsement.html", form=form, edition=edition, before=before, means=means)


@blueprint.get("/endorsements/<public_id>")
@reach(PEOPLE)
def endorsement(public_id: str) -> Answer:
    """Who is asked, what it means, how far it is; for whoever is asked, what changed and their answer."""
    return _endorsement_page(public_id)


@blueprint.route("/endorsements/<public_id>/answer", methods=["GET", "POST"])
@reach(PEOPLE)
def answer_endorsement(public_id: str) -> Answer:
    """Answer, or answer anew."""
    form = EndorseForm()
    if not form.is_submitted():
        return go("report.endorsement", public_id=public_id)
    if form.is_sent():
        with attempt(form) as (session, actor):
            found = queries.endorsement(session, actor, public_id)
            actions.answer_endorsement(session, actor, found, **form.facts())
        if not form.errors:
            message = "Your answer is kept. It can be changed until the endorsement is closed."
            return go("report.endorsement", message, public_id=public_id)
    return _endorsement_page(public_id, form)


@blueprint.route("/endorsements/<public_id>/clearance", methods=["GET", "POST"])
@reach(PEOPLE)
def state_clearance(public_id: str) -> Answer:
    """Say how the office stands to the printing of the name."""
    form = ClearanceForm()
    if not form.is_submitted():
        return go("report.endorsement", public_id=public_id, fragment="clearance")
    if form.is_sent():
        with attempt(form) as (session, actor):
            found = queries.endorsement(session, actor, public_id)
            actions.state_clearance(session, actor, found, **form.facts())
        if not form.errors:
            return go("report.endorsement", "It is kept.", public_id=public_id, fragment="clearance")
    return _endorsement_page(public_id, clearance=form)


@blueprint.post("/endorsements/<public_id>/close")
@reach("facilitator")
def close_endorsement(public_id: str) -> Answer:
    """From now on no answer changes."""
    with writing() as (session, actor):
        actions.close_endorsement(session, actor, queries.endorsement(session, actor, public_id))
    words = "It is closed. Export the report again: the new edition prints who endorses it."
    return go("report.endorsement", words, public_id=public_id)


def _edition(session: Session, actor: Actor, public_id: str) -> Edition:
    found = queries.edition(session, actor, public_id)
    if not policy.can_open_endorsement(actor, found):
        raise NotFound("There is no such edition that is ready.")
    return found


def _moment(local: datetime) -> datetime:
    """The hour as the task force's clock shows it, in UTC."""
    try:
        return zones.to_utc(local, g.task_force.zone).astimezone(UTC)
    except ValueError as fault:
        raise Refused("closes_at", str(fault)) from fault


def _endorsement_page(
    public_id: str, form: EndorseForm | None = None, clearance: ClearanceForm | None = None
) -> Answer:
    with reading() as (session, actor):
        found = queries.endorsement(session, actor, public_id)
        mine = queries.signer(found, actor.stands_for_id)
        put = queries.put_before(session, found, mine)
        follows = not found.is_open or policy.can_follow_endorsement(actor, found)
    return page(
        "report/endorsement.html",
        found=found,
        mine=mine,
        put=put,
        form=form or filled(mine),
        clearance=clearance or ClearanceForm(formdata=None, clearance=mine.clearance if mine else None),
        shown=found.signers if follows else [],
        acts_for=actor.principal_id is not None,
        may_answer=policy.can_answer_endorsement(actor, found, mine),
        may_clear=policy.can_state_clearance(actor, found, mine),
        may_close=policy.can_close_endorsement(actor, found),
        standing=endorsing.standing(
            asked=len(found.signers),
            silent=len(found.silent),
            held_back=found.held_back,
            is_open=found.is_open,
        ),
        gate=endorsing.gate(needed=found.needed, signed=found.co_chairs_signed) if found.needed else "",
        choices=CHOICES,
        clearances=CLEARANCES,
    )
