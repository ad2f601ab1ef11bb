"""One's own interests, and for facilitator and co-chairs the register of all."""

from flask import g

from taskforce.members import actions, homes, policy, queries
from taskforce.members.forms.interests import DeclareForm, StateForm
from taskforce.members.views.blueprint import blueprint
from taskforce.web.access import PEOPLE, reach
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, reading, writing

PAGE = "members.interests"


@blueprint.get("/t/<slug>/interests")
@reach(PEOPLE)
def interests() -> Answer:
    """What I have declared, and this year's statement."""
    return _own_page()


@blueprint.post("/t/<slug>/interests/declare")
@reach(PEOPLE)
def declare_interest() -> Answer:
    """Declare an interest in a matter, or in general."""
    form = DeclareForm()
    with reading() as (session, actor):
        matters = homes.matters(session, actor)
    form.offer(matters)
    if form.is_sent():
        facts = form.facts()
        about = next(((one.kind, one.public_id) for one in matters if one.public_id == facts["about"]), None)
        with attempt(form) as (session, actor):
            actions.declare_interest(
                session, actor, category=facts["category"], words=facts["words"], about=about
            )
        if not form.errors:
            return go(PAGE, "Your interest is declared. The facilitator and the co-chairs can read it.")
    return _own_page(declared=form)


@blueprint.post("/t/<slug>/interests/<public_id>/withdraw")
@reach(PEOPLE)
def withdraw_interest(public_id: str) -> Answer:
    """It is an interest no longer."""
    with writing() as (session, actor):
        actions.withdraw_interest(session, actor, queries.own_interest(session, actor, public_id))
    return go(PAGE, "The interest is withdrawn.")


@blueprint.post("/t/<slug>/interests/state")
@reach(PEOPLE)
def state_interests() -> Answer:
    """Say for this year that what stands declared is complete."""
    form = StateForm()
    if form.is_sent():
        with attempt(form) as (session, actor):
            made = actions.state_interests(session, actor, words=form.facts()["words"])
        if not form.errors:
            return go(PAGE, f"Your statement for {made.year} is filed.")
    return _own_page(stated=form)


@blueprint.get("/t/<slug>/interests/register")
@reach("facilitator", "co_chair")
def interest_register() -> Answer:
    """Everybody's interests, and who has not filed this year."""
    year = queries.this_year(g.task_force.zone)
    with reading() as (session, actor):
        filings = queries.register(session, actor, year)
    lacking = [one.person for one in filings if one.statement is None and queries.must_file(one.person)]
    return page("members/interest_register.html", filings=filings, lacking=lacking, year=year)


def _own_page(declared: DeclareForm | None = None, stated: StateForm | None = None) -> Answer:
    year = queries.this_year(g.task_force.zone)
    with reading() as (session, actor):
        mine = queries.own_interests(session, actor)
        statement = queries.own_statement(session, actor, year)
        matters = homes.matters(session, actor)
    if declared is None:
        declared = DeclareForm(formdata=None)
        declared.offer(matters)
    return page(
        "members/interests.html",
        mine=mine,
        statement=statement,
        year=year,
        declare=declared,
        state=stated or StateForm(formdata=None, words=statement.words if statement else ""),
        may_declare=policy.can_declare_interest(actor),
        may_read_all=policy.can_read_interests(actor),
    )
