"""The directory of people, and each person's page."""

from typing import Any

from flask import current_app, g

from taskforce.members import actions, policy, queries
from taskforce.members.forms import InviteForm, PersonForm
from taskforce.members.models import Person
from taskforce.members.panels import balance
from taskforce.members.views.blueprint import blueprint
from taskforce.web.access import PEOPLE, reach
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, reading


@blueprint.get("/t/<slug>/people")
@reach(PEOPLE)
def directory() -> Answer:
    """Everybody: co-chairs in order of precedence, then the others by role."""
    with reading() as (session, actor):
        people = queries.everybody(session, actor)
    may_add = policy.can_add_person(actor)
    return page("members/directory.html", people=people, levels=balance(people), may_add=may_add)


@blueprint.get("/t/<slug>/people/<public_id>")
@reach(PEOPLE)
def person(public_id: str) -> Answer:
    """One person as printed; for the facilitator, the invitation too."""
    with reading() as (session, actor):
        found = queries.person(session, actor, public_id)
    before = found.invitations[-1].address if found.invitations else ""
    return page("members/person.html", **_page_of(found), form=InviteForm(data={"address": before}))


@blueprint.route("/t/<slug>/people/add", methods=["GET", "POST"])
@reach("facilitator")
def add_person() -> Answer:
    """Put somebody on the list."""
    form = PersonForm()
    if form.is_sent():
        facts = _facts(form)
        with attempt(form) as (session, actor):
            made = actions.add_person(session, actor, **facts)
        if not form.errors:
            return go("members.person", f"{made.printed_name} is on the list.", public_id=made.public_id)
    return page("members/edit_person.html", form=form, person=None)


@blueprint.route("/t/<slug>/people/<public_id>/edit", methods=["GET", "POST"])
@reach("facilitator")
def edit_person(public_id: str) -> Answer:
    """Change how somebody is printed."""
    with reading() as (session, actor):
        found = queries.person(session, actor, public_id)
    form = PersonForm(data={**vars(found), "roles": sorted(found.role_names)})
    if form.is_sent():
        facts = _facts(form)
        edition = form.facts()["edition"]
        with attempt(form) as (session, actor):
            again = queries.person(session, actor, public_id)
            actions.edit_person(session, actor, again, edition=edition, **facts)
        if not form.errors:
            return go("members.person", "Saved.", public_id=public_id)
    return page("members/edit_person.html", form=form, person=found)


@blueprint.post("/t/<slug>/people/<public_id>/invite")
@reach("facilitator")
def invite(public_id: str) -> Answer:
    """Mail the person a link to take the seat."""
    form = InviteForm()
    if form.is_sent():
        base_url = current_app.extensions["settings"].base_url
        with attempt(form) as (session, actor):
            found = queries.person(session, actor, public_id)
            address = form.facts()["address"]
            actions.invite(session, actor, found, address, base_url=base_url, task_force=g.task_force.name)
        if not form.errors:
            return go(
                "members.person", f"The invitation goes to {form.facts()['address']}.", public_id=public_id
            )
    with reading() as (session, actor):
        found = queries.person(session, actor, public_id)
    return page("members/person.html", **_page_of(found), form=form)


def _page_of(found: Person) -> dict[str, Any]:
    return {
        "person": found,
        "may_edit": policy.can_edit_person(g.actor, found),
        "may_invite": policy.can_invite(g.actor, found),
        "sees_address": policy.can_see_addresses(g.actor),
    }


def _facts(form: PersonForm) -> dict[str, Any]:
    return {name: value for name, value in form.facts().items() if name != "edition"}
