"""Giving files out: papers as downloads in a sandbox, portraits as pictures. No folder of files is served."""

from pathlib import Path

from flask import Blueprint, current_app, send_file

from taskforce.core.errors import NotFound
from taskforce.files import jobs, policy, queries
from taskforce.files.models import StoredFile
from taskforce.files.rules.names import for_download
from taskforce.web.access import PEOPLE, PLACED, reach
from taskforce.web.page import Answer
from taskforce.web.session import reading

__all__ = ["blueprint", "jobs"]  # with the pages the job becomes known that sweeps up behind them
SANDBOX = "sandbox; default-src 'none'"
PORTRAIT_LASTS = 24 * 60 * 60  # in the reader's own browser; another portrait has another name
blueprint = Blueprint("files", __name__, url_prefix="/t/<slug>")


@blueprint.get("/files/<public_id>")
@reach(PEOPLE)
def download(public_id: str) -> Answer:
    """A file to keep, under the name that people gave it."""
    with reading() as (session, actor):
        found = queries.file(session, actor, public_id)
        if not policy.can_download_file(actor, found):
            raise NotFound
    return _sent(found, queries.where(found, _data()), as_attachment=True)


@blueprint.get("/portraits/<public_id>")
@reach(PLACED)
def portrait(public_id: str) -> Answer:
    """The photo of somebody."""
    return _shown(_portrait(public_id))


@blueprint.get("/portraits/<public_id>-small")
@reach(PLACED)
def small_portrait(public_id: str) -> Answer:
    """The same, 96 pixels wide, for lists."""
    return _shown(_portrait(public_id), small=True)


def _portrait(public_id: str) -> StoredFile:
    with reading() as (session, actor):
        found = queries.file(session, actor, public_id)
        if not policy.can_see_portrait(actor, found):
            raise NotFound
    return found


def _shown(found: StoredFile, *, small: bool = False) -> Answer:
    answer = _sent(found, queries.where(found, _data(), small=small), as_attachment=False)
    answer.headers["Cache-Control"] = f"private, max-age={PORTRAIT_LASTS}"
    return answer


def _sent(found: StoredFile, place: Path, *, as_attachment: bool) -> Answer:
    name = for_download(found.title, found.extension)
    answer = send_file(
        place, found.media_type, as_attachment=as_attachment, download_name=name, conditional=False
    )
    answer.headers["Content-Type"] = found.media_type
    answer.headers["Content-Security-Policy"] = SANDBOX
    return answer


def _data() -> Path:
    folder: Path = current_app.extensions["settings"].data
    return folder
