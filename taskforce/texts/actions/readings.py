"""That somebody has read a version: a bookmark of their own, and what the facilitator sees of it."""

from sqlalchemy.orm import Session

from taskforce.core import clock
from taskforce.core.actor import Actor
from taskforce.texts import queries
from taskforce.texts.models import Reading, Text


def mark_read(session: Session, reader: Actor, text: Text, *, number: int) -> None:
    """This person has had version `number` before them; a second time changes nothing. Raises NotFound."""
    queries.version(session, text, number)
    if reader.person_id is None or number in queries.read_by(session, reader, text):
        return
    session.add(
        Reading(
            task_force_id=text.task_force_id,
            text_id=text.id,
            person_id=reader.person_id,
            number=number,
            read_at=clock.now(),
        )
    )
