"""The register: every source with its note and what cites it."""

from flask import jsonify

from taskforce.sources import actions, policy, queries
from taskforce.sources.forms import AddSourceForm, EditSourceForm
from taskforce.sources.rules import chicago
from taskforce.sources.views.blueprint import blueprint
from taskforce.web import panels
from taskforce.web.access import PEOPLE, reach
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, reading


@blueprint.get("")
@reach(PEOPLE)
def register() -> Answer:
    """All sources, what cites each, and which nothing cites."""
    with reading() as (session, actor):
        sources = queries.register(session, actor)
        resting = queries.practices_by_source(session, actor)
        missing = queries.missing_in_charter(session, actor)
        citing = panels.gather(session, actor, "sources.citing", sources)
    cited = set(resting).union(*(found for _, found in citing))
    return page(
        "sources/register.html",
        entries=[(source, chicago.note(source)) for source in sources],
        resting=resting,
        citing=citing,
        uncited=[source for source in sources if source.key not in cited],
        missing=missing,
        may_import=policy.can_import_sources(actor),
        may_add=policy.can_add_source(actor),
        may_edit=policy.can_edit_sources(actor),
    )


@blueprint.get("/choose")
@reach(PEOPLE)
def choose() -> Answer:
    """The register for whoever writes: key and note of each source, as JSON."""
    with reading() as (session, actor):
        sources = queries.register(session, actor)
    listed = [{"key": source.key, "note": chicago.in_words(chicago.note(source))} for source in sources]
    return jsonify(sources=listed)


@blueprint.route("/new", methods=["GET", "POST"])
@reach("facilitator", "co_chair", "member")
def add_source() -> Answer:
    """Write a source into the register."""
    form = AddSourceForm()
    if form.is_sent():
        with attempt(form) as (session, actor):
            made = actions.add_source(session, actor, **form.facts())
        if not form.errors:
            return go("sources.register", f"Cite it as [@{made.key}].", fragment=f"source-{made.key}")
    return page("sources/edit_source.html", form=form, source=None)


@blueprint.route("/<public_id>/edit", methods=["GET", "POST"])
@reach("facilitator")
def edit_source(public_id: str) -> Answer:
    """Write a source anew; texts that cite it keep their note until their next version."""
    with reading() as (session, actor):
        source = queries.source(session, actor, public_id)
    form = EditSourceForm(obj=source)
    if form.is_sent():
        with attempt(form) as (session, actor):
            edited = queries.source(session, actor, public_id)
            actions.edit_source(session, actor, edited, **form.facts())
        if not form.errors:
            return go("sources.register", "The register has it so.", fragment=f"source-{source.key}")
    return page("sources/edit_source.html", form=form, source=source)
