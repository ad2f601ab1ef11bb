"""The directory of people, and each person's page."""

from typing import Any

from flask import current_app, g

from taskforce.members import actions, policy, queries
from taskforce.members.forms import InviteForm, PersonForm
from taskforce.members.models import Person
from taskforce.members.panels import balance, groups
from taskforce.members.states import Standing
from taskforce.members.views.blueprint import blueprint
from taskforce.web.access import PEOPLE, reach
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, reading, writing


@blueprint.get("/t/<slug>/people")
@reach(PEOPLE)
def directory() -> Answer:
    """Everybody: co-chairs in order of precedence, then the others by role."""
    with reading() as (session, actor):
        people = queries.everybody(session, actor)
    may_add = policy.can_add_person(actor)
    waiting = sum(person.waits_for_invitation for person in people)
    return page(
        "members/directory.html",
        groups=groups(people),
        levels=balance(people),
        may_add=may_add,
        waiting=waiting,
    )


@blueprint.get("/t/<slug>/people/<public_id>")
@reach(PEOPLE)
def person(public_id: str) -> Answer:
    """One person as printed; for the facilitator, the invitation too."""
    with reading() as (session, actor):
        found = queries.person(session, actor, public_id)
    return page("members/person.html", **_page_of(found), form=InviteForm(data={"address": found.address}))


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
    form.is_staff = found.is_staff
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


@blueprint.post("/t/<slug>/people/<public_id>/withdraw-invitation")
@reach("facilitator")
def withdraw_invitation(public_id: str) -> Answer:
    """Take back an invitation that nobody has answered."""
    with writing() as (session, actor):
        found = queries.person(session, actor, public_id)
        actions.withdraw_invitation(session, actor, found)
    return go("members.person", "The invitation is taken back; its link opens nothing.", public_id=public_id)


def _page_of(found: Person) -> dict[str, Any]:
    return {
        "person": found,
        "may_edit": policy.can_edit_person(g.actor, found),
        "may_invite": policy.can_invite(g.actor, found),
        "may_set_portrait": policy.can_set_portrait(g.actor, found),
        "may_withdraw": found.standing in (Standing.INVITED, Standing.LAPSED)
        and policy.can_withdraw_invitation(g.actor, found),
        "sees_address": policy.can_see_addresses(g.actor),
        "sees_office": policy.can_see_office(g.actor, found),
        "may_leave": found.left_at is None and policy.can_leave(g.actor, found),
        "may_change_address": policy.can_change_address(g.actor, found),
    }


def _facts(form: PersonForm) -> dict[str, Any]:
    return {name: value for name, value in form.facts().items() if name != "edition"}
