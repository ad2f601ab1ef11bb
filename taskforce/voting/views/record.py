"""The record of votes as a file that anybody can check without us."""

from flask import make_response

from taskforce.charter.models import TaskForce
from taskforce.voting import assemble, queries
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
