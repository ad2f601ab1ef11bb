"""What happened: a row in the same transaction as the act, and those who listen, in that transaction too."""

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import String
from sqlalchemy.orm import Mapped, Session, mapped_column

from taskforce.core import clock, triggers
from taskforce.core.actor import LONGEST_NAME, Actor
from taskforce.core.db import Base


class Event(Base):
    """One act: who, what, when, on which thing. Rows are only added; a trigger refuses all else.

    Names are written as they were then; there are no foreign keys, so that the record outlives everything.
    """

    __tablename__ = "event"

    id: Mapped[int] = mapped_column(primary_key=True)
    task_force_id: Mapped[int] = mapped_column(index=True)
    at: Mapped[datetime]
    kind: Mapped[str] = mapped_column(String(60))
    by_id: Mapped[int | None]
    by_name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    for_id: Mapped[int | None] = mapped_column(index=True)  # the principal in whose name it was done
    subject_id: Mapped[str] = mapped_column(String(13), index=True)
    facts: Mapped[dict[str, Any]]


class Subject(Protocol):
    """Anything with a public name can be the subject of an event."""

    @property
    def public_id(self) -> Any: ...


REPLAYED = "replayed"  # in `session.info` while old acts are brought back: nobody is written to
Listener = Callable[[Session, Actor, Event, Any], None]
_listeners: dict[str, list[Listener]] = defaultdict(list)


def on(kind: str) -> Callable[[Listener], Listener]:
    """Call the decorated function as `(session, actor, event, subject)` within each act of this kind."""

    def subscribe(listener: Listener) -> Listener:
        if listener not in _listeners[kind]:
            _listeners[kind].append(listener)
        return listener

    return subscribe


def record(session: Session, actor: Actor, kind: str, subject: Subject, **facts: Any) -> Event:
    """Write down that `actor` did `kind` (`noun.verb_in_past`) to `subject`, and tell those who listen.

    `facts` must be plain JSON values: what the history page and a later reader need, never secrets.
    """
    session.flush()
    event = Event(
        task_force_id=actor.task_force_id,
        at=clock.now(),
        kind=kind,
        by_id=actor.person_id,
        by_name=actor.name,
        for_id=actor.principal_id,
        subject_id=subject.public_id,
        facts=facts,
    )
    session.add(event)
    session.flush()
    for listener in _listeners[kind]:
        listener(session, actor, event, subject)
    return event


triggers.refuse("event", "UPDATE", "The record of events is only added to.")
triggers.refuse("event", "DELETE", "The record of events is only added to.")
