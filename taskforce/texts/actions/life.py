"""The life of a text: begun, open for comment or not, frozen, taken up again. Its owner asks its own policy first."""

from sqlalchemy.orm import Session

from taskforce.core import clock, events
from taskforce.core.actor import Actor
from taskforce.core.errors import WrongState, allow
from taskforce.texts import policy
from taskforce.texts.models import Text


def begin_text(session: Session, actor: Actor, *, owner_kind: str, owner_id: str, label: str) -> Text:
    """A text without a version yet, for the thing of that kind and public id; it takes edits and no comments."""
    allow(policy.can_begin_text(actor), "Observers read texts and begin none.")
    text = Text(task_force_id=actor.task_force_id, owner_kind=owner_kind, owner_id=owner_id, label=label)
    session.add(text)
    events.record(session, actor, "text.begun", text, label=label)
    return text


def label_text(session: Session, actor: Actor, text: Text, *, label: str) -> None:
    """What the text is called wherever it is listed; it follows the title of its owner."""
    allow(policy.can_begin_text(actor), "Observers read texts and name none.")
    if text.label != label:
        text.label = label
        events.record(session, actor, "text.labelled", text, label=label)


def open_comments(session: Session, actor: Actor, text: Text) -> None:
    """Let people comment. Raises WrongState when the text is frozen."""
    allow(policy.can_open_comments(actor, text), "Only the facilitator opens comments.")
    if text.frozen_at:
        raise WrongState("This text is frozen; it takes no comments.")
    if not text.takes_comments:
        text.takes_comments = True
        events.record(session, actor, "text.comments_opened", text, label=text.label)


def close_comments(session: Session, actor: Actor, text: Text) -> None:
    """No comments from now on; what is there can still be answered."""
    allow(policy.can_open_comments(actor, text), "Only the facilitator closes comments.")
    if text.takes_comments:
        text.takes_comments = False
        events.record(session, actor, "text.comments_closed", text, label=text.label)


def freeze(session: Session, actor: Actor, text: Text) -> None:
    """Neither edits nor comments from now on: this is the text that is decided on. Raises WrongState if empty."""
    allow(policy.can_freeze(actor, text), "Only the facilitator freezes a text.")
    if text.number == 0:
        raise WrongState("There is no text yet that could be frozen.")
    if text.frozen_at is None:
        text.takes_edits, text.takes_comments, text.frozen_at = False, False, clock.now()
        events.record(session, actor, "text.frozen", text, number=text.number, label=text.label)


def take_up_again(session: Session, actor: Actor, text: Text) -> None:
    """Edits again after a freeze; the frozen version stays as it was."""
    allow(policy.can_freeze(actor, text), "Only the facilitator takes a text up again.")
    if text.frozen_at:
        text.takes_edits, text.frozen_at = True, None
        events.record(session, actor, "text.taken_up_again", text, label=text.label)
