"""Papers for a meeting: sent, opened, taken back."""

from pathlib import Path

from sqlalchemy.orm import Session

from taskforce.core import clock, events
from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound, allow
from taskforce.files import actions as files
from taskforce.files.models import FileKind
from taskforce.files.rules.sniff import Sound
from taskforce.meetings import policy
from taskforce.meetings.models import AgendaItem, Meeting, Paper, PaperOpening


def send_paper(
    session: Session,
    actor: Actor,
    meeting: Meeting,
    *,
    file: Sound,
    folder: Path,
    title: str = "",
    item: AgendaItem | None = None,
) -> Paper:
    """Lay a file before the people of a meeting. It must have been looked through (`files.actions.sound`)."""
    allow(
        policy.can_send_paper(actor, meeting),
        "Only the facilitator sends papers, and to no cancelled meeting.",
    )
    if item is not None and item.meeting_id != meeting.id:
        raise NotFound
    stored = files.store(session, actor, kind=FileKind.PAPER, folder=folder, data=file, title=title)
    paper = Paper(
        task_force_id=actor.task_force_id,
        meeting_id=meeting.id,
        item_id=item.id if item else None,
        file=stored,
        sent_at=clock.now(),
        sent_by_id=actor.person_id,
        sent_by=actor.name,
    )
    session.add(paper)
    events.record(session, actor, "paper.sent", paper, meeting=meeting.public_id, title=stored.title)
    return paper


def open_paper(session: Session, actor: Actor, paper: Paper) -> None:
    """Write down that the reader has it before them; only the first time counts."""
    allow(policy.can_open_paper(actor, paper), "This paper is for those who work in the task force.")
    if actor.person_id is None or session.get(PaperOpening, (paper.id, actor.person_id)) is not None:
        return
    session.add(PaperOpening(paper_id=paper.id, person_id=actor.person_id, opened_at=clock.now()))
    events.record(session, actor, "paper.opened", paper)


def take_back_paper(session: Session, actor: Actor, paper: Paper) -> None:
    """Take it away again: nobody can open it any more, and what is known of it stays in the events."""
    allow(policy.can_take_back_paper(actor, paper), "Only the facilitator takes papers back.")
    events.record(session, actor, "paper.taken_back", paper, title=paper.file.title)
    files.remove(session, actor, paper.file)
