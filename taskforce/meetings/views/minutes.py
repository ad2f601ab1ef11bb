"""The minutes: read, drafted, written, circulated, certified."""

from sqlalchemy.orm import Session

from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound, Refused, allow
from taskforce.meetings import actions, assemble, policy, queries
from taskforce.meetings.forms import ApproveForm, MinutesForm
from taskforce.meetings.states import APPROVE, MinutesState
from taskforce.meetings.views.blueprint import blueprint
from taskforce.texts import views as texts
from taskforce.texts.models import TextVersion
from taskforce.web.access import PEOPLE, reach, takes_documents
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, reading, writing

CLOSED = "Minutes are written by the facilitator, after the meeting was held and until they are approved."


@blueprint.get("/<public_id>/minutes")
@reach(PEOPLE)
def minutes(public_id: str) -> Answer:
    """The minutes as they stand. A draft is not there for those who do not write or certify it."""
    return _minutes_page(public_id, ApproveForm(formdata=None))


@blueprint.post("/<public_id>/minutes/draft")
@reach("facilitator")
def draft_minutes(public_id: str) -> Answer:
    """Begin the minutes from the record."""
    with writing() as (session, actor):
        actions.draft_minutes(session, actor, queries.meeting(session, actor, public_id))
    return go("meetings.minutes", "Drafted from the record. Read it against your notes.", public_id=public_id)


@blueprint.route("/<public_id>/minutes/write", methods=["GET", "POST"])
@reach("facilitator")
@takes_documents
def write_minutes(public_id: str) -> Answer:
    """Write the next version of the minutes."""
    with reading() as (session, actor):
        meeting = queries.meeting(session, actor, public_id)
        current = queries.written(session, meeting)
        allow(policy.can_write_minutes(actor, meeting), CLOSED)
        begun = {"base": current.number if current else 0, "source": current.source if current else ""}
        text = meeting.minutes.text if meeting.minutes else None
        begun, draft = texts.begin(session, actor, text, begun)
    form = MinutesForm(data=begun)

    def write(session: Session, actor: Actor) -> TextVersion:
        found = queries.meeting(session, actor, public_id)
        return actions.write_minutes(session, actor, found, **form.facts())

    done = texts.save(form, text, write)
    if isinstance(done, TextVersion):
        return go("meetings.minutes", texts.saved(done, form.facts()["base"]), public_id=public_id)
    return done or page(
        "meetings/write_minutes.html", form=form, meeting=meeting, current=current, draft=draft
    )


@blueprint.post("/<public_id>/minutes/circulate")
@reach("facilitator")
def circulate_minutes(public_id: str) -> Answer:
    """Show the minutes to everybody of the task force."""
    with writing() as (session, actor):
        actions.circulate_minutes(session, actor, queries.meeting(session, actor, public_id))
    return go("meetings.minutes", "Circulated: everybody here can read them now.", public_id=public_id)


@blueprint.post("/<public_id>/minutes/approve")
@reach("co_chair", "facilitator")
def approve_minutes(public_id: str) -> Answer:
    """Certify the version that was read, and close the record."""
    form = ApproveForm()
    if form.is_sent():
        with attempt(form) as (session, actor):
            if not form.facts()["certify"]:
                raise Refused("certify", "Tick the sentence: that is the certificate.")
            found = queries.meeting(session, actor, public_id)
            actions.approve_minutes(session, actor, found, version=form.facts()["version"])
        if not form.errors:
            return go("meetings.minutes", "Approved. The record is closed.", public_id=public_id)
    return _minutes_page(public_id, form)


def _minutes_page(public_id: str, form: ApproveForm) -> Answer:
    with reading() as (session, actor):
        meeting = queries.meeting(session, actor, public_id)
        if meeting.minutes is not None and not policy.can_read_minutes(actor, meeting):
            raise NotFound
        current = queries.written(session, meeting)
    if current is not None:
        form.version.begin(current.number)
    minutes = meeting.minutes
    certifies = minutes is not None and APPROVE.fits(minutes) and policy.can_approve_minutes(actor, meeting)
    return page(
        "meetings/minutes.html",
        form=form,
        meeting=meeting,
        span=assemble.span_of(meeting),
        step=assemble.step_of(meeting),
        version=current,
        certificate=actions.CERTIFICATE,
        is_draft=minutes is not None and minutes.state == MinutesState.DRAFT,
        has_changed=assemble.has_changed(meeting),
        may_write=policy.can_write_minutes(actor, meeting),
        may_approve=certifies,
    )
