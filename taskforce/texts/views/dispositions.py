"""Answering comments. It works without JavaScript."""

from sqlalchemy.orm import Session

from taskforce.core.actor import Actor
from taskforce.texts import actions, homes, policy, queries
from taskforce.texts.forms import DisposeForm, RespondForm
from taskforce.texts.models import Comment
from taskforce.texts.views.blueprint import blueprint, comment_of, go_home
from taskforce.web.access import PEOPLE, reach
from taskforce.web.page import Answer, page
from taskforce.web.session import attempt, reading


@blueprint.route("/<public_id>/comments/<comment_id>/answer", methods=["GET", "POST"])
@reach("facilitator")
def dispose_comment(public_id: str, comment_id: str) -> Answer:
    """Close a comment with a disposition and its reason."""
    form = DisposeForm()
    with reading() as (session, actor):
        shown = comment_of(session, actor, public_id, comment_id)
        others = [one for one in queries.comments(session, actor, shown.text) if one.id != shown.id]
    form.duplicate_of.choices = [("", "None"), *((one.public_id, _said(one)) for one in others)]
    if form.is_sent():
        with attempt(form) as (session, actor):
            answered = comment_of(session, actor, public_id, comment_id)
            facts = form.facts()
            facts["duplicate_of"] = _other(session, actor, facts["duplicate_of"])
            actions.dispose_comment(session, actor, answered, **facts)
        if not form.errors:
            return go_home(shown.text, "The comment is answered.", f"comment-{comment_id}")
    return page("texts/dispose.html", form=form, text=shown.text, home=homes.url(shown.text), comment=shown)


@blueprint.route("/<public_id>/comments/<comment_id>/respond", methods=["GET", "POST"])
@reach(PEOPLE)
def respond_to_disposition(public_id: str, comment_id: str) -> Answer:
    """Say what one thinks of the answer to one's comment."""
    form = RespondForm()
    if form.is_sent():
        with attempt(form) as (session, actor):
            found = comment_of(session, actor, public_id, comment_id)
            actions.respond_to_disposition(session, actor, found, **form.facts())
        if not form.errors:
            return go_home(found.text, "It stands in the record.", f"comment-{comment_id}")
    with reading() as (session, actor):
        found = comment_of(session, actor, public_id, comment_id)
    may = policy.can_respond_to_disposition(actor, found)
    return page(
        "texts/respond.html",
        form=form,
        text=found.text,
        home=homes.url(found.text),
        comment=found,
        may_respond=may,
    )


def _other(session: Session, actor: Actor, public_id: str) -> Comment | None:
    return queries.comment(session, actor, public_id) if public_id else None


def _said(comment: Comment) -> str:
    words = " ".join(comment.body.split())
    return f"{comment.by_name}: {words[:80]}{'…' if len(words) > 80 else ''}"
