"""The list of meetings, the page of one, and the acts upon it as a whole."""

from collections.abc import Mapping
from typing import Any

from flask import g, request

from taskforce.core import clock
from taskforce.core.actor import Actor
from taskforce.core.errors import allow
from taskforce.meetings import actions, assemble, policy, queries
from taskforce.meetings.forms import AnswerForm, CancelForm, ChangeMeetingForm, MeetingForm
from taskforce.meetings.models import Meeting
from taskforce.meetings.views.blueprint import blueprint
from taskforce.meetings.views.calls import post
from taskforce.web.access import PEOPLE, reach
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, reading, writing


@blueprint.get("")
@reach(PEOPLE)
def index() -> Answer:
    """All meetings, those to come first."""
    with reading() as (session, actor):
        everything = queries.meetings(session, actor)
    coming = [meeting for meeting in everything if meeting.is_coming]
    past = [meeting for meeting in reversed(everything) if not meeting.is_coming]
    return page(
        "meetings/index.html",
        coming=coming,
        past=past,
        step_of=assemble.step_of,
        span_of=assemble.span_of,
        hours_of=assemble.hours_of,
        may_call=policy.can_call_meeting(actor),
    )


@blueprint.route("/new", methods=["GET", "POST"])
@reach("facilitator")
def call_meeting() -> Answer:
    """Call a meeting."""
    form = MeetingForm(data={"zone": g.task_force.zone})
    form.offer_zones(g.task_force.zone)
    if form.is_sent():
        with attempt(form) as (session, actor):
            meeting = actions.call_meeting(session, actor, **form.facts())
        if not form.errors:
            return go("meetings.show", "Called. Now put items on its agenda.", public_id=meeting.public_id)
    return page("meetings/call.html", form=form, meeting=None)


@blueprint.get("/<public_id>")
@reach(PEOPLE)
def show(public_id: str) -> Answer:
    """The agenda with its clock, and what became of it."""
    with reading() as (session, actor):
        meeting = queries.shown(session, actor, public_id)
        beside = queries.beside(session, actor, meeting, g.task_force.rule)
        changes = queries.changes(session, meeting)
        waiting = (
            queries.open_actions(session, actor, meeting) if meeting.is_coming and beside.has_open else []
        )
        may_change = policy.can_change_meeting(actor, meeting)
        missed = queries.titles_not_reached(session, actor) if may_change and beside.has_missed else []
    news: dict[str, Any] = {
        "changes": changes,
        "moved": _moved(meeting, request.args) if may_change else None,
        "missed": missed,
        "open_actions": waiting,
        "may_complete_open": {one.public_id for one in waiting if policy.can_complete_action(actor, one)},
        "running": assemble.running_of(meeting),
    }
    return page(
        "meetings/show.html", **sheet(actor, meeting, beside.seats), **_coming(actor, meeting, beside), **news
    )


@blueprint.route("/<public_id>/change", methods=["GET", "POST"])
@reach("facilitator")
def change_meeting(public_id: str) -> Answer:
    """Change when, where and what for."""
    with reading() as (session, actor):
        meeting = queries.meeting(session, actor, public_id)
    allow(
        policy.can_change_meeting(actor, meeting), "This meeting was held or cancelled: it stays as it was."
    )
    form = ChangeMeetingForm(data=_typed(meeting))
    form.offer_zones(meeting.zone)
    if form.is_sent():
        with attempt(form) as (session, actor):
            found = queries.meeting(session, actor, public_id)
            actions.change_meeting(session, actor, found, **form.facts(), post=post())
        if not form.errors:
            return go("meetings.show", "Changed.", public_id=public_id)
    return page("meetings/call.html", form=form, meeting=meeting)


@blueprint.post("/<public_id>/publish")
@reach("facilitator")
def publish_agenda(public_id: str) -> Answer:
    """Show the agenda as settled."""
    with writing() as (session, actor):
        actions.publish_agenda(session, actor, queries.meeting(session, actor, public_id))
    return go("meetings.show", "The agenda is published.", public_id=public_id)


@blueprint.route("/<public_id>/cancel", methods=["GET", "POST"])
@reach("facilitator")
def cancel_meeting(public_id: str) -> Answer:
    """Say that it will not take place, and why."""
    with reading() as (session, actor):
        meeting = queries.meeting(session, actor, public_id)
    allow(policy.can_change_meeting(actor, meeting), "This meeting was held or cancelled already.")
    form = CancelForm()
    if form.is_sent():
        with attempt(form) as (session, actor):
            found = queries.meeting(session, actor, public_id)
            actions.cancel_meeting(session, actor, found, why=form.facts()["why"], post=post())
        if not form.errors:
            return go("meetings.show", "Cancelled.", public_id=public_id)
    return page("meetings/cancel.html", form=form, meeting=meeting, span=assemble.span_of(meeting))


@blueprint.post("/<public_id>/hold")
@reach("facilitator")
def hold_meeting(public_id: str) -> Answer:
    """Say that it has taken place."""
    with writing() as (session, actor):
        actions.hold_meeting(session, actor, queries.meeting(session, actor, public_id))
    return go("meetings.show", "Held. The minutes come next.", public_id=public_id)


def sheet(actor: Actor, meeting: Meeting, seats: queries.Seats | None) -> dict[str, Any]:
    """What the pages of a meeting show of it, and what the actor may do there."""
    quorum = assemble.quorum_of(meeting, seats.number if seats else 0, seats.needed if seats else 0)
    return {
        "meeting": meeting,
        "span": assemble.span_of(meeting),
        "step": assemble.step_of(meeting),
        "lines": assemble.lines_of(meeting),
        "clock": assemble.clock_of(meeting),
        "runs_to": assemble.runs_to(meeting),
        "end": assemble.end_of(meeting),
        "quorum": quorum,
        "roll": assemble.roll_of(meeting),
        "has_begun": clock.now() >= meeting.starts_at,
        "is_running": assemble.is_running(meeting),
        "may_change": policy.can_change_meeting(actor, meeting),
        "may_record": policy.can_record(actor, meeting),
        "may_write": policy.can_write_minutes(actor, meeting),
        "may_read_minutes": policy.can_read_minutes(actor, meeting),
        "may_complete": {
            action.public_id
            for item in meeting.items
            for action in item.actions
            if policy.can_complete_action(actor, action)
        },
    }


def _moved(meeting: Meeting, said: Mapping[str, str]) -> dict[str, Any] | None:
    """The item that was just moved and its place before, so that it can be put back."""
    item = next((one for one in meeting.items if one.public_id == said.get("moved")), None)
    was = said.get("was", "")
    if item is None or not (was.isascii() and was.isdecimal() and len(was) < 4) or int(was) == item.position:
        return None
    return {"item": item, "was": int(was)}


def _coming(actor: Actor, meeting: Meeting, beside: queries.Beside) -> dict[str, Any]:
    """What the page says of who comes: the reader's own answer, and for the facilitator everybody's count."""
    may_answer = policy.can_answer_invitation(actor, meeting)
    may_see = actor.has("facilitator")  # an answer is between the person and the facilitator
    return {
        "may_answer": may_answer,
        "counts": beside.counts or (assemble.counts_of([]) if meeting.is_coming else None)
        if may_see
        else None,
        "mine": beside.row if may_answer else None,
        "delegates": beside.delegates if may_answer else [],
        "elsewhere": assemble.elsewhere(meeting, beside.zone),
        "answer_form": AnswerForm(formdata=None) if may_answer else None,
    }


def _typed(meeting: Meeting) -> dict[str, Any]:
    """The facts of a meeting as its form shows them: hours on the clock of its zone."""
    facts = {name: getattr(meeting, name) for name in ("title", "kind", "zone", "place", "link", "edition")}
    return {**facts, **assemble.wall_clock(meeting)}
