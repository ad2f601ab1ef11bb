"""The page of a round: the ballot while it is open, the result when it is closed."""

from typing import Any

from taskforce.core.actor import Actor
from taskforce.members import queries as people
from taskforce.members.states import VOTERS
from taskforce.voting import actions, homes, policy, queries
from taskforce.voting.assemble import by_level, frozen
from taskforce.voting.forms import BallotForm
from taskforce.voting.models import Position, PreparedBallot
from taskforce.voting.queries import Receipt, Seen
from taskforce.voting.rules.rule import Rule
from taskforce.voting.rules.words import consequence, label, rule_sentence
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
    _offer(form, public_id)
    if form.is_sent():
        with attempt(form) as (session, actor):
            round_ = queries.round_(session, actor, public_id).round
            receipt = actions.cast_position(session, actor, round_, **form.facts())
            seat = queries.seat_of(session, actor, round_)
        if not form.errors:
            message = _taken(receipt, seat.position if seat else None)
            return go("voting.show", message, public_id=public_id, fragment="receipt")
    return _round_page(public_id, form)


@blueprint.post("/<public_id>/prepare")
@reach(PEOPLE)
def prepare_ballot(public_id: str) -> Answer:
    """Fill in a ballot for the principal, who casts it or another."""
    form = BallotForm()
    _offer(form, public_id)
    if form.is_sent():
        facts = form.facts()
        with attempt(form) as (session, actor):
            round_ = queries.round_(session, actor, public_id).round
            actions.prepare_ballot(session, actor, round_, choice=facts["choice"], reason=facts["reason"])
        if not form.errors:
            message = (
                "The ballot is prepared. It counts for nothing until it is cast; a mail says that it waits."
            )
            return go("voting.show", message, public_id=public_id)
    return _round_page(public_id, form)


def _offer(form: BallotForm, public_id: str) -> None:
    """What this ballot offers, before it is judged."""
    with reading() as (session, actor):
        form.offer(queries.round_(session, actor, public_id).round.decides_by)


def _taken(receipt: Receipt, now: Position | None) -> str:
    """What the voter is told; an old page sent again must not look like the position that counts."""
    if now and now.receipt != receipt.sha256:
        taken = f"This ballot was taken before, at {moment(receipt.cast_at)}."
        return f"{taken} What counts is your later position: {now.choice}."
    return f"Your position is taken: {receipt.choice}."


def _round_page(public_id: str, form: BallotForm | None = None) -> Answer:
    with reading() as (session, actor):
        seen = queries.round_(session, actor, public_id)
        round_, seat = seen.round, seen.seat
        may_see = policy.may_see_positions(actor, round_)
        votes = queries.positions(session, actor, round_) if may_see else []
        stated = None if round_.is_open else queries.stated_outcome(session, round_)
        cited = queries.cited(session, actor, round_)
        rolls = queries.roll_calls(session, actor, round_)
        prepared = queries.prepared_ballot(session, seat) if seat and round_.is_open else None
        has_interest = round_.is_open and people.has_interest_in(
            session, actor, round_.matter_kind, round_.matter_id
        )
    rule = round_.decides_by
    form = form or _filled(seen, prepared)
    form.offer(rule, recuse_first=has_interest, reason_due=bool(seat and seat.recused_why))
    may_cast = round_.is_open and policy.can_cast_position(actor, round_, seat)
    return page(
        "voting/round.html",
        seen=seen,
        round=round_,
        form=form,
        **_words(rule),
        matter=frozen(round_),
        groups=by_level(votes),
        stated=stated,
        cited=cited,
        rolls=rolls,
        may_call=policy.can_call_roll(actor, round_),
        may_state=policy.can_state_outcome(actor, round_),
        prepared=prepared,
        has_interest=has_interest,
        may_cast=may_cast,
        may_prepare=round_.is_open and not may_cast and policy.can_prepare_ballot(actor, round_, seat),
        why_not="" if seat else _why_not(actor, rule),
        may_close=round_.is_open
        and policy.can_close_round(actor, round_, everyone_voted=seen.everyone_voted),
        home=homes.url(round_),
    )


def _words(rule: Rule) -> dict[str, Any]:
    """The rule, its sentence, and what each choice is called and does."""
    hints = {choice: consequence(rule, choice) for choice in rule.choices}
    return {
        "rule": rule,
        "rule_sentence": rule_sentence(rule),
        "labels": {choice: label(rule, choice) for choice in rule.choices},
        "hints": {choice: words for choice, words in hints.items() if words},
    }


def _filled(seen: Seen, prepared: PreparedBallot | None) -> BallotForm:
    """The ballot as it stands: one's position, or what is prepared, for whoever prepares it to go on with."""
    said = seen.position or prepared
    return BallotForm(formdata=None, choice=said.choice if said else None, reason=said.reason if said else "")


def _why_not(actor: Actor, rule: Rule) -> str:
    """Why there is no ballot, by what the electorate is made of and what may be delegated."""
    if actor.principal_id is not None and not (actor.acts("vote") or actor.acts("prepare_vote")):
        return "You act for somebody who has not let you vote or prepare votes in their name, or the charter does not."
    if not actor.has(*VOTERS) and actor.principal_id is None:
        return "Members and co-chairs vote."
    if rule.chairs_vote is False and actor.has("co_chair"):
        return "Under the rule of this vote co-chairs do not vote."
    return "Who may vote was settled when the vote opened, and you were not a member then."
