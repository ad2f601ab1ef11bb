"""Working copies, who writes at this moment, and who has read which version."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ScalarSelect, func, select
from sqlalchemy.orm import Session

from taskforce.core import clock
from taskforce.core.actor import Actor
from taskforce.members.models import Person
from taskforce.texts.models import Reading, Text, WorkingCopy

HERE = timedelta(seconds=60)  # a page says every twenty that it is open


def copy_of(session: Session, writer: Actor, text_id: int) -> WorkingCopy | None:
    """What this person has written for the text and not saved, or that they have it open."""
    return session.scalar(
        select(WorkingCopy).where(WorkingCopy.text_id == text_id, WorkingCopy.person_id == writer.person_id)
    )


def writing_now(session: Session, actor: Actor, text: Text) -> list[str]:
    """The names of the others who have the text open for writing."""
    return list(
        session.scalars(
            select(Person.printed_name)
            .join(WorkingCopy, WorkingCopy.person_id == Person.id)
            .where(WorkingCopy.text_id == text.id, WorkingCopy.open_at > clock.now() - HERE)
            .where(Person.id != actor.person_id)
            .order_by(Person.sort_name, Person.id)
        )
    )


def read_by(session: Session, reader: Actor, text: Text) -> set[int]:
    """The numbers of the versions that this person has read."""
    found = select(Reading.number).where(Reading.text_id == text.id, Reading.person_id == reader.person_id)
    return set(session.scalars(found))


def last_read(reader: Actor) -> ScalarSelect[int]:
    """The number of the last version of a text that this person has read, as a column beside `Text`; or nothing."""
    found = select(func.max(Reading.number)).where(
        Reading.text_id == Text.id, Reading.person_id == reader.person_id
    )
    return found.correlate(Text).scalar_subquery()


@dataclass(frozen=True)
class Since:
    """A text with newer versions than somebody has read: its public name, what they read last, what stands now."""

    text: str
    read: int
    now: int


def changed_since_read(session: Session, reader: Actor, owners: Collection[str]) -> dict[str, Since]:
    """Of these owners, by public name, those whose text the reader has read and not as it stands now."""
    if not owners:
        return {}
    last = last_read(reader).label("last")
    found = select(Text.owner_id, Text.public_id, Text.number, last)
    rows = session.execute(found.where(Text.task_force_id == reader.task_force_id, Text.owner_id.in_(owners)))
    return {
        one.owner_id: Since(one.public_id, one.last, one.number)
        for one in rows
        if one.last and one.last < one.number
    }


def readings(session: Session, text: Text) -> dict[int, dict[int, datetime]]:
    """Who has read which version, and when: by the row of the person and the number."""
    found: dict[int, dict[int, datetime]] = defaultdict(dict)
    for one in session.scalars(select(Reading).where(Reading.text_id == text.id)):
        found[one.person_id][one.number] = one.read_at
    return dict(found)
