"""Pages of the charter."""

from typing import Any

from flask import Blueprint, abort
from wtforms import FieldList

from taskforce.charter import actions, policy, queries
from taskforce.charter.forms import CharterForm, DisclaimersForm, PlanForm, StagesForm, ThemesForm
from taskforce.charter.models import TaskForce
from taskforce.charter.rules.scopes import SCOPES
from taskforce.charter.rules.signing import SENTENCES
from taskforce.core import clock
from taskforce.web import panels
from taskforce.web.access import PEOPLE, reach
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, reading, writing

blueprint = Blueprint("charter", __name__, url_prefix="/t/<slug>/charter")


@blueprint.get("")
@reach(PEOPLE)
def show() -> Answer:
    """The charter as it stands."""
    return _charter_page(PlanForm(formdata=None))


@blueprint.route("/edit", methods=["GET", "POST"])
@reach("facilitator")
def edit() -> Answer:
    """The words of the charter, anew."""
    with reading() as (session, actor):
        charter = queries.charter(session, actor)
        beside = panels.gather(session, actor, "charter.purpose", charter)
    form = CharterForm(data=_typed(charter))
    if form.is_sent():
        facts = form.facts()
        edition = facts.pop("edition")
        facts["mandate"] = [line.strip() for line in facts["mandate"].splitlines() if line.strip()]
        with attempt(form) as (session, actor):
            actions.edit_charter(session, actor, queries.charter(session, actor), edition=edition, **facts)
        if not form.errors:
            return go("charter.show", "The charter is saved.")
    return page("charter/edit.html", form=form, beside=beside)


@blueprint.route("/themes", methods=["GET", "POST"])
@reach("facilitator")
def themes() -> Answer:
    """The themes, in order."""
    charter = _charter()
    form = ThemesForm(data={"edition": charter.edition, "themes": [vars(theme) for theme in charter.themes]})
    if form.is_sent():
        with attempt(form) as (session, actor):
            edition, rows = form.facts()["edition"], filled(form.themes)
            actions.set_themes(session, actor, queries.charter(session, actor), rows, edition=edition)
        if not form.errors:
            return go("charter.show", "The themes are saved.", fragment="themes")
    return page("charter/rows.html", form=form, rows=blank(form.themes), title="Themes", noun="theme")


@blueprint.route("/stages", methods=["GET", "POST"])
@reach("facilitator")
def stages() -> Answer:
    """The stages with their days and gates."""
    charter = _charter()
    form = StagesForm(data={"edition": charter.edition, "stages": [vars(stage) for stage in charter.stages]})
    if form.is_sent():
        with attempt(form) as (session, actor):
            edition, rows = form.facts()["edition"], filled(form.stages)
            actions.set_stages(session, actor, queries.charter(session, actor), rows, edition=edition)
        if not form.errors:
            return go("charter.show", "The stages are saved.", fragment="stages")
    return page("charter/rows.html", form=form, rows=blank(form.stages), title="Stages", noun="stage")


@blueprint.post("/plan")
@reach("facilitator")
def plan_stages() -> Answer:
    """The 18 weeks of the template, from a first day."""
    form = PlanForm()
    if form.is_sent():
        with attempt(form) as (session, actor):
            actions.plan_stages(
                session, actor, queries.charter(session, actor), first_day=form.facts()["first_day"]
            )
        if not form.errors:
            return go("charter.stages", "The 18 weeks are laid out. Change what differs.")
    return _charter_page(form)


@blueprint.route("/disclaimers", methods=["GET", "POST"])
@reach("facilitator")
def disclaimers() -> Answer:
    """The disclaimers that the report prints."""
    charter = _charter()
    form = DisclaimersForm(
        data={
            "edition": charter.edition,
            "disclaimers": [vars(disclaimer) for disclaimer in charter.disclaimers],
        }
    )
    if form.is_sent():
        with attempt(form) as (session, actor):
            edition, rows = form.facts()["edition"], filled(form.disclaimers)
            actions.set_disclaimers(session, actor, queries.charter(session, actor), rows, edition=edition)
        if not form.errors:
            return go("charter.show", "The disclaimers are saved.", fragment="disclaimers")
    shown = blank(form.disclaimers)
    return page("charter/rows.html", form=form, rows=shown, title="Disclaimers", noun="disclaimer")


@blueprint.post("/stages/<public_id>/pass")
@reach("facilitator")
def pass_gate(public_id: str) -> Answer:
    """The stage is over."""
    with writing() as (session, actor):
        charter = queries.charter(session, actor)
        stage = next((stage for stage in charter.stages if stage.public_id == public_id), None)
        if stage is None:
            abort(404)
        actions.pass_gate(session, actor, charter, stage)
    message = f"“{stage.title}” is over. If that was a slip, empty its “Passed on” under “Change the stages”."
    return go("charter.show", message, fragment="stages")


def filled(rows: "FieldList[Any]") -> list[dict[str, Any]]:
    """The rows in which something was typed."""
    typed = [{name: value for name, value in row.data.items() if name != "csrf_token"} for row in rows]
    return [row for row in typed if any(value for name, value in row.items() if name != "key")]


def blank(rows: "FieldList[Any]") -> "FieldList[Any]":
    """The same rows with one empty row at the end to type into."""
    last = rows[-1].data if len(rows) else {"x": "x"}
    if any(last.values()) and len(rows) < (rows.max_entries or 20):
        rows.append_entry()
    return rows


def _charter_page(plan: PlanForm) -> Answer:
    with reading() as (session, actor):
        charter = queries.charter(session, actor)
        rule = panels.gather(session, actor, "charter.rule", charter)
        beside = panels.gather(session, actor, "charter.purpose", charter)
    return page(
        "charter/show.html",
        charter=charter,
        rule=rule,
        beside=beside,
        may_edit=policy.can_edit_charter(actor, charter),
        plan=plan,
        scopes=SCOPES,
        meaning=SENTENCES[charter.report_form],
        today=clock.today(charter.zone),
    )


def _charter() -> TaskForce:
    with reading() as (session, actor):
        return queries.charter(session, actor)


def _typed(charter: TaskForce) -> dict[str, Any]:
    return {**vars(charter), "mandate": "\n".join(charter.mandate)}
