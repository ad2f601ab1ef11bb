"""Agenda and minutes on paper. What was printed once is given out again until anything on it changes."""

from pathlib import Path
from typing import Any

from flask import current_app, g, send_file

from taskforce.core import disk
from taskforce.core.errors import NotFound, WrongState
from taskforce.meetings import assemble, policy, queries
from taskforce.meetings.typeset import typeset
from taskforce.meetings.views.blueprint import blueprint
from taskforce.press import PressFailed
from taskforce.web.access import PEOPLE, reach
from taskforce.web.page import Answer
from taskforce.web.session import reading

FOLDER = "sheets"
SHEETS = {"agenda": "meetings/print/agenda.html", "minutes": "meetings/print/minutes.html"}


@blueprint.get("/<public_id>/agenda.pdf")
@reach(PEOPLE)
def print_agenda(public_id: str) -> Answer:
    """The agenda as PDF, with the clock times in the gutter."""
    with reading() as (session, actor):
        meeting = queries.meeting(session, actor, public_id)
    return _printed("agenda", meeting, assemble.agenda_sheet(g.task_force, meeting))


@blueprint.get("/<public_id>/minutes.pdf")
@reach(PEOPLE)
def print_minutes(public_id: str) -> Answer:
    """The minutes as PDF, for who may read them."""
    with reading() as (session, actor):
        meeting = queries.meeting(session, actor, public_id)
        if not policy.can_read_minutes(actor, meeting):
            raise NotFound
        version = queries.written(session, meeting)
    if version is None:
        raise NotFound
    return _printed("minutes", meeting, assemble.minutes_sheet(g.task_force, meeting, version))


def _printed(name: str, meeting: Any, sheet: dict[str, Any]) -> Answer:
    folder: Path = current_app.extensions["settings"].data / FOLDER
    stem = f"{meeting.public_id}-{name}-"
    file = folder / f"{stem}{assemble.fingerprint_of_sheet(sheet)}.pdf"
    if not file.exists():
        try:
            pressed = typeset(SHEETS[name], sheet)
        except PressFailed as fault:
            raise WrongState(str(fault)) from fault
        _keep(folder, stem, file, pressed.pdf)
    answer = send_file(file, "application/pdf", as_attachment=True, download_name=f"{meeting.key}-{name}.pdf")
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _keep(folder: Path, stem: str, file: Path, content: bytes) -> None:
    """Lay the sheet down whole, and take away what was printed of it before."""
    disk.keep(file, content)
    for earlier in folder.glob(f"{stem}*.pdf"):
        if earlier != file:
            earlier.unlink(missing_ok=True)
