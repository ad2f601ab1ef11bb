"""Votes as files: the record that anybody can check without us, and a single closed vote."""

import json

from flask import make_response

from taskforce.charter.models import TaskForce
from taskforce.core import sheets
from taskforce.core.errors import allow
from taskforce.voting import assemble, policy, queries
from taskforce.voting.views.blueprint import blueprint
from taskforce.web.access import PEOPLE, reach
from taskforce.web.page import Answer
from taskforce.web.session import reading


@blueprint.get("/record.zip")
@reach(PEOPLE)
def record_file() -> Answer:
    """All closed votes, the chain, and the program that checks both."""
    with reading() as (session, actor):
        found = queries.record(session, actor)
        name = session.get_one(TaskForce, actor.task_force_id).name
    answer = make_response(assemble.packed(found, name))
    answer.mimetype = "application/zip"
    answer.headers["Content-Disposition"] = 'attachment; filename="record-of-votes.zip"'
    return answer


@blueprint.get("/<public_id>.<any(csv, json):form>")
@reach(PEOPLE)
def round_file(public_id: str, form: str) -> Answer:
    """One closed vote: a table for spreadsheets in which no cell is a formula, or all of it for programs."""
    with reading() as (session, actor):
        round_ = queries.round_(session, actor, public_id).round
        allow(policy.may_see_positions(actor, round_), "Positions are hidden until the vote closes.")
        votes = queries.positions(session, actor, round_)
        whole = queries.record(session, actor).of(public_id)
    if form == "csv":
        answer = make_response(sheets.csv_of(*assemble.roll(votes)))
    else:
        answer = make_response(json.dumps(whole, ensure_ascii=False, indent=1))
    answer.mimetype = {"csv": "text/csv", "json": "application/json"}[form]
    answer.headers["Content-Disposition"] = f'attachment; filename="vote-{public_id}.{form}"'
    return answer
