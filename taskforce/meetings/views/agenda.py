"""Items of an agenda: added, changed, moved, removed."""

from typing import Any

from sqlalchemy.orm import Session

from taskforce.core.actor import Actor
from taskforce.core.errors import Refused, allow
from taskforce.meetings import actions, policy, queries
from taskforce.meetings.forms import ChangeItemForm, ItemForm, MoveForm, PlaceForm
from taskforce.meetings.models import AgendaItem
from taskforce.meetings.views.blueprint import blueprint
from taskforce.web.access import reach
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, reading, writing

CLOSED = "This meeting was held or cancelled: its agenda stays as it was."


@blueprint.route("/<public_id>/items/new", methods=["GET", "POST"])
@reach("facilitator")
def add_item(public_id: str) -> Answer:
    """Put an item at the end of the agenda."""
    form = ItemForm()
    with reading() as (session, actor):
        meeting = queries.meeting(session, actor, public_id)
        form.offer(queries.attendees(session, actor), queries.eligible_recommendations(session, actor))
    allow(policy.can_change_meeting(actor, meeting), CLOSED)
    if form.is_sent():
        with attempt(form) as (session, actor):
            found = queries.meeting(session, actor, public_id)
            item = actions.add_item(session, actor, found, **_facts(session, actor, form))
        if not form.errors:
            where = f"item-{item.public_id}"
            return go("meetings.show", "On the agenda.", public_id=public_id, fragment=where)
    return page("meetings/item.html", form=form, meeting=meeting, item=None)


@blueprint.route("/items/<public_id>/change", methods=["GET", "POST"])
@reach("facilitator")
def change_item(public_id: str) -> Answer:
    """Change an item in its place."""
    with reading() as (session, actor):
        meeting, item = queries.meeting_of_item(session, actor, public_id)
        people = queries.attendees(session, actor)
        recommendations = queries.eligible_recommendations(session, actor)
    allow(policy.can_change_meeting(actor, meeting), CLOSED)
    form = ChangeItemForm(data=_typed(item))
    form.offer(people, recommendations, item)
    if form.is_sent():
        with attempt(form) as (session, actor):
            _, found = queries.meeting_of_item(session, actor, public_id)
            edition = form.facts()["edition"]
            actions.change_item(session, actor, found, edition=edition, **_facts(session, actor, form))
        if not form.errors:
            return _back(item, "Changed.", f"item-{public_id}")
    return page("meetings/item.html", form=form, meeting=meeting, item=item)


@blueprint.post("/items/<public_id>/move")
@reach("facilitator")
def move_item(public_id: str) -> Answer:
    """Move an item by one; the focus comes back to its button, so that it can be pressed again."""
    form = MoveForm()
    with writing() as (session, actor):
        meeting, item = queries.meeting_of_item(session, actor, public_id)
        if not form.is_sent():
            raise Refused("by", "An item moves up or down by one.")
        by = int(form.facts()["by"])
        was = item.position
        actions.move_item(session, actor, item, by=by)
    is_at_end = item.position == (1 if by < 0 else len(meeting.items))
    button = "up" if (by < 0) != is_at_end else "down"
    return _moved(item, was, f"{button}-{public_id}")


@blueprint.post("/items/<public_id>/place")
@reach("facilitator")
def place_item(public_id: str) -> Answer:
    """Put an item where it was dragged to, or back where it was; the page offers to undo it."""
    form = PlaceForm()
    with writing() as (session, actor):
        _, item = queries.meeting_of_item(session, actor, public_id)
        if not form.is_sent():
            raise Refused("place", "An item is put at a place of its agenda, from 1.")
        was = item.position
        actions.place_item(session, actor, item, place=form.facts()["place"])
    return _moved(item, was, f"item-{public_id}")


@blueprint.post("/items/<public_id>/remove")
@reach("facilitator")
def remove_item(public_id: str) -> Answer:
    """Take an item off the agenda."""
    with writing() as (session, actor):
        meeting, item = queries.meeting_of_item(session, actor, public_id)
        actions.remove_item(session, actor, item)
    return go("meetings.show", f"“{item.title}” is off the agenda.", public_id=meeting.public_id)


def _moved(item: AgendaItem, was: int, fragment: str) -> Answer:
    """To the agenda, which says what was moved and from where."""
    where: dict[str, Any] = {"public_id": item.meeting.public_id, "moved": item.public_id, "was": was}
    return go("meetings.show", fragment=fragment, **where)


def _back(item: AgendaItem, message: str, fragment: str) -> Answer:
    return go("meetings.show", message, public_id=item.meeting.public_id, fragment=fragment)


def _facts(session: Session, actor: Actor, form: ItemForm) -> dict[str, Any]:
    """What was typed, with the people and recommendations themselves in place of their names."""
    facts = form.facts()
    facts.pop("edition", None)
    facts["lead"] = queries.person_or_none(session, actor, facts["lead"])
    facts["recommendations"] = queries.named_recommendations(session, actor, facts["recommendations"] or [])
    return facts


def _typed(item: AgendaItem) -> dict[str, Any]:
    facts = {name: getattr(item, name) for name in ("title", "kind", "minutes", "note", "edition")}
    return {
        **facts,
        "lead": item.lead.public_id if item.lead else "",
        "recommendations": [found.public_id for found in item.recommendations],
    }
