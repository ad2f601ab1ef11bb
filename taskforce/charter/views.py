"""Pages of the charter."""

from flask import Blueprint

from taskforce.charter import policy, queries
from taskforce.web.access import PEOPLE, reach
from taskforce.web.page import Answer, page
from taskforce.web.session import reading

blueprint = Blueprint("charter", __name__, url_prefix="/t/<slug>")


@blueprint.get("/charter")
@reach(PEOPLE)
def show() -> Answer:
    """The charter as it stands."""
    with reading() as (session, actor):
        charter = queries.charter(session, actor)
    return page(
        "charter/show.html",
        charter=charter,
        may_edit=policy.can_edit_charter(actor, charter),
    )
