"""When somebody else saved first, and both changed the same words: both texts, and one question for each clash."""

from collections.abc import Mapping

from flask import request
from werkzeug.datastructures import MultiDict

from taskforce.core import ids
from taskforce.texts import assemble, queries
from taskforce.texts.actions import TextConflict, Together, put_together
from taskforce.texts.models import Text, TextVersion
from taskforce.web.forms import Form
from taskforce.web.page import Answer, page
from taskforce.web.session import reading

LENGTH = len(ids.new())
ASIDE = ("base", "csrf_token", "file", "place")


def name_of(field: str) -> str:
    """The name of a page or of words that came with the form; nothing for what is none."""
    words = request.form.get(field, "")
    return words if len(words) == LENGTH and words.isascii() and words.isalnum() else ""


def collision(form: Form, conflict: TextConflict) -> Answer:
    """The page of a TextConflict (409), for the view that writes versions.

    `form` is what was sent, with the number of its version in a field `base`. What is answered comes back to the same
    address with all that was written, and with the number of the version that came between as `settles`.
    """
    with reading() as (session, actor):
        text = queries.text(session, actor, conflict.text_id)
        theirs = queries.version(session, text, conflict.base)
    return _page(form, text, theirs, conflict.together, {}, 409)


def settle(form: Form, text: Text) -> Answer | None:
    """Take the answers that came with a form, and put what comes of them in its place: written on top of theirs.

    The page again while an answer is missing; None when there was nothing to settle, or all of it is.
    """
    number = request.form.get("settles", "")
    if not (number.isascii() and number.isdigit() and len(number) < 6 and form.is_sent()):
        return None
    facts = form.facts()
    with reading() as (session, _):
        theirs = queries.find_version(session, text, int(number))
        if theirs is None:
            return None
        fields = {name: facts[name] for name in theirs.fields if name in facts}
        together = put_together(session, text, theirs, fields, facts["source"], facts["base"])
    asked = assemble.questions(text, together, request.form)
    if not all(question.is_answered for question in asked):
        return _page(form, text, theirs, together, request.form, 422)
    fields, source = assemble.settle(together, asked)
    _begin(form, {**fields, "source": source, "base": number})
    return None


def _page(
    form: Form, text: Text, theirs: TextVersion, together: Together, given: Mapping[str, str], status: int
) -> Answer:
    mine = {field.name: str(field.data or "") for field in form if field.name not in ASIDE}
    asked = assemble.questions(text, together, given)
    _begin(form, {"base": str(theirs.number)})
    return page(
        "texts/collision.html",
        status,
        form=form,
        text=text,
        theirs=theirs,
        together=together,
        mine=mine,
        hand=name_of("hand"),
        questions=asked,
        outline=list(assemble.outline(together, asked)),
        was_asked=bool(given),
    )


def _begin(form: Form, words: Mapping[str, str]) -> None:
    for name in words.keys() & {field.name for field in form}:
        form[name].process(MultiDict({form[name].name: words[name]}))
