"""The offices and posts of a person."""

from wtforms import FieldList

from taskforce.members import actions, queries
from taskforce.members.actions.affiliations import FIELDS
from taskforce.members.forms import AffiliationsForm
from taskforce.members.models import Affiliation
from taskforce.members.views.blueprint import blueprint
from taskforce.web.access import reach
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, reading


@blueprint.route("/t/<slug>/people/<public_id>/affiliations", methods=["GET", "POST"])
@reach("facilitator")
def affiliations(public_id: str) -> Answer:
    """What somebody holds or held, from when to when, and which of it is printed."""
    with reading() as (session, actor):
        person = queries.person(session, actor, public_id)
    rows = [_row(one) for one in person.affiliations]
    form = AffiliationsForm(data={"edition": person.edition, "affiliations": rows})
    if form.is_sent():
        typed = [row.data for row in form.affiliations if row.data["organisation"] or row.data["title"]]
        with attempt(form) as (session, actor):
            again = queries.person(session, actor, public_id)
            actions.set_affiliations(session, actor, again, typed, edition=form.facts()["edition"])
        if not form.errors:
            return go("members.person", "Saved.", public_id=public_id)
    return page("members/affiliations.html", form=form, rows=_with_blank(form.affiliations), person=person)


def _row(one: Affiliation) -> dict[str, object]:
    return {"key": one.public_id, **{name: getattr(one, name) for name in FIELDS}}


def _with_blank(rows: FieldList) -> FieldList:  # type: ignore[type-arg]  # at runtime it takes none
    """The rows, and an empty one to type into."""
    if not len(rows) or rows[-1].data["organisation"]:
        rows.append_entry()
    return rows
