"""Words that are not saved yet: kept while somebody writes, shown to them alone, dropped when they say so."""

from typing import Any

from flask import jsonify, make_response, redirect, request, url_for

from taskforce.core.errors import TaskforceError
from taskforce.texts import actions, homes, queries
from taskforce.texts.views.blueprint import blueprint, go_home
from taskforce.texts.views.collision import name_of
from taskforce.texts.views.writing import APART
from taskforce.web.access import PEOPLE, reach
from taskforce.web.page import Answer, hour, page, zone_here
from taskforce.web.session import reading, writing

MARKS = APART | {"hand", "copy"}
LONGEST_NAME, LONGEST_NUMBER = 60, 6


@blueprint.get("/<public_id>/copy")
@reach(PEOPLE)
def copy(public_id: str) -> Answer:
    """What the reader wrote for this text and did not save, as it was typed; also where the text takes no edits now."""
    with reading() as (session, actor):
        text = queries.text(session, actor, public_id)
        found = queries.copy_of(session, actor, text.id)
    kept = found if found is not None and found.kept_at else None
    return page("texts/copy.html", text=text, copy=kept, home=homes.url(text), label=homes.label)


@blueprint.post("/<public_id>/copy/keep")
@reach(PEOPLE)
def keep_copy(public_id: str) -> Answer:
    """Keep what a page shows now, sent every few seconds while somebody types; answers what the page should know."""
    typed = {name: words for name, words in request.form.items() if name not in MARKS}
    fields = {
        name: words for name, words in typed.items() if name.isidentifier() and len(name) <= LONGEST_NAME
    }
    base = request.form.get("base", "")
    try:
        with writing() as (session, actor):
            text = queries.text(session, actor, public_id)
            kept = actions.keep_copy(
                session,
                actor,
                text,
                hand=name_of("hand"),
                mark=name_of("copy"),
                base=int(base) if base.isascii() and base.isdigit() and len(base) <= LONGEST_NUMBER else 0,
                fields={name: _lines(words) for name, words in fields.items()},
                source=_lines(request.form.get("source", "")),
                note=_lines(request.form.get("note", "")),
            )
            others = queries.writing_now(session, actor, text)
    except TaskforceError as refusal:
        return _said({"sentence": refusal.sentence}, refusal.status)
    said = f"Kept for you at {hour(kept.kept_at, zone_here())}. Not saved yet."
    return _said({"copy": kept.mark, "kept": said, "others": others, "number": text.number})


@blueprint.post("/<public_id>/copy/here")
@reach(PEOPLE)
def be_here(public_id: str) -> Answer:
    """Say that the text is open for writing on this page, or with `gone` that it no longer is."""
    try:
        with writing() as (session, actor):
            text = queries.text(session, actor, public_id)
            actions.be_here(session, actor, text, is_open="gone" not in request.form)
            others = queries.writing_now(session, actor, text)
    except TaskforceError as refusal:
        return _said({"sentence": refusal.sentence}, refusal.status)
    return _said({"others": others, "number": text.number})


@blueprint.post("/<public_id>/copy/drop")
@reach(PEOPLE)
def drop_copy(public_id: str) -> Answer:
    """Let the words go that the page shows; back to the page where they were written."""
    with writing() as (session, actor):
        text = queries.text(session, actor, public_id)
        is_gone = actions.drop_copy(session, actor, text.id, mark=name_of("copy"))
    if not is_gone:
        return go_home(text, "Other words were kept since, so they were not dropped. Look at them first.")
    back = request.args.get("back", "")
    if back.startswith(url_for("charter.show")[: -len("/charter")] + "/") and back.isprintable():
        return redirect(back, 303)
    return go_home(text, "The words that were not saved are dropped.")


def _lines(words: str) -> str:
    return words.replace("\r\n", "\n")


def _said(words: dict[str, Any], status: int = 200) -> Answer:
    return make_response(jsonify(words), status)
