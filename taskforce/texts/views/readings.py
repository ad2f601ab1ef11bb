"""Who has read which version."""

from flask import make_response, request

from taskforce.core.errors import allow
from taskforce.members import queries as members
from taskforce.texts import actions, assemble, homes, policy, queries
from taskforce.texts.views.blueprint import blueprint, go_home
from taskforce.web.access import PEOPLE, reach
from taskforce.web.page import Answer, page
from taskforce.web.session import reading, writing


@blueprint.post("/<public_id>/versions/<int(max=99999):number>/read")
@reach(PEOPLE)
def mark_read(public_id: str, number: int) -> Answer:
    """The reader has had this version before them: by the button, or by the page that stood open (`quietly`)."""
    with writing() as (session, actor):
        text = queries.text(session, actor, public_id)
        actions.mark_read(session, actor, text, number=number)
    if "quietly" in request.form:
        return make_response("", 204)
    return go_home(text, f"Version {number} is marked as read.")


@blueprint.get("/<public_id>/readers")
@reach("facilitator", "co_chair")
def readers(public_id: str) -> Answer:
    """Members and versions: who has read which."""
    with reading() as (session, actor):
        text = queries.text(session, actor, public_id)
        allow(
            policy.can_see_readers(actor, text),
            "Only the facilitator and the co-chairs see who has read what.",
        )
        versions = queries.versions(session, text)
        people = members.electorate(session, actor, chairs_vote=True)
        found = queries.readings(session, text)
    matrix = assemble.readers(people, versions, found)
    return page("texts/readers.html", text=text, home=homes.url(text), matrix=matrix)
