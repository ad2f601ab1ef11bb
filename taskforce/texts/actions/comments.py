"""Comments, replies, and the answer that closes a comment."""

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload
from sqlalchemy.orm.attributes import set_committed_value

from taskforce.core import clock, events, prose
from taskforce.core.actor import Actor
from taskforce.core.errors import Refused, WrongState, allow
from taskforce.texts import policy
from taskforce.texts.models import FIELD, WHOLE, Comment, Disposition, Reply, Text, TextVersion
from taskforce.texts.states import CommentKind, Verdict


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
        body=_words("body", body, "Please write what you have to say."),
        proposed=_words("proposed", proposed),
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
        body=_words("body", body, "Please write your reply."),
        by_id=actor.person_id,
        by_name=actor.name,
        made_at=clock.now(),
    )
    session.add(made)
    events.record(session, actor, "comment.replied", comment, text=comment.text.public_id)
    return made


def dispose_comment(
    session: Session,
    actor: Actor,
    comment: Comment,
    *,
    disposition: str,
    reason: str = "",
    duplicate_of: Comment | None = None,
) -> Disposition:
    """Close a comment, whose disposition must be loaded. A reason is needed unless it is accepted.

    Raises Refused without a reason, or for a duplicate that does not name another comment of the same text;
    WrongState when it is closed already.
    """
    if comment.disposition is not None:
        raise WrongState("This comment is already answered.")
    allow(policy.can_dispose_comment(actor, comment), "Only the facilitator answers comments.")
    verdict = _verdict(disposition)
    reason = _words("reason", reason)
    if verdict != Verdict.ACCEPTED and not reason:
        raise Refused("reason", "Please say why. Only “accepted” needs no reason.")
    made = Disposition(
        task_force_id=comment.task_force_id,
        comment_id=comment.id,
        verdict=verdict,
        reason=reason,
        duplicate_of_id=_first(comment, duplicate_of).id if verdict == Verdict.DUPLICATE else None,
        by_id=actor.person_id,
        by_name=actor.name,
        made_at=clock.now(),
    )
    session.add(made)
    set_committed_value(comment, "disposition", made)
    events.record(session, actor, "comment.disposed", comment, verdict=str(verdict))
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


def _words(field: str, words: str, needed: str = "") -> str:
    if not prose.is_storable(words):
        raise Refused(field, "This holds a character that cannot be kept. Please type it again.")
    words = prose.clean(words).strip()
    if needed and not words:
        raise Refused(field, needed)
    return words


def _kind(kind: str) -> CommentKind:
    if kind not in set(CommentKind):
        raise Refused("kind", "Please choose one of the list.")
    return CommentKind(kind)


def _verdict(disposition: str) -> Verdict:
    if disposition not in set(Verdict):
        raise Refused("disposition", "Please choose one of the list.")
    return Verdict(disposition)


def _first(comment: Comment, duplicate_of: Comment | None) -> Comment:
    """The comment that said it first. One that is itself a duplicate would lead round in a circle."""
    if duplicate_of is None or duplicate_of.id == comment.id or duplicate_of.text_id != comment.text_id:
        raise Refused("duplicate_of", "Please choose the other comment on this text that says the same.")
    if duplicate_of.disposition and duplicate_of.disposition.verdict == Verdict.DUPLICATE:
        raise Refused("duplicate_of", "That comment is a duplicate itself. Please choose the one it repeats.")
    return duplicate_of
