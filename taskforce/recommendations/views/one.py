"""The page of one recommendation: its text with notes in the margin, its votes, and its whole record."""

from taskforce.recommendations import policy, queries
from taskforce.recommendations.rules.statements import KINDS
from taskforce.recommendations.views.blueprint import blueprint
from taskforce.texts.assemble import desk
from taskforce.web import panels
from taskforce.web.access import PEOPLE, reach
from taskforce.web.page import Answer, page
from taskforce.web.session import reading


@blueprint.get("/<public_id>")
@reach(PEOPLE)
def show(public_id: str) -> Answer:
    """One recommendation as the reader may see it."""
    with reading() as (session, actor):
        whole = queries.whole(session, actor, public_id)
        discussed = panels.gather(session, actor, "recommendation.discussed", whole.recommendation)
    return page(
        "recommendations/show.html",
        whole=whole,
        recommendation=whole.recommendation,
        desk=desk(actor, whole.record),
        discussed=discussed,
        may_poll=policy.can_open_straw_poll(actor, whole.recommendation),
        statement_kinds=KINDS,
        may_place=policy.can_place(actor, whole.recommendation),
    )
