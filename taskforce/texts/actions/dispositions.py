"""The answer that closes a comment."""

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from taskforce.core import clock, events
from taskforce.core.actor import Actor
from taskforce.core.errors import Refused, WrongState, allow
from taskforce.texts import policy
from taskforce.texts.actions import typed
from taskforce.texts.models import Comment, Disposition
from taskforce.texts.states import Verdict


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
