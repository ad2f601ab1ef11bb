"""Which version a new one takes in: that of the same hand, minutes before, which nobody else had seen.

What is taken in stays as it was written, with its number and its fingerprint; only the list of versions shows it no
longer by itself. Version 1 is never taken in: it is what was proposed.
"""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from taskforce.core import clock, events
from taskforce.core.actor import Actor
from taskforce.core.events import Event
from taskforce.texts.models import Comment, Reading, Text, TextVersion
from taskforce.texts.queries import find_version

WITHIN = timedelta(minutes=10)
WRITING = ("text.written", "text.labelled")


def taken_in(session: Session, writer: Actor, text: Text, last: TextVersion | None) -> TextVersion | None:
    """The last version, if the new one takes it in. Ten minutes are counted from the first that was taken in so."""
    if last is None or last.number == 1 or session.info.get(events.REPLAYED):
        return None
    if (last.by_id, last.by_name) != (writer.person_id, writer.name) or writer.person_id is None:
        return None
    if clock.now() - _first(session, text, last).made_at > WITHIN or _was_noticed(
        session, writer, text, last
    ):
        return None
    return last


def standing_before(session: Session, text: Text, last: TextVersion | None) -> TextVersion | None:
    """The version before the last and all that it took in, with its blocks: what the new one is counted against."""
    first = _first(session, text, last) if last else None
    return find_version(session, text, first.number - 1) if first else None


def _first(session: Session, text: Text, last: TextVersion) -> TextVersion:
    found = select(TextVersion).where(TextVersion.text_id == text.id, TextVersion.number <= last.number)
    return first_of(session.scalars(found.order_by(TextVersion.number.desc()).limit(100)).all())


def first_of(newest_first: Sequence[TextVersion]) -> TextVersion:
    """The one with which the first of these began."""
    return next((one for one in newest_first if one.takes_in is None), newest_first[-1])


def _was_noticed(session: Session, writer: Actor, text: Text, last: TextVersion) -> bool:
    """Whether somebody has read it or said something on it, or something else was done with the text since."""
    read = exists().where(
        Reading.text_id == text.id, Reading.number == last.number, Reading.person_id != writer.person_id
    )
    said = exists().where(Comment.version_id == last.id)
    done = exists().where(
        Event.subject_id == text.public_id, Event.at >= last.made_at, Event.kind.not_in(WRITING)
    )
    return bool(session.scalar(select(read | said | done)))
