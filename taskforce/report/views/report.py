"""The page of the report, beginning it, and its title."""

from flask import g

from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound
from taskforce.report import actions, policy, queries
from taskforce.report.forms import BeginForm, ReportForm
from taskforce.report.queries import Leaf, Page
from taskforce.report.states import PRINTS, PartKind
from taskforce.report.views.blueprint import blueprint
from taskforce.report.views.editions import editions_page
from taskforce.texts.assemble import Rendered, render
from taskforce.web.access import PEOPLE, reach
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, reading


@blueprint.get("")
@blueprint.get("/parts/<public_id>")
@reach(PEOPLE)
def show(public_id: str | None = None) -> Answer:
    """The working report with one part open; for those who only read editions, the editions."""
    with reading() as (session, actor):
        found = queries.page(session, actor, public_id)
    if found is None:
        return page("report/none.html", may_begin=policy.can_begin_report(actor))
    if policy.can_read_report(actor, found.report):
        return _report_page(actor, found)
    if public_id:
        raise NotFound
    return editions_page(actor, found.report)


@blueprint.route("/begin", methods=["GET", "POST"])
@reach("facilitator")
def begin_report() -> Answer:
    """Begin the report with the standard outline."""
    form = BeginForm(data={"title": f"Report of the {g.task_force.name}"})
    if form.is_sent():
        with attempt(form) as (session, actor):
            actions.begin_report(session, actor, **form.facts())
        if not form.errors:
            return go("report.show", "The report is begun. Every part can be renamed, moved and taken out.")
    return page("report/begin.html", form=form)


@blueprint.route("/title", methods=["GET", "POST"])
@reach("facilitator")
def change_report() -> Answer:
    """Another title."""
    with reading() as (session, actor):
        found = queries.report(session, actor)
    form = ReportForm(data=vars(found))
    if form.is_sent():
        with attempt(form) as (session, actor):
            actions.change_report(session, actor, queries.report(session, actor), **form.facts())
        if not form.errors:
            return go("report.show", "The title is saved.")
    return page("report/change.html", form=form)


def _report_page(actor: Actor, found: Page) -> Answer:
    leaf = found.leaf
    return page(
        "report/show.html",
        found=found,
        report=found.report,
        leaf=leaf,
        rendered=_rendered(leaf),
        prints=PRINTS[PartKind(leaf.part.kind)] if leaf else "",
        may_keep=policy.can_change_report(actor, found.report),
        may_write=leaf is not None and policy.can_write_part(actor, leaf.part),
    )


def _rendered(leaf: Leaf | None) -> Rendered:
    """The text of the chosen part with its notes, as the page shows it."""
    version = leaf.version if leaf else None
    if version is None:
        return Rendered({}, [], [])
    return render({}, [(block.key, block.source) for block in version.blocks], version.cited)
