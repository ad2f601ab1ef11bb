"""Pages on which people approve how they are printed, and the facilitator's table of it."""

from base64 import b64encode
from typing import Any

from flask import current_app, g, request
from sqlalchemy.orm import Session

from taskforce.core import clock
from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound, allow
from taskforce.files import queries as files
from taskforce.files.models import StoredFile
from taskforce.members import actions, links, policy, queries
from taskforce.members.actions.approvals import PURPOSE, was_asked_today
from taskforce.members.forms import ApproveForm, AskForm, RecordForm
from taskforce.members.queries import Sheet
from taskforce.members.views.blueprint import blueprint
from taskforce.web.access import PLACED, reach
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, reading, writing

APPROVED = "You have approved how you are printed. Thank you."
ASKED = "Your words go to the facilitator, who makes the change and asks you again."


@blueprint.get("/t/<slug>/approvals")
@reach("facilitator")
def approvals() -> Answer:
    """Who has approved what, and what is missing."""
    with reading() as (session, actor):
        allow(policy.can_see_approvals(actor), "The facilitator keeps this table.")
        sheets = queries.sheets(session, actor)
    due = sum(bool(sheet.open) and not was_asked_today(sheet, clock.now()) for sheet in sheets)
    return page("members/approvals.html", sheets=sheets, due=due, parts=ApproveForm().part)


@blueprint.post("/t/<slug>/approvals/send")
@reach("facilitator")
def send_all_for_approval() -> Answer:
    """Ask everybody of whom something is open."""
    with writing() as (session, actor):
        sent, unknown = actions.send_all_for_approval(session, actor, **_from_here())
    said = f"{sent} mail{'' if sent == 1 else 's'} go{'es' if sent == 1 else ''} out."
    if unknown:
        said += f" No address is known of {', '.join(unknown)}."
    return go("members.approvals", said)


@blueprint.route("/t/<slug>/approve", methods=["GET", "POST"])
@reach(PLACED)
def approve() -> Answer:
    """Approve how one is printed oneself, or the principal for whom one signs."""
    form = ApproveForm()
    with reading() as (session, actor):
        sheet = _own(session, actor)
        allow(policy.can_approve(actor, sheet.person), "Only the person approves this.")
    if form.is_sent():
        with attempt(form) as (session, actor):
            said = _answered(session, actor, _own(session, actor), _facts(form))
        if not form.errors:
            return go("members.approve", said)
        with reading() as (session, actor):
            sheet = _own(session, actor)
    return page("members/approve.html", form=form, panel=_panel(sheet), sheet=sheet)


@blueprint.route("/t/<slug>/people/<public_id>/approvals", methods=["GET", "POST"])
@reach("facilitator")
def record_approval(public_id: str) -> Answer:
    """What one person has approved; and writing down what they approved elsewhere."""
    form = RecordForm()
    if form.is_sent():
        with attempt(form) as (session, actor):
            sheet = queries.sheet(session, actor, public_id)
            actions.record_approval(session, actor, sheet, **form.facts())
        if not form.errors:
            return go("members.record_approval", "Written down.", public_id=public_id)
    return _one(public_id, record=form, ask=AskForm(formdata=None))


@blueprint.post("/t/<slug>/people/<public_id>/send-for-approval")
@reach("facilitator")
def send_for_approval(public_id: str) -> Answer:
    """Ask one person by mail."""
    form = AskForm()
    if form.is_sent():
        address = form.facts()["address"]
        with attempt(form) as (session, actor):
            sheet = queries.sheet(session, actor, public_id)
            actions.send_for_approval(session, actor, sheet, address=address, **_from_here())
        if not form.errors:
            where = address or sheet.address
            return go("members.record_approval", f"The mail goes to {where}.", public_id=public_id)
    return _one(public_id, record=RecordForm(formdata=None), ask=form)


def _one(public_id: str, *, record: RecordForm, ask: AskForm) -> Answer:
    with reading() as (session, actor):
        sheet = queries.sheet(session, actor, public_id)
    return page("members/record_approval.html", sheet=sheet, panel=_panel(sheet), record=record, ask=ask)


def _own(session: Session, actor: Actor) -> Sheet:
    found = next(
        (one for one in queries.sheets(session, actor) if one.person.id == actor.stands_for_id), None
    )
    if found is None:
        raise NotFound
    return found


def _from_here() -> dict[str, str]:
    return {"base_url": current_app.extensions["settings"].base_url, "task_force": g.task_force.name}


def _panel(sheet: Sheet) -> dict[str, Any]:
    """What the part of the page shows that has the button."""
    return {
        "sheet": sheet,
        "lines": sheet.open,
        "digest": sheet.digest,
        "photo": _photo(sheet.person.portrait),
    }


def _photo(portrait: StoredFile | None) -> str:
    """The picture itself: whoever comes by a link may look at this page and at no other address."""
    if portrait is None or portrait.removed_at is not None:
        return ""
    content = files.bytes_of(portrait, current_app.extensions["settings"].data)
    return f"data:{portrait.media_type};base64,{b64encode(content).decode()}"


def _facts(form: ApproveForm) -> dict[str, Any]:
    return {**form.facts(), "answer": request.form.get("answer", "")}


def _answered(session: Session, actor: Actor, sheet: Sheet, facts: dict[str, Any]) -> str:
    """Do what the pressed button says; the sentence tells what was done."""
    if facts["answer"] == "change":
        part = facts["part"] or (str(sheet.open[0].part) if len(sheet.open) == 1 else "")
        words, digest = facts["words"], facts["digest"]
        actions.ask_for_change(session, actor, sheet, part=part, words=words, digest=digest)
        return ASKED
    actions.approve(session, actor, sheet, digest=facts["digest"])
    return APPROVED


def _show(session: Session, actor: Actor, subject: str) -> links.Shown | None:
    sheet = queries.sheet(session, actor, subject)
    if not sheet.open or not policy.can_approve(actor, sheet.person):
        return None
    panel, style = _panel(sheet), "css/pages/approval.css"
    return links.Shown("Approve how you are printed", "members/_approve.html", panel, style)


def _act(session: Session, actor: Actor, subject: str, facts: dict[str, Any]) -> str:
    return _answered(session, actor, queries.sheet(session, actor, subject), facts)


links.purpose(
    PURPOSE,
    links.Purpose(
        ApproveForm,
        _show,
        _act,
        "If it should read otherwise after all, write to the facilitator: every change is put before you again.",
    ),
)
