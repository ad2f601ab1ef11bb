"""Commenting, replying, and answering comments. All of it works without JavaScript."""

from flask import request
from sqlalchemy.orm import Session

from taskforce.core.actor import Actor
from taskforce.core.errors import NotAllowed, NotFound
from taskforce.texts import actions, homes, policy, queries
from taskforce.texts.forms import CommentForm, DisposeForm, ReplyForm
from taskforce.texts.models import FIELD, WHOLE, Comment, Text
from taskforce.texts.views.blueprint import blueprint, go_home
from taskforce.web.access import PEOPLE, reach
from taskforce.web.page import Answer, page
from taskforce.web.session import attempt, reading


@blueprint.route("/<public_id>/versions/<int(max=99999):number>/comment", methods=["GET", "POST"])
@reach(PEOPLE)
def comment(public_id: str, number: int) -> Answer:
    """Comment on `?on=` a block or field of that version, or on the whole text."""
    form, on = CommentForm(), request.args.get("on", WHOLE)
    if form.is_sent():
        with attempt(form) as (session, actor):
            text = queries.text(session, actor, public_id)
            made = actions.comment(session, actor, text, version=number, on=on, **form.facts())
        if not form.errors:
            return go_home(text, "Your comment stands in the record.", f"comment-{made.public_id}")
    with reading() as (session, actor):
        text = queries.text(session, actor, public_id)
        words, place = _place(session, text, number, on)
    if not policy.can_comment(actor, text):
        raise NotAllowed("Comments are closed on this text, or you read without commenting.")
    return page("texts/comment.html", form=form, text=text, home=homes.url(text), words=words, place=place)


@blueprint.route("/<public_id>/comments/<comment_id>/reply", methods=["GET", "POST"])
@reach(PEOPLE)
def reply(public_id: str, comment_id: str) -> Answer:
    """Reply under a comment."""
    form = ReplyForm()
    if form.is_sent():
        with attempt(form) as (session, actor):
            replied = _comment(session, actor, public_id, comment_id)
            actions.reply(session, actor, replied, **form.facts())
        if not form.errors:
            return go_home(replied.text, "Your reply stands in the record.", f"comment-{comment_id}")
    with reading() as (session, actor):
        replied = _comment(session, actor, public_id, comment_id)
    if not policy.can_reply(actor, replied.text):
        raise NotAllowed("This text takes no replies now, or you read without commenting.")
    return page(
        "texts/reply.html", form=form, text=replied.text, home=homes.url(replied.text), comment=replied
    )


@blueprint.route("/<public_id>/comments/<comment_id>/answer", methods=["GET", "POST"])
@reach("facilitator")
def dispose_comment(public_id: str, comment_id: str) -> Answer:
    """Close a comment with a disposition and its reason."""
    form = DisposeForm()
    with reading() as (session, actor):
        shown = _comment(session, actor, public_id, comment_id)
        others = [one for one in queries.comments(session, shown.text) if one.id != shown.id]
    form.duplicate_of.choices = [("", "None"), *((one.public_id, _said(one)) for one in others)]
    if form.is_sent():
        with attempt(form) as (session, actor):
            answered = _comment(session, actor, public_id, comment_id)
            facts = form.facts()
            facts["duplicate_of"] = _other(session, actor, facts["duplicate_of"])
            actions.dispose_comment(session, actor, answered, **facts)
        if not form.errors:
            return go_home(shown.text, "The comment is answered.", f"comment-{comment_id}")
    return page("texts/dispose.html", form=form, text=shown.text, home=homes.url(shown.text), comment=shown)


def _comment(session: Session, actor: Actor, public_id: str, comment_id: str) -> Comment:
    found = queries.comment(session, actor, comment_id)
    if found.text.public_id != public_id:
        raise NotFound
    return found


def _other(session: Session, actor: Actor, public_id: str) -> Comment | None:
    return queries.comment(session, actor, public_id) if public_id else None


def _place(session: Session, text: Text, number: int, on: str) -> tuple[str, str]:
    """The words commented on, and what their place is called. Raises NotFound."""
    version = queries.version(session, text, number)
    if on == WHOLE:
        return "", "the whole text"
    words = queries.words_by_place(version).get(on)
    if words is None:
        raise NotFound
    if on.startswith(FIELD):
        return words, homes.label(text, on.removeprefix(FIELD)).lower()
    position = next(block.position for block in version.blocks if block.key == on)
    return words, f"paragraph {position}"


def _said(comment: Comment) -> str:
    words = " ".join(comment.body.split())
    return f"{comment.by_name}: {words[:80]}{'…' if len(words) > 80 else ''}"
