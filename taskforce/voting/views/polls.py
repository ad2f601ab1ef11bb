"""Straw polls: the page on which one says where one stands, and on which everybody sees it afterwards."""

import json
from typing import Any

from flask import make_response

from taskforce.core import sheets
from taskforce.core.errors import allow
from taskforce.voting import actions, assemble, homes, policy, queries
from taskforce.voting.forms import StrawForm
from taskforce.voting.views.blueprint import blueprint
from taskforce.voting.views.matrix import KINDS
from taskforce.web.access import PEOPLE, reach
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, reading, writing


@blueprint.get("/straw-polls/<public_id>")
@reach(PEOPLE)
def straw_poll(public_id: str) -> Answer:
    """One straw poll as the reader may see it."""
    return _poll_page(public_id)


@blueprint.post("/straw-polls/<public_id>/answer")
@reach(PEOPLE)
def answer_straw_poll(public_id: str) -> Answer:
    """Say where one stands, or say otherwise."""
    form = StrawForm()
    with reading() as (session, actor):
        form.offer(queries.straw_poll(session, actor, public_id).poll.gradient)
    if form.is_sent():
        with attempt(form) as (session, actor):
            poll = queries.straw_poll(session, actor, public_id).poll
            actions.answer_straw_poll(session, actor, poll, **form.facts())
        if not form.errors:
            return go("voting.straw_poll", "Your answer is taken.", public_id=public_id)
    return _poll_page(public_id, form)


@blueprint.post("/straw-polls/<public_id>/close")
@reach("facilitator", "co_chair")
def close_straw_poll(public_id: str) -> Answer:
    """Close it and show how it went."""
    with writing() as (session, actor):
        actions.close_straw_poll(session, actor, queries.straw_poll(session, actor, public_id).poll)
    return go("voting.straw_poll", "The straw poll is closed.", public_id=public_id)


@blueprint.get("/straw-polls/<public_id>.<any(csv, json):form>")
@reach(PEOPLE)
def straw_poll_file(public_id: str, form: str) -> Answer:
    """A closed straw poll as a table in which no cell is a formula, or all of it for programs."""
    with reading() as (session, actor):
        found = queries.straw_poll(session, actor, public_id)
    allow(
        policy.may_see_straw_answers(actor, found.poll), "How it went is hidden until the straw poll closes."
    )
    body: Any = (
        sheets.csv_of(*assemble.poll_table(found))
        if form == "csv"
        else json.dumps(assemble.poll_document(found), ensure_ascii=False, indent=1)
    )
    answer = make_response(body)
    answer.mimetype = KINDS[form]
    answer.headers["Content-Disposition"] = f'attachment; filename="straw-poll-{public_id}.{form}"'
    return answer


def _poll_page(public_id: str, form: StrawForm | None = None) -> Answer:
    with reading() as (session, actor):
        found = queries.straw_poll(session, actor, public_id)
    poll, mine = found.poll, found.mine
    if form is None:
        form = StrawForm(formdata=None, step=mine.step if mine else None, reason=mine.reason if mine else "")
    form.offer(poll.gradient)
    return page(
        "voting/straw_poll.html",
        found=found,
        poll=poll,
        form=form,
        matter=assemble.frozen(poll),
        taken=assemble.taken(found) if not poll.is_open else [],
        may_answer=poll.takes_answers and policy.can_answer_straw_poll(actor, poll),
        may_close=poll.is_open and policy.can_close_straw_poll(actor, poll),
        home=homes.url(poll),
    )
