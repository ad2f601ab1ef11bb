"""What everything that writes the file out stands on: the session, the keys of people, and who did what when."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from taskforce.charter.models import TaskForce
from taskforce.core.actor import Actor, program
from taskforce.core.events import Event
from taskforce.members.models import Person
from taskforce.records.rules import times

Facts = dict[str, Any]


@dataclass(frozen=True)
class Page:
    """One task force being written out. `people` by number; `events` in order, by what they happened to."""

    session: Session
    task_force: TaskForce
    people: dict[int, Person]
    events: dict[str, list[Event]]

    @property
    def actor(self) -> Actor:
        """The program reads on behalf of the operator who runs the command."""
        return program(self.task_force.id)

    def key(self, person_id: int | None) -> str | None:
        """The key of that person; None for the program."""
        return self.people[person_id].key if person_id is not None else None

    def when(self, moment: datetime, zone: str | None = None) -> str:
        """The moment on the clocks of the task force, or of another zone."""
        return times.words(moment, zone or self.task_force.zone)

    def act(self, person_id: int | None, moment: datetime, zone: str | None = None, **more: Any) -> Facts:
        """`by` and `at`, and what else belongs to the act."""
        return {"by": self.key(person_id), "at": self.when(moment, zone), **more}

    def event(self, event: Event, zone: str | None = None, **more: Any) -> Facts:
        """An event as an act."""
        return self.act(event.by_id, event.at, zone, **more)

    def of(self, subject: str, *kinds: str) -> list[Event]:
        """What happened to the thing of that public name, of these kinds, in order."""
        return [event for event in self.events.get(subject, []) if event.kind in kinds]

    def last(self, subject: str, kind: str) -> Event | None:
        """The last time that this happened to it."""
        found = self.of(subject, kind)
        return found[-1] if found else None


def events_by_subject(session: Session, task_force_id: int) -> dict[str, list[Event]]:
    """Every event of the task force, in order, by the public name of its subject."""
    found: dict[str, list[Event]] = defaultdict(list)
    for event in session.scalars(
        select(Event).where(Event.task_force_id == task_force_id).order_by(Event.id)
    ):
        found[event.subject_id].append(event)
    return found


def labelled(letter: str, entries: Iterable[Facts]) -> list[Facts]:
    """The entries with the labels c1, c2 … in their order."""
    return [{"key": f"{letter}{number}", **entry} for number, entry in enumerate(entries, 1)]
