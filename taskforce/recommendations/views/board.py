"""The board of all recommendations."""

from flask import request

from taskforce.recommendations import policy, queries
from taskforce.recommendations.states import State
from taskforce.recommendations.views.blueprint import blueprint
from taskforce.web.access import PEOPLE, reach
from taskforce.web.page import Answer, page
from taskforce.web.session import reading


@blueprint.get("")
@reach(PEOPLE)
def board() -> Answer:
    """All of them by theme, or those in one state."""
    wanted = request.args.get("state")
    only = State(wanted) if wanted in set(State) else None
    with reading() as (session, actor):
        found = queries.board(session, actor, only)
    return page("recommendations/board.html", board=found, only=only, may_propose=policy.can_propose(actor))
