"""The directory of people."""

from taskforce.members import policy, queries
from taskforce.members.views.blueprint import blueprint
from taskforce.web.access import PEOPLE, reach
from taskforce.web.page import Answer, page
from taskforce.web.session import reading


@blueprint.get("/t/<slug>/people")
@reach(PEOPLE)
def directory() -> Answer:
    """Everybody, in order of precedence."""
    with reading() as (session, actor):
        people = queries.everybody(session, actor)
    return page(
        "members/directory.html", people=people, may_add=policy.can_add_person(actor)
    )
