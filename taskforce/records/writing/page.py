"""What everything that writes the file out stands on: the session, the keys of people, and who did what when."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from operator import itemgetter
from pathlib import Path
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
    folder: Path | None = None  # of the data

    @cached_property
    def hands(self) -> dict[int | None, list[tuple[datetime, int | None]]]:
        """By person: when they acted, and for whom."""
        found: dict[int | None, list[tuple[datetime, int | None]]] = defaultdict(list)
        for event in sorted((one for some in self.events.values() for one in some), key=lambda one: one.id):
            found[event.by_id].append((event.at, event.for_id))
        return found

    @cached_property
    def _keys(self) -> dict[str, str]:
        return {person.public_id: person.key for person in self.people.values()}

    @property
    def actor(self) -> Actor:
        """The program reads on behalf of the operator who runs the command."""
        return program(self.task_force.id)

    def key(self, person_id: int | None) -> str | None:
        """The key of that person; None for the program."""
        return self.people[person_id].key if person_id is not None else None

    def key_of(self, public_id: str) -> str:
        """The key of the person with that public id."""
        return self._keys[public_id]

    def when(self, moment: datetime, zone: str | None = None) -> str:
        """The moment on the clocks of the task force, or of another zone."""
        return times.words(moment, zone or self.task_force.zone)

    def act(self, person_id: int | None, moment: datetime, zone: str | None = None, **more: Any) -> Facts:
        """`by`, `for` and `at`, and what else belongs to the act.

        In whose name it was done stands in its event, which is the next that the same person left.
        """
        acts = self.hands.get(person_id, [])
        n = bisect_left(acts, moment, key=itemgetter(0))
        principal = acts[n][1] if n < len(acts) else None
        return self._act(person_id, principal, moment, zone) | more

    def event(self, event: Event, zone: str | None = None, **more: Any) -> Facts:
        """An event as an act."""
        return self._act(event.by_id, event.for_id, event.at, zone) | more

    def _act(self, by_id: int | None, for_id: int | None, moment: datetime, zone: str | None) -> Facts:
        hands = (
            {"by": self.key(by_id), "for": self.key(for_id)}
            if for_id is not None
            else {"by": self.key(by_id)}
        )
        return {**hands, "at": self.when(moment, zone)}

    def of(self, subject: str, *kinds: str) -> list[Event]:
        """What happened to the thing of that public name, of these kinds, in order."""
        return [event for event in self.events.get(subject, []) if event.kind in kinds]

    def acts_of_kind(self, kind: str, by: str) -> dict[str, list[Event]]:
        """The events of that kind in order, by what their fact of that name says."""
        found: dict[str, list[Event]] = defaultdict(list)
        acts = [event for events in self.events.values() for event in events if event.kind == kind]
        for event in sorted(acts, key=lambda event: event.id):
            found[event.facts[by]].append(event)
        return found

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
