"""All comments at once: filtered by the address, and several of them answered together."""

from collections.abc import Collection

from flask import request
from sqlalchemy.orm import Session

from taskforce.core.actor import Actor
from taskforce.members import queries as people
from taskforce.members.models import Person
from taskforce.texts import actions, assemble, homes, policy, queries
from taskforce.texts.forms import DisposeManyForm, OverviewForm
from taskforce.texts.models import Text
from taskforce.texts.queries.overview import NOT_SATISFIED, OPEN, PAGE, Chosen
from taskforce.texts.states import CommentKind, Verdict
from taskforce.texts.views.blueprint import blueprint
from taskforce.web.access import PEOPLE, reach
from taskforce.web.forms import options
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, reading

MOST_PAGES = 100_000
EVERYTHING = "whole"  # in an address, for comments on the whole text
STATES = (
    (OPEN, "Without an answer"),
    *((one.value, one.value.replace("_", " ").capitalize()) for one in Verdict),
    (NOT_SATISFIED, "Author not satisfied"),
)


@blueprint.get("/comments")
@reach(PEOPLE)
def overview() -> Answer:
    """The comments of the task force, or those that the address chooses."""
    return _page(DisposeManyForm(formdata=None))


@blueprint.post("/comments")
@reach("facilitator")
def dispose_comments() -> Answer:
    """Answer those ticked with one and the same answer."""
    form = DisposeManyForm()
    ticked = request.form.getlist("comments")[:PAGE]
    form.comments.choices = options([(name, name) for name in ticked])
    if form.is_sent():
        with attempt(form) as (session, actor):
            those = [queries.comment(session, actor, name) for name in dict.fromkeys(ticked)]
            facts = form.facts() | {"comments": those}
            actions.dispose_comments(session, actor, **facts)
        if not form.errors:
            chosen = {name: words for name, words in request.args.items() if name in OverviewForm()}
            return go("texts.overview", f"Answered: {len(those)}.", **chosen)
    return _page(form)


def _page(form: DisposeManyForm) -> Answer:
    number = max(1, min(request.args.get("page", 1, int), MOST_PAGES))
    filters = OverviewForm(formdata=request.args)
    with reading() as (session, actor):
        chosen, _ = filtered(session, actor, filters)
        shown, whole = queries.overview(session, actor, chosen, number)
        disputed = queries.most_disputed(session, actor, chosen)
    form.comments.choices = options(
        [(one.comment.public_id, "") for one in shown if not one.comment.disposition]
    )
    may = bool(shown) and policy.can_dispose_comments(actor, shown[0].comment.text)
    return page(
        "texts/overview.html",
        form=form,
        filters=filters,
        lines=[(one, assemble.place_of(one)) for one in shown],
        disputed=[
            (one, assemble.place_named(one.text, one.on, one.position), homes.commenting_url(one.text))
            for one in disputed
        ],
        whole=whole,
        number=number,
        size=PAGE,
        may_dispose=bool(form.comments.choices) and may,
        may_import=may,
        asked={name: words for name, words in request.args.items() if name in filters and words},
    )


def filtered(session: Session, actor: Actor, filters: OverviewForm) -> tuple[Chosen, list[Person]]:
    """What the address chooses; what it names and is not there chooses nothing. And everybody of the task force."""
    texts = {one.public_id: one for one in queries.texts_commented_on(session, actor)}
    everybody = {one.public_id: one for one in people.everybody(session, actor)}
    rounds = {one.public_id: one for one in queries.comment_rounds(session, actor)}
    filters.state.choices = options([("", "Any state"), *STATES])
    filters.text.choices = options([("", "Any text"), *((name, one.label) for name, one in texts.items())])
    named = [(name, one.printed_name) for name, one in everybody.items()]
    filters.person.choices = options([("", "Anybody"), *named])
    titled = [(name, one.title) for name, one in rounds.items()]
    filters.round.choices = options([("", "Any round, or none"), *titled])
    known: dict[str, Collection[str]] = {
        "kind": {one.value for one in CommentKind},
        "state": {name for name, _ in STATES},
        "person": everybody,
        "text": texts,
        "round": rounds,
    }
    wanted = {
        name: filters[name].data if filters[name].data in allowed else "" for name, allowed in known.items()
    }
    text, person = texts.get(wanted["text"]), everybody.get(wanted["person"])
    chosen = Chosen(
        texts=[text.id] if text else [one.id for one in texts.values()],
        kind=wanted["kind"],
        state=wanted["state"],
        person=person.id if person else None,
        round=rounds.get(wanted["round"]),
        place=_place(session, actor, filters, text) if text else None,
    )
    return chosen, list(everybody.values())


def _place(session: Session, actor: Actor, filters: OverviewForm, text: Text) -> str | None:
    """The place of the text that the address names; the form offers those on which somebody said something."""
    found = {one.on or EVERYTHING: one for one in queries.places_commented_on(session, actor, text)}
    named = [(on, assemble.place_named(text, one.on, one.position)) for on, one in found.items()]
    filters.place.choices = options([("", "Any place"), *named])
    one = found.get(filters.place.data or "")
    return one.on if one else None
