"""What everybody may read: the published edition, as a page and as files. Before its hour there is nothing here."""

from pathlib import Path

from flask import Blueprint, current_app, send_file

from taskforce.core.errors import NotFound
from taskforce.report import assemble, frozen, queries
from taskforce.report.models import FOLDER
from taskforce.report.queries import Published
from taskforce.report.screen import Screen
from taskforce.report.views.sheets import sheet
from taskforce.report.volume import Volume
from taskforce.web.access import ANYONE, reach
from taskforce.web.page import Answer, page
from taskforce.web.session import database

public = Blueprint("published", __name__, url_prefix="/reports/<name>")
PDF = "application/pdf"


@public.get("")
@reach(ANYONE)
def show(name: str) -> Answer:
    """The whole report on one page, in the words of the published edition."""
    found, volume = _read(name)
    screen = Screen(volume, found.edition.content_sha256)
    return _open(page("report/public.html", screen=screen, volume=volume, found=found, name=name))


@public.get("/report.pdf")
@reach(ANYONE)
def download_report(name: str) -> Answer:
    """The file of the published edition."""
    found = _found(name)
    return _file(found.edition.file, f"{name}.pdf")


@public.get("/summary.pdf")
@reach(ANYONE)
def download_summary(name: str) -> Answer:
    """The file of its summary."""
    found = _found(name)
    if not found.edition.summary_file:
        raise NotFound
    return _file(found.edition.summary_file, f"{name}-summary.pdf")


@public.get("/recommendations.<any(csv, json):form>")
@reach(ANYONE)
def download_recommendations(name: str, form: str) -> Answer:
    """The recommendations of the published edition as a table."""
    found, volume = _read(name)
    facts = {
        "report": volume.title,
        "task_force": volume.task_force,
        "edition": found.edition.number,
        "published": found.at.isoformat(),
        "fingerprint": found.edition.content_sha256,
    }
    return _open(sheet(assemble.lines(volume), form, f"{name}-recommendations", facts))


def _found(name: str) -> Published:
    with database().read() as session:
        return queries.published(session, name)


def _read(name: str) -> tuple[Published, Volume]:
    with database().read() as session:
        found = queries.published(session, name)
        kept = queries.manuscript(session, found.edition)
    return found, frozen.volume(kept)


def _file(stored: str, name: str) -> Answer:
    file = Path(current_app.extensions["settings"].data) / FOLDER / stored
    if not file.is_file():
        raise NotFound
    return _open(send_file(file, PDF, as_attachment=True, download_name=name, conditional=False))


def _open(answer: Answer) -> Answer:
    """What is public may be found by everybody."""
    answer.headers["X-Robots-Tag"] = "all"
    return answer
