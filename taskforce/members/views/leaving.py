"""Leaving the task force, coming back, and another address to sign in with."""

from flask import g

from taskforce.core import clock
from taskforce.core.errors import allow
from taskforce.members import actions, policy, queries
from taskforce.members.forms import AddressForm, LeaveForm
from taskforce.members.states import Leaving
from taskforce.members.views.blueprint import blueprint
from taskforce.web.access import reach
from taskforce.web.forms import options
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, reading, writing


@blueprint.route("/t/<slug>/people/<public_id>/leave", methods=["GET", "POST"])
@reach(*policy.PRINCIPALS)
def leave(public_id: str) -> Answer:
    """Say that somebody has left, or leave oneself."""
    with reading() as (session, actor):
        person = queries.person(session, actor, public_id)
        others = queries.may_be_lent(session, actor, person)
    allow(policy.can_leave(actor, person), "Only the facilitator says that somebody else has left.")
    own = actor.person_id == person.id
    form = LeaveForm(data={"on": clock.today(g.task_force.zone), "how": Leaving.RESIGNED})
    seats = [("", "Nobody"), *((one.public_id, one.printed_name) for one in others)]
    form.replaced_by.choices = options(seats)
    if form.is_sent():
        facts = form.facts()
        instead = facts.pop("replaced_by")
        with attempt(form) as (session, actor):
            again = queries.person(session, actor, public_id)
            other = queries.person(session, actor, instead) if instead else None
            actions.leave(session, actor, again, replaced_by=other, **facts)
        if not form.errors:
            if own:
                return go("members.home", "You have left the task force. What you did and voted stays.")
            return go("members.person", "Written down. What they did and voted stays.", public_id=public_id)
    return page("members/leave.html", form=form, person=person, own=own)


@blueprint.post("/t/<slug>/people/<public_id>/come-back")
@reach("facilitator")
def come_back(public_id: str) -> Answer:
    """Take back that somebody has left."""
    with writing() as (session, actor):
        person = queries.person(session, actor, public_id)
        actions.come_back(session, actor, person)
    return go("members.person", f"{person.printed_name} is here again.", public_id=public_id)


@blueprint.route("/t/<slug>/people/<public_id>/address", methods=["GET", "POST"])
@reach("facilitator")
def change_address(public_id: str) -> Answer:
    """Another mail address for somebody who signs in."""
    with reading() as (session, actor):
        person = queries.person(session, actor, public_id)
    allow(policy.can_change_address(actor, person), f"{person.printed_name} does not sign in here.")
    form = AddressForm()
    if form.is_sent():
        with attempt(form) as (session, actor):
            again = queries.person(session, actor, public_id)
            actions.change_address(session, actor, again, form.facts()["address"])
        if not form.errors:
            return go("members.person", "Changed. Both addresses hear of it.", public_id=public_id)
    return page("members/change_address.html", form=form, person=person)
