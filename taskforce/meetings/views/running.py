"""Keeping the hour: an item is begun, gets more time, was not reached, goes to the next agenda."""

from taskforce.core.errors import Refused
from taskforce.meetings import actions, queries
from taskforce.meetings.forms import LengthenForm, ReachedForm
from taskforce.meetings.models import AgendaItem
from taskforce.meetings.views.blueprint import blueprint
from taskforce.web.access import reach
from taskforce.web.page import Answer, go
from taskforce.web.session import writing


@blueprint.post("/items/<public_id>/begin")
@reach("facilitator")
def begin_item(public_id: str) -> Answer:
    """Take the item in hand; its time runs from now."""
    with writing() as (session, actor):
        _, item = queries.meeting_of_item(session, actor, public_id)
        actions.begin_item(session, actor, item)
    return _in_hand(item, f"“{item.title}” runs.")


@blueprint.post("/items/<public_id>/lengthen")
@reach("facilitator")
def lengthen_item(public_id: str) -> Answer:
    """Give it more minutes."""
    form = LengthenForm()
    with writing() as (session, actor):
        _, item = queries.meeting_of_item(session, actor, public_id)
        if not form.is_sent():
            raise Refused("by", "Give an item from 1 to 240 more minutes.")
        actions.lengthen_item(session, actor, item, by=form.facts()["by"])
    return _in_hand(item, f"“{item.title}” has {item.minutes} minutes now.")


@blueprint.post("/items/<public_id>/reached")
@reach("facilitator")
def say_reached(public_id: str) -> Answer:
    """Say whether it was reached."""
    form = ReachedForm()
    with writing() as (session, actor):
        _, item = queries.meeting_of_item(session, actor, public_id)
        if not form.is_sent():
            raise Refused("reached", "An item was reached or not.")
        actions.say_reached(session, actor, item, was_reached=form.facts()["reached"] == "yes")
    said = "was reached" if item.was_reached else "was not reached: it is offered to the next agenda"
    return _in_hand(item, f"“{item.title}” {said}.")


@blueprint.post("/<public_id>/carry-over")
@reach("facilitator")
def carry_over(public_id: str) -> Answer:
    """Put everything that was not reached at earlier meetings on this agenda."""
    with writing() as (session, actor):
        meeting = queries.meeting(session, actor, public_id)
        made = actions.carry_over(session, actor, meeting, queries.not_reached(session, actor))
    said = "1 item" if len(made) == 1 else f"{len(made)} items"
    return go(
        "meetings.show", f"{said} carried over.", public_id=public_id, fragment=f"item-{made[0].public_id}"
    )


def _in_hand(item: AgendaItem, message: str) -> Answer:
    where = {"public_id": item.meeting.public_id, "item": item.public_id}
    return go("meetings.run", message, fragment="in-hand", **where)
