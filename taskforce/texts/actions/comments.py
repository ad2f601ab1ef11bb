"""Comments and replies."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload
from sqlalchemy.orm.attributes import set_committed_value

from taskforce.core import clock, events
from taskforce.core.actor import Actor
from taskforce.core.errors import Refused, WrongState, allow
from taskforce.texts import policy
from taskforce.texts.actions import anchoring, typed
from taskforce.texts.actions.mentions import mention
from taskforce.texts.actions.placing import place_comment
from taskforce.texts.models import Comment, Reply, Text, TextVersion
from taskforce.texts.states import Audience, CommentKind


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
    words: str = "",
    start: int | None = None,
    audience: str = Audience.ALL,
    strikes: bool = False,
) -> Comment:
    """A comment on version number `version`: `on` a block (its key), `field:<name>`, or "" for the whole text.

    `words`: the words there that it is on, none for all of it; on the whole text they are looked for everywhere.
    `start`: the code point at which they begin, where they stand more than once. `strikes`: it suggests that they go.
    On a version that was replaced meanwhile it is placed on each that came since. Raises Refused for missing words, a
    place that is not in that version, words that do not stand there or not once; WrongState while comments are closed.
    """
    if not text.takes_comments:
        raise WrongState("This text takes no comments now.")
    allow(policy.can_comment(actor, text), "Observers read comments and write none.")
    anchor = {"on": on, "words": words, "start": start}
    said = {"kind": kind, "body": body, "proposed": proposed, "audience": audience, "strikes": strikes}
    made = make_comment(session, actor, text, _version(session, text, version), anchor, said)
    events.record(session, actor, typed.event(made, "made"), made, **told(made))
    mention(session, actor, made, made.body)
    return made


def make_comment(
    session: Session,
    by: Actor,
    text: Text,
    version: TextVersion,
    anchor: Mapping[str, Any],
    said: Mapping[str, Any],
) -> Comment:
    """The comment itself, once it was allowed, on this version with its blocks; its event is its maker's.

    `anchor`: its `on`, `words` and `start`; `said`: the rest of what `comment` takes, and `reviewer_id` of whoever
    comments from outside. Raises Refused as `comment` does.
    """
    place = anchoring.anchor(version, anchor["on"], typed.words("words", anchor["words"]), anchor["start"])
    checked = {
        "reviewer_id": said.get("reviewer_id"),
        "kind": _kind(said["kind"]),
        "body": typed.words("body", said["body"], "Please write what you have to say."),
        "proposed": typed.words("proposed", said["proposed"]),
        "audience": said["audience"],
        "strikes": said["strikes"],
    }
    _check_striking(place, checked)
    made = _made(session, by, text, version, place | checked)
    place_comment(session, text, made)
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
    events.record(session, actor, typed.event(comment, "replied"), comment, text=comment.text.public_id)
    mention(session, actor, comment, made.body)
    return made


def _made(session: Session, actor: Actor, text: Text, version: TextVersion, facts: dict[str, Any]) -> Comment:
    made = Comment(
        task_force_id=text.task_force_id,
        text_id=text.id,
        version_id=version.id,
        office_id=actor.stands_for_id,
        by_id=actor.person_id,
        by_name=actor.name,
        made_at=clock.now(),
        **facts,
    )
    session.add(made)
    for name, value in (("text", text), ("version", version), ("replies", []), ("disposition", None)):
        set_committed_value(made, name, value)
    return made


def told(comment: Comment) -> dict[str, Any]:
    """What the event of a comment says of it; `comment` with its text and version."""
    text, version = comment.text, comment.version
    return {"text": text.public_id, "weight": comment.kind, "on": comment.on, "version": version.number}


def _check_striking(anchor: dict[str, Any], said: dict[str, Any]) -> None:
    if not said["strikes"]:
        return
    if "starts" not in anchor:
        raise Refused("words", "Please name the words that should go.")
    if said["proposed"]:
        raise Refused("proposed", "Either these words go, or others stand there. Please leave this empty.")


def _version(session: Session, text: Text, number: int) -> TextVersion:
    found = session.scalar(
        select(TextVersion)
        .where(TextVersion.text_id == text.id, TextVersion.number == number)
        .options(selectinload(TextVersion.blocks))
    )
    if found is None:
        raise Refused("version", f"This text has no version {number}.")
    return found


def _kind(kind: str) -> CommentKind:
    if kind not in set(CommentKind):
        raise Refused("kind", "Please choose one of the list.")
    return CommentKind(kind)


def _audience(audience: str) -> Audience:
    if audience not in set(Audience):
        raise Refused("audience", "Please choose one of the list.")
    return Audience(audience)
