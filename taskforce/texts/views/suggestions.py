"""Suggestions: taken over one by one or together. It works without JavaScript."""

from collections.abc import Sequence

from flask import request
from sqlalchemy.orm import Session

from taskforce.core import prose
from taskforce.core.actor import Actor
from taskforce.core.errors import NotAllowed
from taskforce.texts import actions, homes, policy, queries
from taskforce.texts.forms import SuggestionsForm
from taskforce.texts.forms.comments import LONGEST
from taskforce.texts.models import Text
from taskforce.texts.queries import Placed
from taskforce.texts.views.blueprint import blueprint, go_home
from taskforce.web.access import reach
from taskforce.web.page import Answer, page
from taskforce.web.session import attempt, reading


@blueprint.route("/<public_id>/suggestions", methods=["GET", "POST"])
@reach("facilitator")
def accept_suggestions(public_id: str) -> Answer:
    """Choose among the suggestions; those that change the same words stand side by side."""
    with reading() as (session, actor):
        text = queries.text(session, actor, public_id)
        found = queries.suggestions(session, actor, text)
    if not policy.can_accept_suggestions(actor, text):
        raise NotAllowed("This text takes no edits now.")
    form = SuggestionsForm(base=str(text.number))
    groups = queries.overlapping(found)
    choices = [one.comment.public_id for one in found] + [_anew(group) for group in groups if len(group) > 1]
    form.chosen.choices = [(name, "") for name in choices]
    if form.is_sent():
        with attempt(form) as (session, actor):
            text = _accepted(session, actor, public_id, form)
        if not form.errors:
            return go_home(text, "It is in the text; whose suggestion it was, the history says.")
    ticked, form.base.data = set(form.chosen.data or ()), str(text.number)
    return page(
        "texts/suggestions.html",
        form=form,
        text=text,
        home=homes.url(text),
        groups=[(group, _anew(group), _words(text, group)) for group in groups],
        ticked=ticked,
    )


def _accepted(session: Session, actor: Actor, public_id: str, form: SuggestionsForm) -> Text:
    text = queries.text(session, actor, public_id)
    found = queries.suggestions(session, actor, text)
    ticked = set(form.chosen.data or ())
    chosen = [one for one in found if one.comment.public_id in ticked]
    groups = [group for group in queries.overlapping(found) if len(group) > 1 and _anew(group) in ticked]
    anew = [actions.Anew(group, _words(text, group)) for group in groups]
    actions.accept_suggestions(session, actor, text, chosen=chosen, anew=anew, base=int(form.base.data or 0))
    return text


def _anew(group: Sequence[Placed]) -> str:
    """What stands for writing anew what these suggestions change; the words come under the same name."""
    return f"anew-{group[0].comment.public_id}"


def _words(text: Text, group: Sequence[Placed]) -> str:
    """What was written for these suggestions, or what stands there now."""
    written = request.form.get(_anew(group))
    if written is not None:
        return prose.clean(written)[:LONGEST].strip()
    return queries.plain_of(text.current, group[0].on, queries.reach_of(group)) if text.current else ""
