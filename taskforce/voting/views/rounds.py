"""The list of votes, and closing one."""

from taskforce.voting import actions, queries
from taskforce.voting.views.blueprint import blueprint
from taskforce.web.access import PEOPLE, reach
from taskforce.web.page import Answer, go, page
from taskforce.web.session import reading, writing


@blueprint.get("")
@reach(PEOPLE)
def rounds() -> Answer:
    """What still needs my vote, then what is open, then what is closed."""
    with reading() as (session, actor):
        seen = queries.rounds(session, actor)
    return page(
        "voting/rounds.html",
        waiting=[one for one in seen if one.waits_for_me],
        opened=[one for one in seen if one.round.is_open and not one.waits_for_me],
        closed=[one for one in seen if not one.round.is_open],
    )


@blueprint.post("/<public_id>/close")
@reach("facilitator")
def close_round(public_id: str) -> Answer:
    """Count and close, once everyone has voted or the hour has come."""
    with writing() as (session, actor):
        round_ = queries.round_(session, actor, public_id).round
        actions.close_round(session, actor, round_)
    return go("voting.show", "The vote is closed. Closed is final.", public_id=public_id)
