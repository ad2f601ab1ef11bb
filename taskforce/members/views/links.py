"""The page of a signed link: one thing to do, for one person, without signing in."""

from typing import Any

from flask import request

from taskforce.charter.models import TaskForce
from taskforce.core.errors import NotFound, Refused
from taskforce.members import actions, links, queries
from taskforce.members.actions.links import GONE
from taskforce.members.views.blueprint import blueprint
from taskforce.web.access import ANYONE, reach
from taskforce.web.forms import Form
from taskforce.web.page import Answer, page
from taskforce.web.session import database


@blueprint.route("/do/<token>", methods=["GET", "POST"])
@reach(ANYONE)
def do(token: str) -> Answer:
    """Do what the link is for. Looking at the page, however often, uses nothing up; a bad link is a bare 404."""
    purpose, around = _behind(token)
    form = purpose.form()
    if form.is_sent():
        done = _act(token, form)
        if done is not None:
            return page("members/done.html", done=done, change=purpose.change, **around)
        purpose, around = _behind(token)
    return page("members/do.html", form=form, **around)


def _behind(token: str) -> tuple[links.Purpose, dict[str, Any]]:
    """The purpose of a good link, and what its page shows. Raises NotFound for every other."""
    with database().read() as session:
        link = queries.open_link(session, token)
        purpose = links.of(link.purpose) if link else None
        if link is None or purpose is None:
            raise NotFound(GONE)
        shown = purpose.show(session, queries.actor_of(link.person), link.subject)
        if shown is None:
            raise NotFound(GONE)
        task_force = session.get_one(TaskForce, link.task_force_id)
        person, ends_at = link.person, link.ends_at
    return purpose, {
        "task_force": task_force,
        "person": person,
        "ends_at": ends_at,
        "shown": shown,
        "panel": shown.values,
    }


def _act(token: str, form: Form) -> str | None:
    """What was done; None where it was refused, which then stands beside its field."""
    try:
        with database().write() as session:
            return actions.use_link(
                session, token, {**form.facts(), "answer": request.form.get("answer", "")}
            )
    except Refused as refusal:
        form.refuse(refusal)
    return None
