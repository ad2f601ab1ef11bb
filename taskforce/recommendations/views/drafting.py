"""Proposing, writing a version, and giving a place."""

from flask import request
from sqlalchemy.orm import Session

from taskforce.core.actor import Actor
from taskforce.core.errors import WrongState, allow
from taskforce.recommendations import actions, policy, queries
from taskforce.recommendations.forms import PlaceForm, ProposeForm, WriteForm
from taskforce.recommendations.views.blueprint import blueprint
from taskforce.texts import queries as texts
from taskforce.texts import views as writing
from taskforce.texts.models import TextVersion
from taskforce.web.access import reach, takes_documents
from taskforce.web.forms import options
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, reading


@blueprint.route("/new", methods=["GET", "POST"])
@reach("facilitator", "co_chair", "member")
@takes_documents
def propose() -> Answer:
    """Put a recommendation before the task force."""
    form = ProposeForm()
    with reading() as (session, actor):
        form.theme.choices = options([(theme.key, theme.title) for theme in queries.themes(session, actor)])
    if not form.is_submitted():
        form.theme.data = request.args.get("theme") or form.theme.data
    if writing.is_bringing(form):
        writing.bring_in(form)
    elif form.is_sent():
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
@takes_documents
def write(public_id: str) -> Answer:
    """A new version, put together with what somebody else saved in between; nothing is overwritten."""
    with reading() as (session, actor):
        found = queries.recommendation(session, actor, public_id)
        allow(policy.can_write(actor, found), "Whoever proposed this writes it, or the facilitator does.")
        if not found.text.takes_edits:
            raise WrongState("This text takes no edits now.")
        printed = texts.printed(session, actor, found.text_id)
        given = {**printed.fields, "source": printed.source, "base": printed.number}
        begun, draft = writing.begin(session, actor, found.text, given)
    form = WriteForm(data=begun)

    def act(session: Session, actor: Actor) -> TextVersion:
        here = queries.recommendation(session, actor, public_id)
        said = {name: form.facts()[name] for name in ("base", "source", "note")}
        return actions.write(session, actor, here, fields=form.fields(), **said)

    done = writing.save(form, found.text, act)
    if isinstance(done, TextVersion):
        message = writing.saved(done, form.facts()["base"])
        return go("recommendations.show", message, public_id=public_id)
    return done or page(
        "recommendations/write.html", form=form, recommendation=found, number=printed.number, draft=draft
    )


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
