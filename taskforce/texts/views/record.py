"""Reading a text: as it is, as it was, and what changed."""

from flask import request

from taskforce.core.errors import NotFound
from taskforce.texts import assemble, homes, queries
from taskforce.texts.models import WHOLE
from taskforce.texts.views.blueprint import blueprint
from taskforce.web.access import PEOPLE, reach
from taskforce.web.page import Answer, page
from taskforce.web.session import reading


@blueprint.get("/<public_id>")
@blueprint.get("/<public_id>/versions/<int(max=99999):number>")
@reach(PEOPLE)
def show(public_id: str, number: int | None = None) -> Answer:
    """The text of record with its comments: the current version, or the one of that number."""
    with reading() as (session, actor):
        text = queries.text(session, actor, public_id)
        record = queries.record(session, actor, text, number)
    return page("texts/show.html", desk=assemble.desk(actor, record))


@blueprint.get("/<public_id>/versions/<int(max=99999):number>/comments")
@reach(PEOPLE)
def notes(public_id: str, number: int) -> Answer:
    """Every comment on `?on=` one place of that version, on the whole text, or on words that are gone."""
    on = request.args.get("on", WHOLE)
    with reading() as (session, actor):
        text = queries.text(session, actor, public_id)
        record = queries.record(session, actor, text, number, on=on)
    desk = assemble.desk(actor, record)
    words, place = desk.place(on)
    shown = record.all_comments
    return page("texts/notes.html", desk=desk, on=on, words=words, place=place, shown=shown)


@blueprint.get("/<public_id>/compare")
@reach(PEOPLE)
def compare(public_id: str) -> Answer:
    """Two versions compared by word: `?a=1&b=2`; without them the current one with the one before."""
    with reading() as (session, actor):
        text = queries.text(session, actor, public_id)
        new = queries.version(session, text, _number("b", text.number))
        old = queries.version(session, text, _number("a", max(1, new.number - 1)))
        versions = queries.versions(session, text)
    if old.number > new.number:
        old, new = new, old
    return page(
        "texts/compare.html",
        text=text,
        home=homes.url(text),
        versions=versions,
        comparison=assemble.comparison(text, old, new),
    )


def _number(name: str, otherwise: int) -> int:
    """The number of a version from the address. Raises NotFound for anything else."""
    words = request.args.get(name, str(otherwise))
    if not (words.isascii() and words.isdigit() and len(words) < 6):
        raise NotFound
    return int(words)
