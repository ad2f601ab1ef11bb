"""Commenting and replying. Both work without JavaScript."""

from flask import request
from sqlalchemy.orm import Session

from taskforce.core.errors import NotAllowed, NotFound
from taskforce.texts import actions, homes, policy, queries
from taskforce.texts.forms import CommentForm, ReplyForm
from taskforce.texts.models import FIELD, WHOLE, Text
from taskforce.texts.states import How
from taskforce.texts.views.blueprint import blueprint, comment_of, go_home
from taskforce.web.access import PEOPLE, reach
from taskforce.web.page import Answer, page
from taskforce.web.session import attempt, reading

CAME = "Another version came while you were writing. "
SAID = {
    None: "Your comment stands in the record.",
    How.SAME: CAME + "Your comment stands there on the same words.",
    How.CHANGED: CAME + "The words have changed there; your comment stands beside them.",
    How.MOVED: CAME + "The words have moved there, and your comment with them.",
    How.GONE: CAME + "The words are no longer there; your comment is kept with the version that has them.",
}


@blueprint.route("/<public_id>/versions/<int(max=99999):number>/comment", methods=["GET", "POST"])
@reach(PEOPLE)
def comment(public_id: str, number: int) -> Answer:
    """Comment on `?on=` a block or field of that version, or on the whole text."""
    form, on = CommentForm(), request.args.get("on", WHOLE)
    if form.is_sent():
        with attempt(form) as (session, actor):
            text = queries.text(session, actor, public_id)
            made = actions.comment(session, actor, text, version=number, on=on, **form.facts())
            stands = None if number == text.number else queries.how_it_stands(session, text, made)
        if not form.errors:
            return go_home(text, SAID[stands], f"comment-{made.public_id}")
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
            replied = comment_of(session, actor, public_id, comment_id)
            actions.reply(session, actor, replied, **form.facts())
        if not form.errors:
            return go_home(replied.text, "Your reply stands in the record.", f"comment-{comment_id}")
    with reading() as (session, actor):
        replied = comment_of(session, actor, public_id, comment_id)
    if not policy.can_reply(actor, replied.text):
        raise NotAllowed("This text takes no replies now, or you read without commenting.")
    return page(
        "texts/reply.html", form=form, text=replied.text, home=homes.url(replied.text), comment=replied
    )


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
