"""All comments at once: filtered by the address, and several of them answered together."""

from collections.abc import Collection
from typing import Any

from flask import request
from sqlalchemy.orm import Session

from taskforce.core import sheets
from taskforce.core.actor import Actor
from taskforce.members import queries as people
from taskforce.texts import actions, homes, policy, queries
from taskforce.texts.forms import DisposeManyForm, OverviewForm
from taskforce.texts.models import FIELD, WHOLE
from taskforce.texts.queries.overview import NOT_SATISFIED, OPEN, PAGE, Chosen, Disputed, Line
from taskforce.texts.states import CommentKind, Verdict
from taskforce.texts.views.blueprint import blueprint, download
from taskforce.web.access import PEOPLE, reach
from taskforce.web.forms import options
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, reading

MOST_PAGES = 100_000
MATRIX = (
    "Number",
    "Id",
    "Commenter",
    "Document",
    "Version",
    "Clause or paragraph",
    "Type of comment",
    "Comment",
    "Proposed change",
    "Disposition",
    "Reason",
    "Response of the commenter",
)
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


@blueprint.get("/comments.csv")
@reach(PEOPLE)
def download_matrix() -> Answer:
    """The comments that the address chooses as a table, in the columns of the usual templates for comments."""
    with reading() as (session, actor):
        chosen = _filtered(session, actor, OverviewForm(formdata=request.args))["chosen"]
        found = queries.lines(session, actor, chosen)
    rows = [_row(number, one) for number, one in enumerate(found, 1)]
    return download(sheets.csv_of(MATRIX, rows), "comments.csv")


def _row(number: int, line: Line) -> list[str]:
    comment, answer = line.comment, line.comment.disposition
    return [
        str(number),
        comment.public_id,
        comment.by_name,
        comment.text.label,
        str(comment.version.number),
        place_of(line),
        comment.kind,
        comment.body,
        comment.proposed,
        answer.verdict.replace("_", " ") if answer else "",
        answer.reason if answer else "",
        answer.response.replace("_", " ") if answer else "",
    ]


def _page(form: DisposeManyForm) -> Answer:
    number = max(1, min(request.args.get("page", 1, int), MOST_PAGES))
    filters = OverviewForm(formdata=request.args)
    with reading() as (session, actor):
        values = _filtered(session, actor, filters)
        chosen = values.pop("chosen")
        shown, whole = queries.overview(session, actor, chosen, number)
        disputed = queries.most_disputed(session, actor, chosen)
    form.comments.choices = options(
        [(one.comment.public_id, "") for one in shown if not one.comment.disposition]
    )
    return page(
        "texts/overview.html",
        form=form,
        filters=filters,
        lines=[(one, place_of(one)) for one in shown],
        disputed=[(one, _place(one), homes.commenting_url(one.text)) for one in disputed],
        whole=whole,
        number=number,
        size=PAGE,
        may_dispose=bool(form.comments.choices) and policy.can_dispose_comments(actor, shown[0].comment.text),
        asked={name: words for name, words in request.args.items() if name in filters and words},
        **values,
    )


def _filtered(session: Session, actor: Actor, filters: OverviewForm) -> dict[str, Any]:
    """What the address chooses; what it names and is not there chooses nothing."""
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
    )
    return {"chosen": chosen}


def place_of(line: Line) -> str:
    """What the place of a comment is called."""
    return _named(line.comment.text, line.comment.on, line.position)


def _place(disputed: Disputed) -> str:
    return _named(disputed.text, disputed.on, disputed.position)


def _named(text: Any, on: str, position: int | None) -> str:
    if on == WHOLE:
        return "Whole text"
    if on.startswith(FIELD):
        return homes.label(text, on.removeprefix(FIELD))
    return f"Paragraph {position}" if position else "A paragraph that is gone"
