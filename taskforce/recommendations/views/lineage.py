"""Earlier reports, what becomes of their recommendations, and where each of ours comes from."""

from taskforce.core.errors import Refused, allow
from taskforce.recommendations import actions, policy, queries
from taskforce.recommendations.forms import (
    EarlierReportForm,
    EarlierWordsForm,
    EntriesForm,
    LineageForm,
    ReasonForm,
)
from taskforce.recommendations.models import EarlierReport
from taskforce.recommendations.rules import earlier as lists
from taskforce.recommendations.rules.earlier import Entry
from taskforce.recommendations.states import How
from taskforce.recommendations.views.blueprint import blueprint
from taskforce.web.access import PEOPLE, reach, takes_files
from taskforce.web.forms import options
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, reading, writing

LONGEST = 90


@blueprint.get("/earlier")
@reach(PEOPLE)
def earlier() -> Answer:
    """Every earlier recommendation with what becomes of it, and every one of ours with where it comes from."""
    with reading() as (session, actor):
        found = queries.concordance(session, actor)
    return page("recommendations/earlier.html", found=found, may_enter=policy.can_enter_earlier_report(actor))


@blueprint.route("/earlier/enter", methods=["GET", "POST"])
@reach("facilitator", "co_chair")
@takes_files
def enter_earlier_report() -> Answer:
    """An earlier report with its recommendations, out of a file or put into the field."""
    form = EarlierReportForm()
    entries = _entries(form) if form.is_sent() else []
    if entries:
        facts = {name: form.facts()[name] for name in ("title", "body", "issued", "url")}
        with attempt(form) as (session, actor):
            actions.enter_earlier_report(session, actor, **facts, entries=entries)
        if not form.errors:
            return go("recommendations.earlier", _came(entries))
    return page("recommendations/enter_earlier.html", form=form, report=None)


@blueprint.route("/earlier/<public_id>/add", methods=["GET", "POST"])
@reach("facilitator", "co_chair")
@takes_files
def add_earlier_recommendations(public_id: str) -> Answer:
    """More of its recommendations."""
    with reading() as (session, actor):
        report = queries.earlier_report(session, actor, public_id)
    form = EntriesForm()
    entries = _entries(form, report) if form.is_sent() else []
    if entries:
        with attempt(form) as (session, actor):
            here = queries.earlier_report(session, actor, public_id)
            actions.add_earlier_recommendations(session, actor, here, entries=entries)
        if not form.errors:
            return go("recommendations.earlier", _came(entries))
    return page("recommendations/enter_earlier.html", form=form, report=report)


@blueprint.route("/earlier/<public_id>/correct", methods=["GET", "POST"])
@reach("facilitator", "co_chair")
def correct_earlier_recommendation(public_id: str) -> Answer:
    """Its words as they really stand there."""
    with reading() as (session, actor):
        found = queries.earlier_recommendation(session, actor, public_id)
    form = EarlierWordsForm(data={"words": found.words})
    if form.is_sent():
        with attempt(form) as (session, actor):
            here = queries.earlier_recommendation(session, actor, public_id)
            actions.correct_earlier_recommendation(session, actor, here, words=form.facts()["words"])
        if not form.errors:
            return go("recommendations.earlier", "It is corrected.")
    return page("recommendations/correct_earlier.html", form=form, earlier=found)


@blueprint.route("/earlier/<public_id>/drop", methods=["GET", "POST"])
@reach("facilitator", "co_chair")
def drop_earlier_recommendation(public_id: str) -> Answer:
    """Say why this one is not taken further."""
    with reading() as (session, actor):
        found = queries.earlier_recommendation(session, actor, public_id)
    form = ReasonForm()
    if form.is_sent():
        with attempt(form) as (session, actor):
            here = queries.earlier_recommendation(session, actor, public_id)
            actions.drop_earlier_recommendation(session, actor, here, why=form.facts()["why"])
        if not form.errors:
            return go("recommendations.earlier", "It is dropped.")
    return page("recommendations/drop_earlier.html", form=form, earlier=found)


@blueprint.route("/<public_id>/lineage", methods=["GET", "POST"])
@reach("facilitator", "co_chair", "member")
def state_lineage(public_id: str) -> Answer:
    """Say what it has to do with one of an earlier report, or that it is new."""
    with reading() as (session, actor):
        found = queries.recommendation(session, actor, public_id)
        allow(policy.can_state_lineage(actor, found), "Whoever proposed this says it, or the facilitator.")
        reports = queries.earlier_reports(session, actor)
    form = LineageForm()
    form.earlier.choices = options(
        [("", "None")]
        + [
            (one.public_id, f"{report.title}: {one.number}. {one.words[:LONGEST]}")
            for report in reports
            for one in report.recommendations
        ]
    )
    if form.is_sent():
        facts = form.facts()
        with attempt(form) as (session, actor):
            named = facts["earlier"] if facts["how"] != How.NEW else ""
            actions.state_lineage(
                session,
                actor,
                queries.recommendation(session, actor, public_id),
                how=facts["how"],
                earlier=queries.earlier_recommendation(session, actor, named) if named else None,
                why=facts["why"],
            )
        if not form.errors:
            return go(
                "recommendations.show", "It is written down.", public_id=public_id, fragment="comes-from"
            )
    return page("recommendations/lineage.html", form=form, recommendation=found, reports=reports)


@blueprint.post("/lineage/<public_id>/take-back")
@reach("facilitator", "co_chair", "member")
def take_back_lineage(public_id: str) -> Answer:
    """What was said of an earlier one was wrong."""
    with writing() as (session, actor):
        said = queries.lineage(session, actor, public_id)
        ours = said.recommendation
        actions.take_back_lineage(session, actor, said)
    if ours is None:
        return go("recommendations.earlier", "It is taken back.")
    return go("recommendations.show", "It is taken back.", public_id=ours.public_id, fragment="comes-from")


def _entries(form: EntriesForm, report: EarlierReport | None = None) -> list[Entry]:
    """The recommendations of the file, or of the field; what makes them unreadable stands beside it."""
    brought = form.file.data
    field = "file" if brought else "entries"
    taken = [one.number for one in report.recommendations] if report else []
    try:
        return lists.entries(brought.data.decode("utf-8-sig") if brought else form.entries.data or "", taken)
    except UnicodeDecodeError:
        form.refuse(Refused(field, "This is not text in UTF-8. Please save it so."))
    except lists.Unreadable as fault:
        form.refuse(Refused(field, str(fault)))
    return []


def _came(entries: list[Entry]) -> str:
    return (
        "One recommendation is entered."
        if len(entries) == 1
        else f"{len(entries)} recommendations are entered."
    )
