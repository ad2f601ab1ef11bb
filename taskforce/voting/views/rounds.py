"""The list of votes, closing one, and what is said of it then."""

from flask import request

from taskforce.core.errors import allow
from taskforce.voting import actions, policy, queries
from taskforce.voting.forms import OutcomeForm
from taskforce.voting.views.blueprint import blueprint
from taskforce.web.access import PEOPLE, reach
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, reading, writing


@blueprint.get("")
@reach(PEOPLE)
def rounds() -> Answer:
    """What still needs my vote, then what is open, then what is closed; `?show=open` leaves the closed ones out."""
    with reading() as (session, actor):
        seen = queries.rounds(session, actor)
        polls = queries.straw_polls(session, actor)
    only = request.args.get("show") == "open"
    return page(
        "voting/rounds.html",
        only=only,
        waiting=[one for one in seen if one.waits_for_me],
        opened=[one for one in seen if one.round.is_open and not one.waits_for_me],
        polls=[poll for poll in polls if poll.is_open or not only],
        closed=[] if only else [one for one in seen if not one.round.is_open],
    )


@blueprint.get("/participation")
@reach(PEOPLE)
def participation() -> Answer:
    """How often each was asked for a position, took one, and missed it."""
    with reading() as (session, actor):
        parts = queries.participation(session, actor)
    return page("voting/participation.html", parts=parts)


@blueprint.post("/<public_id>/close")
@reach("facilitator")
def close_round(public_id: str) -> Answer:
    """Count and close, once everyone has voted or the hour has come."""
    with writing() as (session, actor):
        round_ = queries.round_(session, actor, public_id).round
        actions.close_round(session, actor, round_)
    return go("voting.show", "The vote is closed. Closed is final.", public_id=public_id)


@blueprint.route("/<public_id>/state-outcome", methods=["GET", "POST"])
@reach("facilitator")
def state_outcome(public_id: str) -> Answer:
    """Say what a closed vote means and what happens next; the result stays as it was counted."""
    with reading() as (session, actor):
        seen = queries.round_(session, actor, public_id)
        stated = queries.stated_outcome(session, seen.round)
    allow(policy.can_state_outcome(actor, seen.round), "What follows is said once the vote is closed.")
    form = OutcomeForm(obj=stated)
    if form.is_sent():
        with attempt(form) as (session, actor):
            round_ = queries.round_(session, actor, public_id).round
            actions.state_outcome(session, actor, round_, **form.facts())
        if not form.errors:
            return go("voting.show", "Said, beside the result.", public_id=public_id, fragment="follows")
    return page("voting/state_outcome.html", form=form, round=seen.round)
