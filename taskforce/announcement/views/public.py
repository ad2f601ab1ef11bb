"""What anybody may read, when its hour has come; before that there is nothing, for nobody."""

from pathlib import Path

from flask import current_app, send_file

from taskforce.announcement import policy, queries
from taskforce.announcement.composition import setting
from taskforce.announcement.models import FOLDER, AnnouncementPrint
from taskforce.announcement.views.blueprint import blueprint
from taskforce.core.errors import NotFound
from taskforce.web.access import ANYONE, PEOPLE, reach
from taskforce.web.page import Answer, page
from taskforce.web.session import database, reading


@blueprint.get("/announcements/<name>")
@reach(ANYONE)
def read(name: str) -> Answer:
    """The last edition of a public announcement, with what was corrected."""
    with database().read() as session:
        found, task_force = queries.public(session, name)
    shown = found.editions[-1]
    answer = page(
        "announcement/public.html",
        announcement=found,
        edition=shown,
        task_force=task_force,
        **setting(shown.content),
    )
    if not task_force.sample_notice:
        answer.headers["X-Robots-Tag"] = "all"  # it is for the press to find
    return answer


@blueprint.get("/announcements/<name>/pdf")
@reach(ANYONE)
def read_print(name: str) -> Answer:
    """Its file for print."""
    with database().read() as session:
        found, _ = queries.public(session, name)
    return _file(found.editions[-1].printed, name)


@blueprint.get("/t/<slug>/announcements/<public_id>/pdf")
@reach(PEOPLE)
def download(public_id: str) -> Answer:
    """The same inside, for those who saw the draft, also before the hour."""
    with reading() as (session, actor):
        found = queries.announcement(session, actor, public_id)
        if not policy.can_read_announcement(actor, found) or not found.editions:
            raise NotFound
    return _file(found.editions[-1].printed, found.slug)


def _file(printed: AnnouncementPrint | None, name: str) -> Answer:
    place = Path(current_app.extensions["settings"].data) / FOLDER / (printed.file if printed else "-")
    if printed is None or not printed.size or not place.is_file():
        raise NotFound("The file for print is not there yet. Please try again in a minute.")
    return send_file(place, "application/pdf", download_name=f"{name}.pdf", conditional=False)
