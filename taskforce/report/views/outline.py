"""The outline: parts added, named, moved, taken out and put back."""

from flask import request

from taskforce.charter.models import Theme
from taskforce.report import actions, queries
from taskforce.report.forms import KINDS, ActForm, AddPartForm, PartForm
from taskforce.report.models import Report
from taskforce.report.states import MANY, PartKind
from taskforce.report.views.blueprint import blueprint
from taskforce.web.access import reach
from taskforce.web.forms import options
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, reading, writing

STEPS = {"earlier": -1, "later": 1}


@blueprint.route("/parts/add", methods=["GET", "POST"])
@reach("facilitator")
def add_part() -> Answer:
    """A new part, at the end or after another."""
    with reading() as (session, actor):
        report = queries.report(session, actor)
        themes = queries.themes(session, actor)
    form = AddPartForm()
    _offer(form, report, themes)
    if form.is_sent():
        facts = form.facts()
        after = facts.pop("after")
        with attempt(form) as (session, actor):
            report = queries.report(session, actor)
            behind = queries.part(report, after) if after else None
            made = actions.add_part(session, actor, report, after=behind, **facts)
        if not form.errors:
            return go("report.show", f"“{made.title}” is in the outline.", public_id=made.public_id)
    return page("report/add_part.html", form=form)


@blueprint.route("/parts/<public_id>/title", methods=["GET", "POST"])
@reach("facilitator")
def change_part(public_id: str) -> Answer:
    """Another title for a part."""
    with reading() as (session, actor):
        found = queries.part(queries.report(session, actor), public_id)
    form = PartForm(data=vars(found))
    if form.is_sent():
        with attempt(form) as (session, actor):
            part = queries.part(queries.report(session, actor), public_id)
            actions.change_part(session, actor, part, **form.facts())
        if not form.errors:
            return go("report.show", "The title is saved.", public_id=public_id)
    return page("report/change_part.html", form=form, part=found)


@blueprint.post("/parts/<public_id>/<any(earlier, later):way>")
@reach("facilitator")
def move_part(public_id: str, way: str) -> Answer:
    """One place earlier or later."""
    with writing() as (session, actor):
        report = queries.report(session, actor)
        actions.move_part(session, actor, report, queries.part(report, public_id), by=STEPS[way])
    return go("report.show", fragment=f"part-{public_id}", public_id=_shown(public_id))


@blueprint.post("/parts/<public_id>/remove")
@reach("facilitator")
def remove_part(public_id: str) -> Answer:
    """Out of the outline; it can be put back."""
    with writing() as (session, actor):
        part = queries.part(queries.report(session, actor), public_id)
        actions.remove_part(session, actor, part)
    return go("report.show", f"“{part.title}” is taken out. It can be put back, below the outline.")


@blueprint.post("/parts/<public_id>/put-back")
@reach("facilitator")
def put_back_part(public_id: str) -> Answer:
    """Back to its place."""
    form = ActForm()
    with attempt(form) as (session, actor):
        report = queries.report(session, actor)
        part = queries.part(report, public_id)
        actions.put_back_part(session, actor, report, part)
    if form.errors:
        return go("report.show", " ".join(form.form_errors))
    return go("report.show", f"“{part.title}” is back in the outline.", public_id=public_id)


def _shown(public_id: str) -> str:
    """The part that stays open while another is moved."""
    return request.form.get("shown") or public_id


def _offer(form: AddPartForm, report: Report, themes: list[Theme]) -> None:
    """Only what the report may have: once what stands once, a section for each theme without one."""
    there = {part.kind for part in report.outline}
    sections = {part.theme_id for part in report.outline}
    free = [(theme.key, theme.title) for theme in themes if theme.id not in sections]
    fitting = [pair for pair in KINDS if pair[0] in MANY or pair[0] not in there]
    form.kind.choices = options([pair for pair in fitting if free or pair[0] != PartKind.SECTION])
    form.theme.choices = options([("", "None"), *free])
    behind = [(part.public_id, f"After “{part.title}”") for part in report.outline]
    form.after.choices = options([("", "At the end"), *behind])
