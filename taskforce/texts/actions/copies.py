"""Working copies: kept while somebody writes, dropped when it is saved. Their own, so nobody is asked to witness it."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from taskforce.core import clock, ids, prose
from taskforce.core.actor import Actor
from taskforce.core.errors import Refused, TaskforceError, WrongState, allow
from taskforce.texts import policy, queries
from taskforce.texts.models import Text, WorkingCopy

LONGEST = 250_000  # characters, all of it: more than any form takes
MOST_FIELDS = 30
CLOSED = "This text takes no edits now. What you wrote is kept for you, and not part of it."


class Elsewhere(TaskforceError):
    """The words that are kept came from another page, which this one has not seen (409)."""

    status = 409


def keep_copy(
    session: Session,
    writer: Actor,
    text: Text,
    *,
    hand: str,
    mark: str,
    base: int,
    fields: Mapping[str, str],
    source: str,
    note: str,
) -> WorkingCopy:
    """Keep what the page `hand` shows now. `mark`: of the words that it knew.

    Raises Elsewhere, rather than overwrite words that another page kept or bring back what was saved or dropped;
    Refused for what is too long or no database keeps; WrongState when edits are closed.
    """
    if not text.takes_edits:
        raise WrongState(CLOSED)
    allow(policy.can_write_version(writer, text), "You may read this text, not write it.")
    _check(fields, source, note)
    copy = queries.copy_of(session, writer, text.id)
    if copy is None and mark:
        raise Elsewhere("This was saved or dropped on another page. What stands here is in this tab alone.")
    if copy is not None and copy.kept_at and not _knows(copy, hand, mark):
        raise Elsewhere(
            "You are writing this on another page or device too. What stands here is in this tab alone."
        )
    copy = copy or _begun(session, writer, text)
    copy.base = base if 0 < base <= text.number else 0  # a version that never was is none to begin from
    copy.fields, copy.source, copy.note = dict(fields), source, note
    copy.hand, copy.mark = hand, ids.new()
    copy.kept_at = copy.open_at = clock.now()
    return copy


def be_here(session: Session, writer: Actor, text: Text, *, is_open: bool = True) -> None:
    """Say that this person has the text open for writing, or no longer."""
    copy = queries.copy_of(session, writer, text.id)
    if copy is None and not is_open:
        return
    allow(policy.can_write_version(writer, text), "You may read this text, not write it.")
    copy = copy or _begun(session, writer, text)
    copy.open_at = clock.now() if is_open else None


def drop_copy(session: Session, writer: Actor, text_id: int, *, mark: str, hand: str = "") -> bool:
    """Let the words go that this page knew, because they were saved or are not wanted; False for any others.

    `text_id` is the row's number.
    """
    copy = queries.copy_of(session, writer, text_id)
    if copy is None or (copy.kept_at and not _knows(copy, hand, mark)):
        return copy is None
    session.delete(copy)
    return True


def _knows(copy: WorkingCopy, hand: str, mark: str) -> bool:
    return bool(hand and copy.hand == hand) or copy.mark == mark


def _begun(session: Session, writer: Actor, text: Text) -> WorkingCopy:
    copy = WorkingCopy(task_force_id=text.task_force_id, text_id=text.id, person_id=writer.person_id)
    session.add(copy)
    return copy


def _check(fields: Mapping[str, str], source: str, note: str) -> None:
    words = [*fields.values(), source, note]
    if len(fields) > MOST_FIELDS or sum(map(len, words)) > LONGEST:
        raise Refused(
            "source", f"This is too long to be kept while you write: at most {LONGEST:,} characters."
        )
    if not all(prose.is_storable(one) for one in words):
        raise Refused("source", "This holds a character that cannot be kept.")
