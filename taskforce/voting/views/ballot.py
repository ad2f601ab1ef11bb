"""The page of a round: the ballot while it is open, the result when it is closed."""

from taskforce.voting import actions, homes, policy, queries
from taskforce.voting.assemble import by_level, frozen
from taskforce.voting.forms import BallotForm
from taskforce.voting.models import Position
from taskforce.voting.queries import Receipt
from taskforce.voting.states import Choice
from taskforce.voting.views.blueprint import blueprint
from taskforce.web.access import PEOPLE, reach
from taskforce.web.page import Answer, go, moment, page
from taskforce.web.session import attempt, reading


@blueprint.get("/<public_id>")
@reach(PEOPLE)
def show(public_id: str) -> Answer:
    """One round as the reader may see it."""
    return _round_page(public_id)


@blueprint.route("/<public_id>/cast", methods=["GET", "POST"])
@reach(PEOPLE)
def cast_position(public_id: str) -> Answer:
    """Take a position, or change it."""
    form = BallotForm()
    if not form.is_submitted():
        return go("voting.show", public_id=public_id)
    if form.is_sent():
        with attempt(form) as (session, actor):
            round_ = queries.round_(session, actor, public_id).round
            receipt = actions.cast_position(session, actor, round_, **form.facts())
            seat = queries.seat_of(session, actor, round_)
        if not form.errors:
            message = _taken(receipt, seat.position if seat else None)
            return go("voting.show", message, public_id=public_id, fragment="receipt")
    return _round_page(public_id, form)


def _taken(receipt: Receipt, now: Position | None) -> str:
    """What the voter is told; an old page sent again must not look like the position that counts."""
    if now and now.receipt != receipt.sha256:
        taken = f"This ballot was taken before, at {moment(receipt.cast_at)}."
        return f"{taken} What counts is your later position: {now.choice}."
    return f"Your position is taken: {receipt.choice}."


def _round_page(public_id: str, form: BallotForm | None = None) -> Answer:
    with reading() as (session, actor):
        seen = queries.round_(session, actor, public_id)
        may_see = policy.may_see_positions(actor, seen.round)
        votes = queries.positions(session, actor, seen.round) if may_see else []
    mine = seen.position
    if form is None:
        form = BallotForm(
            formdata=None, choice=mine.choice if mine else None, reason=mine.reason if mine else ""
        )
    rule = seen.round.decides_by
    return page(
        "voting/round.html",
        seen=seen,
        round=seen.round,
        form=form,
        rule=rule,
        hints={choice.value: rule.consequence(choice) for choice in Choice if rule.consequence(choice)},
        matter=frozen(seen.round),
        groups=by_level(votes),
        may_close=seen.round.is_open
        and policy.can_close_round(actor, seen.round, everyone_voted=seen.everyone_voted),
        home=homes.url(seen.round),
    )
