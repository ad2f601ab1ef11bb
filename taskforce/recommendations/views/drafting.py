"""Proposing, writing a version, and giving a place."""

from flask import request

from taskforce.core.errors import WrongState, allow
from taskforce.recommendations import actions, policy, queries
from taskforce.recommendations.forms import PlaceForm, ProposeForm, WriteForm
from taskforce.recommendations.models import Recommendation
from taskforce.recommendations.views.blueprint import blueprint
from taskforce.texts import queries as texts
from taskforce.texts.actions import TextConflict
from taskforce.texts.queries import Printed
from taskforce.texts.views import collision
from taskforce.web.access import reach
from taskforce.web.forms import options
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, reading


@blueprint.route("/new", methods=["GET", "POST"])
@reach("facilitator", "co_chair", "member")
def propose() -> Answer:
    """Put a recommendation before the task force."""
    form = ProposeForm()
    with reading() as (session, actor):
        form.theme.choices = options([(theme.key, theme.title) for theme in queries.themes(session, actor)])
    if not form.is_submitted():
        form.theme.data = request.args.get("theme") or form.theme.data
    if form.is_sent():
        facts = form.facts()
        with attempt(form) as (session, actor):
            made = actions.propose(
                session,
                actor,
                theme=facts["theme"],
                fields=form.fields(),
                source=facts["source"],
                as_idea=facts["as_idea"],
            )
        if not form.errors:
            message = "Noted." if facts["as_idea"] else "Proposed."
            return go("recommendations.show", message, public_id=made.public_id)
    return page("recommendations/propose.html", form=form)


@blueprint.route("/<public_id>/write", methods=["GET", "POST"])
@reach("facilitator", "co_chair", "member")
def write(public_id: str) -> Answer:
    """A new version; when somebody saved in between, both texts, and nothing is overwritten."""
    found, printed = _current(public_id)
    form = WriteForm(data={**printed.fields, "source": printed.source, "base": printed.number})
    if form.is_sent():
        facts = form.facts()
        try:
            with attempt(form) as (session, actor):
                here = queries.recommendation(session, actor, public_id)
                said = {name: facts[name] for name in ("base", "source", "note")}
                version = actions.write(session, actor, here, fields=form.fields(), **said)
        except TextConflict as conflict:
            return collision(form, conflict)
        if not form.errors:
            return go("recommendations.show", _saved(version.number, facts["base"]), public_id=public_id)
    return page("recommendations/write.html", form=form, recommendation=found, number=printed.number)


@blueprint.route("/<public_id>/place", methods=["GET", "POST"])
@reach("facilitator", "co_chair")
def place(public_id: str) -> Answer:
    """Give it a theme and a place in it."""
    with reading() as (session, actor):
        found = queries.recommendation(session, actor, public_id)
        themes = queries.themes(session, actor)
    form = PlaceForm(data={"theme": found.theme.key, "position": found.position})
    form.theme.choices = options([(theme.key, theme.title) for theme in themes])
    if form.is_sent():
        with attempt(form) as (session, actor):
            here = queries.recommendation(session, actor, public_id)
            actions.place(session, actor, here, **form.facts())
        if not form.errors:
            return go("recommendations.board", "It has its new place.")
    return page("recommendations/place.html", form=form, recommendation=found)


def _current(public_id: str) -> tuple[Recommendation, Printed]:
    """What the writer begins from. Raises NotFound, and NotAllowed for who may not write it."""
    with reading() as (session, actor):
        found = queries.recommendation(session, actor, public_id)
        allow(policy.can_write(actor, found), "Whoever proposed this writes it, or the facilitator does.")
        if not found.text.takes_edits:
            raise WrongState("This text takes no edits now.")
        return found, texts.printed(session, actor, found.text_id)


def _saved(number: int, base: int) -> str:
    return (
        f"Saved as version {number}."
        if number != base
        else "Nothing was changed, so there is no new version."
    )
