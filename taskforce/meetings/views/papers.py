"""The papers of a meeting: sent, opened, taken back."""

from flask import current_app

from taskforce.core.errors import Refused, allow
from taskforce.files import actions as files
from taskforce.files.models import FileKind
from taskforce.files.rules.sniff import Sound
from taskforce.meetings import actions, assemble, policy, queries
from taskforce.meetings.forms import PaperForm
from taskforce.meetings.views.blueprint import blueprint
from taskforce.web.access import PEOPLE, reach, takes_files
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, reading, writing


@blueprint.get("/<public_id>/papers")
@reach(PEOPLE)
def papers(public_id: str) -> Answer:
    """What is to be read for the meeting."""
    with reading() as (session, actor):
        meeting = queries.meeting_alone(session, actor, public_id)
        laid = queries.papers(session, actor, meeting)
    return page(
        "meetings/papers.html",
        meeting=meeting,
        span=assemble.span_of(meeting),
        papers=laid,
        may_send=policy.can_send_paper(actor, meeting),
    )


@blueprint.route("/<public_id>/papers/send", methods=["GET", "POST"])
@reach("facilitator")
@takes_files
def send_paper(public_id: str) -> Answer:
    """Lay a file before the people of the meeting."""
    with reading() as (session, actor):
        meeting = queries.meeting(session, actor, public_id)
    allow(policy.can_send_paper(actor, meeting), "This meeting was cancelled: nobody reads for it.")
    form = PaperForm()
    form.offer(meeting.items)
    if form.is_sent():
        file = _sound(form)  # before the writing begins: it takes a while
        if file is not None:
            facts = form.facts()
            with attempt(form) as (session, actor):
                found = queries.meeting(session, actor, public_id)
                item = next((one for one in found.items if one.public_id == facts["item"]), None)
                folder = current_app.extensions["settings"].data
                more = {"title": facts["title"], "item": item, "folder": folder}
                actions.send_paper(session, actor, found, file=file, **more)
        if not form.errors:
            return go("meetings.papers", "Sent: everybody here can open it now.", public_id=public_id)
    return page("meetings/send_paper.html", form=form, meeting=meeting)


@blueprint.post("/papers/<public_id>/open")
@reach(PEOPLE)
def open_paper(public_id: str) -> Answer:
    """Count that the reader has it, and give it out."""
    with writing() as (session, actor):
        paper = queries.paper(session, actor, public_id)
        actions.open_paper(session, actor, paper)
    return go("files.download", public_id=paper.file.public_id)


@blueprint.post("/papers/<public_id>/take-back")
@reach("facilitator")
def take_back_paper(public_id: str) -> Answer:
    """Take a paper away again."""
    with writing() as (session, actor):
        paper = queries.paper(session, actor, public_id)
        actions.take_back_paper(session, actor, paper)
    return go("meetings.papers", f"Taken back: {paper.file.title}.", public_id=paper.meeting.public_id)


def _sound(form: PaperForm) -> Sound | None:
    """The file looked through; what is wrong with it stands beside the field."""
    try:
        return files.sound(FileKind.PAPER, form.file.data.name, form.file.data.data)
    except Refused as refusal:
        form.refuse(refusal)
        return None
