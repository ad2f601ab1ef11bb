"""The page of one recommendation: its text with notes in the margin, its votes, and its whole record."""

from taskforce.core.actor import Actor
from taskforce.recommendations import policy, queries, states
from taskforce.recommendations.queries import Whole
from taskforce.recommendations.rules.statements import KINDS
from taskforce.recommendations.views.blueprint import blueprint
from taskforce.texts.assemble import desk
from taskforce.texts.policy import can_open_review as may_ask_reviewers
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
        may=_may(actor, whole),
    )


def _may(actor: Actor, whole: Whole) -> dict[str, bool]:
    """What the reader may do with where it comes from and where it goes, by verb."""
    found = whole.recommendation
    return {
        "merge": policy.can_merge(actor, found) and states.MERGE.fits(found) and not whole.is_voted_on,
        "split": policy.can_split(actor, found) and found.state in states.TAKES_OTHERS_IN,
        "ask_reviewers": may_ask_reviewers(actor, found.text),
        "state_lineage": policy.can_state_lineage(actor, found),
    }
