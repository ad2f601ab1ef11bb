"""The answer that closes a comment, and what its author says to that."""

from collections.abc import Sequence

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from taskforce.core import clock, events
from taskforce.core.actor import Actor
from taskforce.core.errors import Refused, WrongState, allow
from taskforce.texts import policy
from taskforce.texts.actions import typed
from taskforce.texts.models import Comment, Disposition
from taskforce.texts.states import Response, Verdict


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
    reason = typed.words("reason", reason)
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
    events.record(session, actor, typed.event(comment, "disposed"), comment, verdict=str(verdict))
    return made


def dispose_comments(
    session: Session, actor: Actor, comments: Sequence[Comment], *, disposition: str, reason: str = ""
) -> None:
    """Close several comments with one and the same answer: all of them or none.

    Raises what `dispose_comment` raises, and Refused where none is chosen, or as a duplicate of another.
    """
    if not comments:
        raise Refused("comments", "Please tick the comments that you answer.")
    if disposition == Verdict.DUPLICATE:
        raise Refused("disposition", "A duplicate names the comment that it repeats: answer it by itself.")
    for comment in comments:
        dispose_comment(session, actor, comment, disposition=disposition, reason=reason)


def respond_to_disposition(
    session: Session, actor: Actor, comment: Comment, *, response: str, why: str = ""
) -> None:
    """What the author of a comment says to its answer, once; or they reopen it, once, until the text is frozen.

    The comment comes as `queries.comment` gives it. Raises Refused without the reason that all but “satisfied” want,
    WrongState where there is no answer, something was said to it, or it was reopened before.
    """
    answer = comment.disposition
    if answer is None:
        raise WrongState("This comment has no answer yet.")
    if answer.response:
        raise WrongState("You have said already what you think of this answer.")
    allow(policy.can_respond_to_disposition(actor, comment), "Whoever made the comment says that.")
    if response not in set(Response):
        raise Refused("response", "Please choose one of these.")
    why = typed.words("why", why)
    if response != Response.SATISFIED and not why:
        raise Refused("why", "Please say why.")
    if response == Response.REOPENED:
        _check_reopening(comment)
    answer.response, answer.response_why = Response(response).value, why
    answer.responded_at, answer.responded_by_name = clock.now(), actor.name
    if response == Response.REOPENED:
        set_committed_value(comment, "disposition", None)
        set_committed_value(comment, "answered_before", answer)
    events.record(
        session,
        actor,
        typed.event(comment, "responded"),
        comment,
        text=comment.text.public_id,
        response=response,
    )


def _check_reopening(comment: Comment) -> None:
    if comment.answered_before is not None:
        raise WrongState("A comment is reopened once. This one was.")
    if comment.text.frozen_at:
        raise WrongState("The text is frozen for the decision; its comments are not reopened any more.")


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
