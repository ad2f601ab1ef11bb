"""Practices from the field."""

from sqlalchemy.orm import Session

from taskforce.core.actor import Actor
from taskforce.sources import actions, policy, queries
from taskforce.sources.forms import AddPracticeForm, EditPracticeForm, PracticeForm
from taskforce.sources.models import Practice, Source
from taskforce.sources.views.blueprint import blueprint
from taskforce.web.access import PEOPLE, reach
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, reading


@blueprint.get("/practices")
@reach(PEOPLE)
def practices() -> Answer:
    """All practices with place, what is done, and source."""
    with reading() as (session, actor):
        found = queries.practices(session, actor)
        sources = queries.by_key(session, actor)
    return page(
        "sources/practices.html",
        practices=found,
        may_add=policy.can_add_practice(actor) and bool(sources),
        may_edit=policy.can_edit_sources(actor),
        has_sources=bool(sources),
    )


@blueprint.route("/practices/new", methods=["GET", "POST"])
@reach("facilitator")
def add_practice() -> Answer:
    """Write down a practice."""
    form = AddPracticeForm()
    with reading() as (session, actor):
        sources = _offer(form, session, actor)
    if form.is_sent():
        with attempt(form) as (session, actor):
            facts = form.facts() | {"source": sources[form.source.data]}
            made = actions.add_practice(session, actor, **facts)
        if not form.errors:
            return go("sources.practices", "It stands among the practices.", fragment=f"practice-{made.key}")
    return page("sources/edit_practice.html", form=form, practice=None)


@blueprint.route("/practices/<public_id>/edit", methods=["GET", "POST"])
@reach("facilitator")
def edit_practice(public_id: str) -> Answer:
    """Write a practice anew."""
    with reading() as (session, actor):
        practice = queries.practice(session, actor, public_id)
        form = EditPracticeForm(data=_as_it_stands(practice))
        sources = _offer(form, session, actor)
    if form.is_sent():
        with attempt(form) as (session, actor):
            edited = queries.practice(session, actor, public_id)
            facts = form.facts() | {"source": sources[form.source.data]}
            actions.edit_practice(session, actor, edited, **facts)
        if not form.errors:
            return go(
                "sources.practices", "It stands among the practices.", fragment=f"practice-{practice.key}"
            )
    return page("sources/edit_practice.html", form=form, practice=practice)


def _as_it_stands(practice: Practice) -> dict[str, object]:
    facts = {name: getattr(practice, name) for name in ("place", "title", "what", "locator", "edition")}
    return facts | {"source": practice.source.key}


def _offer(form: PracticeForm, session: Session, actor: Actor) -> dict[str, Source]:
    """Fill the choice of sources, which is the register; returned by key."""
    sources = {source.key: source for source in queries.register(session, actor)}
    form.source.choices = [
        (key, f"{source.author}, {source.title}" if source.author else source.title)
        for key, source in sources.items()
    ]
    return sources
