"""The embargo copy: the funder takes a marked copy of the report, so many days before it is public."""

import io
from datetime import UTC
from pathlib import Path

from flask import current_app, g, send_file

from taskforce.core import clock, ids
from taskforce.core.errors import NotFound, WrongState
from taskforce.press import PressFailed
from taskforce.report import actions, personal, policy, queries
from taskforce.report.models import FOLDER, Publication
from taskforce.report.views.blueprint import blueprint
from taskforce.web.access import reach
from taskforce.web.page import Answer, moment
from taskforce.web.session import reading, writing

MARK_LENGTH = 8


@blueprint.post("/copy")
@reach("funder")
def download_copy() -> Answer:
    """A copy with the name of whoever takes it. Before its first day, and where the charter gives none: nothing here.

    The copy is made before the record says that it was taken, and sent after: what fails is no download.
    """
    days = g.task_force.embargo_days
    with reading() as (session, actor):
        waits = queries.embargoed(session, actor)
        if waits is None or not policy.can_download_copy(actor, waits, days):
            raise NotFound
    mark = ids.new()[:MARK_LENGTH]
    marked = _marked(waits, actor.name, mark)
    with writing() as (session, actor):
        again = queries.publication(session, actor, waits.public_id)
        actions.download_copy(session, actor, again, days=days, mark=mark)
    name = f"{g.task_force.slug}-embargoed-{mark}.pdf"
    return send_file(
        io.BytesIO(marked), "application/pdf", as_attachment=True, download_name=name, conditional=False
    )


def _marked(publication: Publication, name: str, mark: str) -> bytes:
    file = Path(current_app.extensions["settings"].data) / FOLDER / publication.edition.file
    if not file.is_file():
        raise NotFound("The file of this edition is not on this machine. Please tell the facilitator.")
    taken = f"{clock.now().astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
    try:
        return personal.copy(file, name=name, until=moment(publication.at), taken=taken, mark=mark)
    except PressFailed as fault:
        raise WrongState(f"Your copy could not be made. {fault.sentence} Please try again later.") from fault
