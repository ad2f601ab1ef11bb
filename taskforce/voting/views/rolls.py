"""Calling the roll in a meeting: who is there is kept, then what each says is written down in a fixed order."""

from typing import Any

from sqlalchemy.orm import Session

from taskforce.core.actor import Actor
from taskforce.core.errors import Refused, WrongState, allow
from taskforce.voting import actions, homes, policy, queries
from taskforce.voting.assemble import Called, called
from taskforce.voting.forms import SAYS, WHY, RollForm, roll_form
from taskforce.voting.models import RollCall, Round
from taskforce.voting.rules.words import label
from taskforce.voting.views.blueprint import blueprint
from taskforce.web.access import reach
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, reading, writing

KEYS = {"yes": "y", "no_objection": "o", "no": "n", "block": "b", "abstain": "a", "recuse": "r"}
NO_MEETING = "The roll is called in a meeting that is on and whose attendance is recorded."


@blueprint.route("/<public_id>/call-roll", methods=["GET", "POST"])
@reach("facilitator")
def call_roll(public_id: str) -> Answer:
    """The roll as it was called last, to be read out; sent, it is called: who is here now is kept with the vote."""
    form = RollForm()
    if form.is_sent():
        with writing() as (session, actor):
            round_ = queries.round_(session, actor, public_id).round
            occasion = homes.occasion(session, actor)
            if occasion is None:
                raise WrongState(NO_MEETING)
            actions.call_roll(session, actor, round_, occasion)
        return go("voting.call_roll", "The roll is called. Who is here now is kept.", public_id=public_id)
    return _roll_page(public_id)


@blueprint.post("/<public_id>/enter-position")
@reach("facilitator")
def enter_position(public_id: str) -> Answer:
    """Write down what was said, all of it or nothing."""
    with reading() as (session, actor):
        round_, _, rows = _roll(session, actor, public_id)
    form = _form(round_, rows)
    if form.is_sent():
        before = {row.person: (row.choice, row.reason) for row in rows}
        new = {person: said for person, said in form.said().items() if before[person] != said}
        with attempt(form) as (session, actor):
            again = queries.round_(session, actor, public_id).round
            for person, (choice, reason) in new.items():
                _enter(session, actor, again, person, choice, reason)
        if not form.errors:
            many = "1 position is" if len(new) == 1 else f"{len(new)} positions are"
            return go("voting.call_roll", f"{many} written down.", public_id=public_id)
    return _roll_page(public_id, form)


def _enter(session: Session, actor: Actor, round_: Round, person: str, choice: str, reason: str) -> None:
    """One row; what is refused of it stands beside it, so that the others need not be typed again."""
    try:
        actions.enter_position(session, actor, round_, person, choice=choice, reason=reason)
    except (Refused, WrongState) as refusal:
        raise Refused(SAYS + person, refusal.sentence) from refusal


def _roll(session: Session, actor: Actor, public_id: str) -> tuple[Round, RollCall | None, list[Called]]:
    """The round, its latest call of the roll, and the rows of that."""
    round_ = queries.round_(session, actor, public_id).round
    allow(policy.can_call_roll(actor, round_), "Only the facilitator calls the roll.")
    roll = queries.last_roll(session, round_)
    return round_, roll, called(roll, queries.seats(session, round_)) if roll else []


def _form(round_: Round, rows: list[Called]) -> RollForm:
    asked = [row for row in rows if row.is_asked]
    names = {row.person: row.name for row in asked}
    return roll_form(round_.decides_by, names, {row.person: (row.choice, row.reason) for row in asked})


def _roll_page(public_id: str, form: RollForm | None = None) -> Answer:
    with reading() as (session, actor):
        round_, roll, rows = _roll(session, actor, public_id)
        occasion = homes.occasion(session, actor)
    form = form or _form(round_, rows)
    choices = [(choice, label(round_.decides_by, choice)) for choice in round_.decides_by.choices]
    return page(
        "voting/roll.html",
        form=form,
        round=round_,
        roll=roll,
        rows=[
            (row, form[SAYS + row.person], form[WHY + row.person]) if row.is_asked else (row, None, None)
            for row in rows
        ],
        occasion=occasion,
        choices=choices,
        keys=KEYS,
    )


def _fields(form: RollForm, row: Called) -> tuple[Called, Any, Any]:
    """A row with its two fields, where a position can be written down."""
    if SAYS + row.person not in form:
        return row, None, None
    return row, form[SAYS + row.person], form[WHY + row.person]
