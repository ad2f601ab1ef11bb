"""Running a meeting: who is here, what is decided, who does what."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from flask import request

from taskforce.core.actor import Actor
from taskforce.core.errors import Refused, allow
from taskforce.meetings import actions, assemble, policy, queries
from taskforce.meetings.forms import ActionForm, ComingForm, DecisionForm, Said, attendance_form
from taskforce.meetings.models import AgendaItem, Meeting
from taskforce.meetings.views.blueprint import blueprint
from taskforce.meetings.views.meetings import sheet
from taskforce.members.models import Person
from taskforce.web.access import PEOPLE, reach
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, reading, writing

CLOSED = "The record of this meeting is closed."


class Desk(NamedTuple):
    """What stands on the desk of whoever runs a meeting."""

    actor: Actor
    meeting: Meeting
    item: AgendaItem | None
    people: list[Person]
    seats: queries.Seats
    votes: dict[str, str]


@blueprint.get("/<public_id>/run")
@reach("facilitator")
def run(public_id: str) -> Answer:
    """One item in hand, with the forms for what is decided and done; `item` in the address names it."""
    with reading() as (session, actor):
        meeting = queries.meeting(session, actor, public_id)
        people, seats = queries.attendees(session, actor), queries.seats(session, actor)
        votes = queries.open_votes(session, actor)
    allow(policy.can_record(actor, meeting), CLOSED)
    wanted = request.args.get("item")
    item = next((found for found in meeting.items if found.public_id == wanted), assemble.item_now(meeting))
    return _page(Desk(actor, meeting, item, people, seats, votes))


@blueprint.route("/<public_id>/attendance", methods=["GET", "POST"])
@reach("facilitator")
def record_attendance(public_id: str) -> Answer:
    """How everybody attended, the whole list at once."""
    with reading() as (session, actor):
        meeting = queries.meeting(session, actor, public_id)
        people, seats = queries.attendees_of(session, actor, meeting), queries.seats(session, actor)
        delegates = queries.delegates_by_principal(session, actor, meeting)
    allow(policy.can_record(actor, meeting), CLOSED)
    form = attendance_form(people, meeting, delegates)
    if form.is_sent():
        given, roll = form.said(), form.facts()["roll"]
        with attempt(form) as (session, actor):
            found = queries.meeting(session, actor, public_id)
            chosen = [one for one in queries.attendees_of(session, actor, found) if one.public_id in given]
            presences = {one: given[one.public_id].presence for one in chosen}
            able = queries.delegates_by_principal(session, actor, found)
            stays = {one: _stay(found, one, given[one.public_id], able.get(one.id, [])) for one in chosen}
            actions.record_attendance(session, actor, found, presences, roll=roll, stays=stays)
        if not form.errors:
            return go("meetings.run", assemble.quorum_of(found).sentence, public_id=public_id)
    quorum = assemble.quorum_of(meeting, len(seats.voters), seats.needed)
    return page(
        "meetings/attendance.html", form=form, meeting=meeting, people=people, seats=seats, quorum=quorum
    )


@blueprint.post("/<public_id>/coming")
@reach("facilitator")
def mark_coming_or_going(public_id: str) -> Answer:
    """Somebody comes or leaves now: one press during the meeting."""
    form, how = ComingForm(), request.form.get("how", "")
    with reading() as (session, actor):
        meeting = queries.meeting(session, actor, public_id)
        form.offer(queries.attendees(session, actor))
    allow(policy.can_record(actor, meeting), CLOSED)
    if how not in ("arrives", "joins", "leaves") or not form.is_sent():
        raise Refused("person", "Choose a person, then say whether they arrive or leave.")
    with writing() as (session, actor):
        found = queries.meeting(session, actor, public_id)
        person = queries.person(session, actor, form.facts()["person"])
        facts = {"arrives": how != "leaves", "remote": how == "joins"}
        actions.mark_coming_or_going(session, actor, found, person, **facts)
    said = {"arrives": "is here", "joins": "is here remotely", "leaves": "has left"}[how]
    return go("meetings.run", f"{person.printed_name} {said}.", public_id=public_id)


@blueprint.post("/items/<public_id>/decisions")
@reach("facilitator")
def record_decision(public_id: str) -> Answer:
    """Write down what was decided under an item."""
    desk, item = _desk(public_id)
    form = DecisionForm()
    form.offer(desk.people, item)
    if form.is_sent():
        facts = form.facts()
        with attempt(form) as (session, actor):
            _, found = queries.meeting_of_item(session, actor, public_id)
            mover = queries.person_or_none(session, actor, facts["mover"])
            about = {one.public_id: one for one in found.recommendations}.get(facts["recommendation"])
            actions.record_decision(
                session, actor, found, words=facts["decided"], mover=mover, recommendation=about
            )
        if not form.errors:
            return _in_hand(item, "Decision written down.")
    return _page(desk, decision=form)


@blueprint.post("/items/<public_id>/actions")
@reach("facilitator")
def assign_action(public_id: str) -> Answer:
    """Write down who does what by when."""
    desk, item = _desk(public_id)
    form = ActionForm()
    form.offer(desk.people)
    if form.is_sent():
        facts = form.facts()
        with attempt(form) as (session, actor):
            _, found = queries.meeting_of_item(session, actor, public_id)
            owner = queries.person(session, actor, facts["owner"])
            actions.assign_action(
                session, actor, found, words=facts["to_do"], owner=owner, due_on=facts["due_on"]
            )
        if not form.errors:
            return _in_hand(item, "Action written down.")
    return _page(desk, action=form)


@blueprint.post("/decisions/<public_id>/strike")
@reach("facilitator")
def strike_decision(public_id: str) -> Answer:
    """Take back a decision that was written down wrongly."""
    with writing() as (session, actor):
        _, decision = queries.meeting_of_decision(session, actor, public_id)
        item = decision.item
        actions.strike_decision(session, actor, decision)
    return _in_hand(item, f"Struck: {decision.words}")


@blueprint.post("/actions/<public_id>/strike")
@reach("facilitator")
def strike_action(public_id: str) -> Answer:
    """Take back an action that was written down wrongly."""
    with writing() as (session, actor):
        _, action = queries.meeting_of_action(session, actor, public_id)
        item = action.item
        actions.strike_action(session, actor, action)
    return _in_hand(item, f"Struck: {action.words}")


@blueprint.post("/actions/<public_id>/done")
@reach(PEOPLE)
def complete_action(public_id: str) -> Answer:
    """Say that an action is done."""
    with writing() as (session, actor):
        meeting, action = queries.meeting_of_action(session, actor, public_id)
        actions.complete_action(session, actor, action)
    where = f"action-{public_id}"
    return go("meetings.show", "Done.", public_id=meeting.public_id, fragment=where)


def _stay(meeting: Meeting, person: Person, said: Said, able: Sequence[Person]) -> actions.Stay:
    """Typed hours as moments of the day of the meeting; who is named must be able to stand in, or have been."""
    kept = [row.represented_by for row in meeting.attendance if row.person_id == person.id]
    names = {one.public_id: one for one in [*able, *kept] if one is not None}
    return actions.Stay(
        assemble.moment_of(meeting, said.came),
        assemble.moment_of(meeting, said.went),
        names.get(said.delegate),
    )


def _in_hand(item: AgendaItem, message: str) -> Answer:
    where = {"public_id": item.meeting.public_id, "item": item.public_id}
    return go("meetings.run", message, fragment="in-hand", **where)


def _desk(public_id: str) -> tuple[Desk, AgendaItem]:
    """Everything to go on with the item of that name, and the item."""
    with reading() as (session, actor):
        meeting, item = queries.meeting_of_item(session, actor, public_id)
        people, seats = queries.attendees(session, actor), queries.seats(session, actor)
        votes = queries.open_votes(session, actor)
    return Desk(actor, meeting, item, people, seats, votes), item


def _page(desk: Desk, **sent: Any) -> Answer:
    """The page on which a meeting is run; a form that was sent and refused stands there as it was typed."""
    coming = ComingForm(formdata=None)
    coming.offer(desk.people)
    forms: dict[str, Any] = {"decision": None, "action": None, "coming": coming}
    if desk.item is not None:
        decision, action = DecisionForm(formdata=None), ActionForm(formdata=None)
        decision.offer(desk.people, desk.item)
        action.offer(desk.people)
        forms |= {"decision": decision, "action": action, **sent}
    items = desk.meeting.items
    at = items.index(desk.item) + 1 if desk.item in items else len(items)
    facts: dict[str, Any] = {
        "item": desk.item,
        "following": items[at] if at < len(items) else None,
        "running": assemble.running_of(desk.meeting),
        "votes": desk.votes,
    }
    return page("meetings/run.html", **facts, **forms, **sheet(desk.actor, desk.meeting, desk.seats))
