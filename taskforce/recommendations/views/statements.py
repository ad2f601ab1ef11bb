"""Separate statements: made, written anew, signed, withdrawn."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from taskforce.core import clock
from taskforce.core.actor import Actor
from taskforce.core.errors import WrongState, allow
from taskforce.recommendations import actions, policy, queries
from taskforce.recommendations.forms import MakeStatementForm, StatementForm
from taskforce.recommendations.models import Statement
from taskforce.recommendations.rules.statements import HINTS, KINDS
from taskforce.recommendations.views.blueprint import blueprint
from taskforce.web.access import PEOPLE, reach
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, reading, writing

OVER = "Statements are open from the close of a vote, for as many days as the charter says."


@blueprint.route("/<public_id>/statements/new", methods=["GET", "POST"])
@reach(PEOPLE)
def make_statement(public_id: str) -> Answer:
    """A statement of one's own on what was voted on."""
    with reading() as (session, actor):
        found = queries.recommendation(session, actor, public_id)
        allow(policy.can_make_statement(actor, found), "Members and co-chairs make statements.")
        due = queries.statements_due(session, actor, found)
    if due is None or due <= clock.now():
        raise WrongState(OVER)
    form = MakeStatementForm()
    if form.is_sent():
        with attempt(form) as (session, actor):
            here = queries.recommendation(session, actor, public_id)
            actions.make_statement(session, actor, here, **form.facts())
        if not form.errors:
            return _back(
                public_id, "Your statement is kept. It can be changed until the hour that stands beside it."
            )
    return page(
        "recommendations/make_statement.html",
        form=form,
        recommendation=found,
        due=due,
        hints=HINTS,
        statement=None,
    )


@blueprint.route("/statements/<public_id>/write", methods=["GET", "POST"])
@reach(PEOPLE)
def rewrite_statement(public_id: str) -> Answer:
    """Other words."""
    with reading() as (session, actor):
        found = queries.statement(session, actor, public_id)
        allow(policy.can_rewrite_statement(actor, found), "Whoever made a statement writes it anew.")
        due = queries.statements_due(session, actor, found.recommendation)
    form = StatementForm(data={"text": found.text})
    if form.is_sent():
        with attempt(form) as (session, actor):
            here = queries.statement(session, actor, public_id)
            actions.rewrite_statement(session, actor, here, **form.facts())
        if not form.errors:
            return _back(found.recommendation.public_id, "The new words are kept, and those before as well.")
    return page(
        "recommendations/make_statement.html",
        form=form,
        recommendation=found.recommendation,
        due=due,
        statement=found,
        kind=KINDS[found.kind],
    )


@blueprint.post("/statements/<public_id>/sign")
@reach(PEOPLE)
def sign_statement(public_id: str) -> Answer:
    """Sign the words as they stand."""
    return _act(public_id, actions.sign_statement, "You have signed it.")


@blueprint.post("/statements/<public_id>/unsign")
@reach(PEOPLE)
def unsign_statement(public_id: str) -> Answer:
    """Take one's signature back."""
    return _act(public_id, actions.unsign_statement, "Your signature is taken back.")


@blueprint.post("/statements/<public_id>/withdraw")
@reach(PEOPLE)
def withdraw_statement(public_id: str) -> Answer:
    """It is printed nowhere."""
    return _act(public_id, actions.withdraw_statement, "The statement is withdrawn.")


def _act(public_id: str, act: Callable[[Session, Actor, Statement], None], message: str) -> Answer:
    with writing() as (session, actor):
        found = queries.statement(session, actor, public_id)
        act(session, actor, found)
        home = found.recommendation.public_id
    return _back(home, message)


def _back(public_id: str, message: str) -> Answer:
    return go("recommendations.show", message, public_id=public_id, fragment="statements")
