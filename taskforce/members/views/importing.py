"""A list of people from a table: looked at first, stored whole, then invited at once."""

import csv
import io

from flask import current_app, g, make_response, request

from taskforce.core.errors import Refused
from taskforce.core.sheets import Unreadable
from taskforce.members import actions, queries
from taskforce.members.forms.importing import ImportForm, InviteAllForm
from taskforce.members.rules import roster
from taskforce.members.rules.roster import Roster
from taskforce.members.views.blueprint import blueprint
from taskforce.web.access import reach
from taskforce.web.forms import options
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, reading

STORE = "store"


@blueprint.route("/t/<slug>/people/import", methods=["GET", "POST"])
@reach("facilitator")
def import_people() -> Answer:
    """Look at a list; store it once it was looked at. Between the two it travels in the page, and lies nowhere."""
    form = ImportForm()
    if not form.is_sent():
        return page("members/import.html", form=form, roster=None)
    text, found = _read(form)
    if found is None:
        return page("members/import.html", form=form, roster=None)
    form.text.data = text
    leave_out_known = form.facts()["leave_out_known"]
    if request.form.get("way") == STORE:
        with attempt(form) as (session, actor):
            made = actions.import_people(session, actor, found, leave_out_known=leave_out_known)
        if not form.errors:
            people = "1 person is" if len(made) == 1 else f"{len(made)} people are"
            return go("members.invite_all", f"{people} on the list. Nobody is invited yet.")
    else:
        with reading() as (session, actor):
            queries.compare(session, actor, found, leave_out_known=leave_out_known)
    return page("members/import.html", form=form, roster=found, columns=roster.COLUMNS)


def _read(form: ImportForm) -> tuple[str, Roster | None]:
    """The text and the list in it; what makes it unreadable stands beside the field."""
    brought, text = form.file.data, form.facts()["text"]
    field = "file" if brought else "text"
    try:
        text = roster.text_of(brought.data) if brought else text
        return text, roster.read(text)
    except Unreadable as fault:
        form.refuse(Refused(field, str(fault)))
        return text, None


@blueprint.get("/t/<slug>/people/import/template.csv")
@reach("facilitator")
def import_template() -> Answer:
    """An empty table with our columns; it begins with the mark by which Excel knows UTF-8."""
    lines = io.StringIO()
    csv.writer(lines).writerow([column.title for column in roster.COLUMNS.values()])
    answer = make_response(lines.getvalue().encode("utf-8-sig"))
    answer.headers["Content-Type"] = "text/csv; charset=utf-8"
    answer.headers["Content-Disposition"] = "attachment; filename=people.csv"
    return answer


@blueprint.route("/t/<slug>/people/invite-all", methods=["GET", "POST"])
@reach("facilitator")
def invite_all() -> Answer:
    """Invite at once everybody who has an address and was never invited."""
    with reading() as (session, actor):
        waiting = queries.never_invited(session, actor)
    form = InviteAllForm(data={"people": [person.public_id for person in waiting]})
    form.people.choices = options([(person.public_id, person.printed_name) for person in waiting])
    if form.is_sent():
        base_url, name = current_app.extensions["settings"].base_url, g.task_force.name
        chosen = set(form.facts()["people"] or [])
        with attempt(form) as (session, actor):
            people = [one for one in queries.never_invited(session, actor) if one.public_id in chosen]
            sent = actions.invite_all(session, actor, people, base_url=base_url, task_force=name)
        if not form.errors:
            letters = "One invitation goes out." if sent == 1 else f"{sent} invitations go out."
            return go("members.directory", letters)
    return page("members/invite_all.html", form=form, waiting={one.public_id: one for one in waiting})
