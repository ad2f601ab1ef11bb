"""Suggestions: taken over one by one or together. It works without JavaScript."""

from sqlalchemy.orm import Session

from taskforce.core.actor import Actor
from taskforce.core.errors import NotAllowed
from taskforce.texts import actions, homes, policy, queries
from taskforce.texts.forms import SuggestionsForm
from taskforce.texts.models import Text
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
    form.chosen.choices = [(one.comment.public_id, one.comment.by_name) for one in found]
    if form.is_sent():
        with attempt(form) as (session, actor):
            text = _accepted(session, actor, public_id, form)
        if not form.errors:
            return go_home(text, "It is in the text; whose suggestion it was, the history says.")
    ticked, form.base.data = set(form.chosen.data or ()), str(text.number)
    groups = queries.overlapping(found)
    return page(
        "texts/suggestions.html", form=form, text=text, home=homes.url(text), groups=groups, ticked=ticked
    )


def _accepted(session: Session, actor: Actor, public_id: str, form: SuggestionsForm) -> Text:
    text = queries.text(session, actor, public_id)
    found = queries.suggestions(session, actor, text)
    chosen = [one for one in found if one.comment.public_id in set(form.chosen.data or ())]
    actions.accept_suggestions(session, actor, text, chosen=chosen, base=int(form.base.data or 0))
    return text
