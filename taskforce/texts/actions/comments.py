"""Comments and replies."""

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload
from sqlalchemy.orm.attributes import set_committed_value

from taskforce.core import clock, events
from taskforce.core.actor import Actor
from taskforce.core.errors import Refused, WrongState, allow
from taskforce.texts import policy
from taskforce.texts.actions import typed
from taskforce.texts.models import FIELD, WHOLE, Comment, Reply, Text, TextVersion
from taskforce.texts.states import CommentKind


def comment(
    session: Session,
    actor: Actor,
    text: Text,
    *,
    version: int,
    on: str,
    kind: str,
    body: str,
    proposed: str = "",
) -> Comment:
    """A comment on version number `version`: `on` a block (its key), `field:<name>`, or "" for the whole text.

    Raises Refused for missing words or a place that is not in that version, WrongState while comments are closed.
    """
    if not text.takes_comments:
        raise WrongState("This text takes no comments now.")
    allow(policy.can_comment(actor, text), "Observers read comments and write none.")
    commented = _version(session, text, version)
    if on != WHOLE and on not in _places(commented):
        raise Refused("on", f"There is no such place in version {version}.")
    made = Comment(
        task_force_id=text.task_force_id,
        text_id=text.id,
        version_id=commented.id,
        on=on,
        kind=_kind(kind),
        body=typed.words("body", body, "Please write what you have to say."),
        proposed=typed.words("proposed", proposed),
        by_id=actor.person_id,
        by_name=actor.name,
        made_at=clock.now(),
    )
    session.add(made)
    for name, value in (("text", text), ("version", commented), ("replies", []), ("disposition", None)):
        set_committed_value(made, name, value)
    events.record(
        session, actor, "comment.made", made, text=text.public_id, weight=made.kind, on=on, version=version
    )
    return made


def reply(session: Session, actor: Actor, comment: Comment, *, body: str) -> Reply:
    """An answer under a comment, whose text must be loaded. Raises WrongState once the text is frozen."""
    if comment.text.frozen_at:
        raise WrongState("This text is frozen; its comments take no more replies.")
    allow(policy.can_reply(actor, comment.text), "Observers read comments and write none.")
    made = Reply(
        task_force_id=comment.task_force_id,
        comment_id=comment.id,
        body=typed.words("body", body, "Please write your reply."),
        by_id=actor.person_id,
        by_name=actor.name,
        made_at=clock.now(),
    )
    session.add(made)
    events.record(session, actor, "comment.replied", comment, text=comment.text.public_id)
    return made


def _version(session: Session, text: Text, number: int) -> TextVersion:
    found = session.scalar(
        select(TextVersion)
        .where(TextVersion.text_id == text.id, TextVersion.number == number)
        .options(selectinload(TextVersion.blocks))
    )
    if found is None:
        raise Refused("version", f"This text has no version {number}.")
    return found


def _places(version: TextVersion) -> set[str]:
    return {block.key for block in version.blocks} | {FIELD + name for name in version.fields}


def _kind(kind: str) -> CommentKind:
    if kind not in set(CommentKind):
        raise Refused("kind", "Please choose one of the list.")
    return CommentKind(kind)
