"""The board of all recommendations."""

from collections.abc import Mapping
from typing import Any

from flask import request

from taskforce.recommendations import policy, queries
from taskforce.recommendations.queries import Wanted
from taskforce.recommendations.states import State
from taskforce.recommendations.views.blueprint import blueprint
from taskforce.web import panels
from taskforce.web.access import PEOPLE, reach
from taskforce.web.page import Answer, page
from taskforce.web.session import reading

LONGEST_KEY = 40


@blueprint.get("")
@reach(PEOPLE)
def board() -> Answer:
    """All of them by theme or by state, or those that the address asks for."""
    by_state = request.args.get("by") == "state"
    wanted = asked(request.args)
    with reading() as (session, actor):
        found = queries.board(session, actor, wanted)
        beside = panels.gather(session, actor, "recommendations.board", None)
    return page(
        "recommendations/board.html",
        board=found,
        by_state=by_state,
        wanted=wanted,
        here=address(wanted, by_state),
        beside=beside,
        may_propose=policy.can_propose(actor),
    )


def asked(given: Mapping[str, str]) -> Wanted:
    """What an address asks for; what it says that is nothing of ours narrows nothing."""
    state, theme = given.get("state", ""), given.get("theme", "")
    return Wanted(
        State(state) if state in set(State) else None,
        theme if theme.isascii() and theme.isprintable() and len(theme) <= LONGEST_KEY else "",
        given.get("vote") == "open",
        given.get("whose") == "mine",
    )


def address(wanted: Wanted, by_state: bool) -> dict[str, Any]:
    """The same as an address says it; a link changes one of them and keeps the others."""
    return {
        "by": "state" if by_state else None,
        "state": wanted.state,
        "theme": wanted.theme or None,
        "vote": "open" if wanted.undecided else None,
        "whose": "mine" if wanted.mine else None,
    }
