"""What waits for whom. Each slice says it as a SELECT (its shelf `waiting`); one statement asks all of them at once.

So a page that counts for one person, the page of one person and that of the facilitator over everybody cost one
statement each, however many slices have something to say.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import IntEnum
from functools import cache, cached_property
from typing import Any
from zoneinfo import ZoneInfo

from flask import url_for
from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    Row,
    Select,
    String,
    Subquery,
    bindparam,
    cast,
    func,
    literal_column,
    null,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from taskforce.core import clock, numbers
from taskforce.core.actor import Actor
from taskforce.core.db import Utc

TASK_FORCE = bindparam("task_force", type_=Integer)  # for the sources: whose rows
NOW = bindparam("now", type_=Utc())
SOON = bindparam("soon", type_=Date)  # a week from now: a gate that is due by then is told
YEAR = bindparam("year", type_=Integer)
LATELY = bindparam("lately", type_=Utc())  # two weeks ago: what failed since then is told
SOON_IS, LATELY_IS = timedelta(days=7), timedelta(days=14)


class Urgency(IntEnum):
    """How much hangs on it: others cannot go on; somebody waits; whenever there is time."""

    BLOCKS = 0
    WAITS = 1
    WHENEVER = 2


@dataclass(frozen=True, eq=False)
class Waiting:
    """One thing that waits, for one person or many: `before`, the linked `title` and `after` are its sentence.

    `action` are the words on its button, which leads to `endpoint` with `values`. `due_at` or `due_on`: by when.
    """

    kind: str
    before: str
    title: str
    after: str
    action: str
    endpoint: str
    values: Mapping[str, str]
    due_at: datetime | None
    due_on: date | None
    urgency: Urgency

    @cached_property
    def url(self) -> str:
        """The address of its page, within a request; made once for all for whom it waits."""
        values: dict[str, Any] = dict(self.values)
        return url_for(self.endpoint, **values)

    @cached_property
    def alike(self) -> tuple[object, ...]:
        """What things of one sentence and one hour have in common: "Vote on A, B and C"."""
        return (self.kind, self.before, self.after, self.due_at, self.due_on)

    @property
    def sentence(self) -> str:
        """The whole sentence, as mail says it."""
        title = f"“{self.title}”" if self.before or self.after else self.title
        return f"{self.before}{title}{self.after}"

    def due(self, zone: str) -> datetime | None:
        """By when: a day lasts to its end in the zone."""
        if self.due_on is not None:
            return datetime.combine(self.due_on, time(23, 59, 59), ZoneInfo(zone))
        return self.due_at

    def is_late(self, zone: str) -> bool:
        """Whether its hour has passed."""
        due = self.due(zone)
        return due is not None and due < clock.now()


@dataclass(frozen=True)
class Source:
    """What a slice says: one kind of thing. `place`: the blueprint in the rail that bears its count.

    `words`: the sentence with `{title}`, and perhaps `{number}`; `many` where the number is not one. `scopes`: what a
    delegate must hold, one of them, to see it with what waits for their principal.
    """

    kind: str
    words: str
    many: str
    action: str
    endpoint: str
    place: str
    scopes: frozenset[str]
    urgency: Urgency
    by: str
    ask: Callable[[], Select[Any]]

    def waiting(self, row: Row[Any]) -> Waiting:
        """One row of its SELECT as plain values."""
        words = self.words if row.number in (None, 1) or not self.many else self.many
        before, _, after = words.partition("{title}")
        number = numbers.spelled(row.number) if row.number is not None else ""
        values = {self.by: row.thing} if self.by else {}
        return Waiting(
            self.kind,
            before.replace("{number}", number),
            row.title,
            after.replace("{number}", number),
            self.action,
            self.endpoint,
            values,
            row.due_at,
            row.due_on,
            self.urgency,
        )


_sources: dict[str, Source] = {}
Ask = Callable[[], Select[Any]]


def source(
    kind: str,
    words: str,
    action: str,
    endpoint: str,
    *,
    many: str = "",
    scopes: Sequence[str] = (),
    urgency: Urgency = Urgency.WAITS,
    place: str = "",
    by: str = "public_id",
) -> Callable[[Ask], Ask]:
    """The decorated function gives a SELECT made by `rows`, for the task force TASK_FORCE at the moment NOW.

    `by`: the value of the endpoint that names the thing; empty where the page names none.
    """

    def register(ask: Ask) -> Ask:
        home = place or endpoint.split(".", maxsplit=1)[0]
        _sources[kind] = Source(
            kind, words, many, action, endpoint, home, frozenset(scopes), urgency, by, ask
        )
        _asked.cache_clear()
        return ask

    return register


def rows(
    person: ColumnElement[Any] | Any,
    thing: Any,
    title: Any,
    *,
    due_at: Any = None,
    due_on: Any = None,
    number: Any = None,
) -> Select[Any]:
    """The columns of a source: whose it is (the number of a person's row), the thing's public name, its title."""
    return select(
        person.label("person_id"),
        cast(thing, String).label("thing"),
        cast(title, String).label("title"),
        (cast(null(), Utc()) if due_at is None else due_at).label("due_at"),
        (cast(null(), Date) if due_on is None else due_on).label("due_on"),
        (cast(null(), Integer) if number is None else number).label("number"),
    )


def spelled(word: str) -> ColumnElement[str]:
    """A word of ours (a state, a kind), spelled out in the statement instead of handed over at each asking.

    SQLite reads a statement anew, each time that it is asked, when it compares a value handed over with the column of
    a partial index; of this one, with its twenty parts, that was two thirds of the cost.
    """
    return literal_column(f"'{word}'", String)


def among(column: Any, words: Sequence[str]) -> ColumnElement[bool]:
    """Whether it is one of these words of ours, spelled out."""
    found: ColumnElement[bool] = column.in_([spelled(word) for word in words])
    return found


def of_person(session: Session, actor: Actor, zone: str) -> list[Waiting]:
    """What waits for the actor, or for whom they act as far as they may see it: most urgent first, then by hour."""
    found = session.execute(_asked("person"), _now(actor.task_force_id, actor.stands_for_id))
    return ordered([_sources[row.kind].waiting(row) for row in found if _is_seen(actor, row.kind)], zone)


def of_everybody(session: Session, task_force_id: int, zone: str) -> dict[int, list[Waiting]]:
    """What waits for each person of a task force, by the number of their row, ordered alike; in one statement.

    What waits for many is one row and one thing: a text that sixty have not commented on is not read sixty times.
    """
    rows = session.execute(_asked("everybody"), _now(task_force_id))
    people = {_sources[row.kind].waiting(row): row.people for row in rows}
    whole: dict[int, list[Waiting]] = defaultdict(list)
    for thing in ordered(list(people), zone):
        for person_id in people[thing].split(","):
            whole[int(person_id)].append(thing)
    return dict(whole)


def counts(session: Session, actor: Actor) -> Counter[str]:
    """How many things wait for the actor, by the blueprint of the place in the rail that bears the count."""
    plain = session.connection()  # no rows of ours come back, and this is asked on every page
    found = plain.execute(_asked("counts"), _now(actor.task_force_id, actor.stands_for_id))
    places: Counter[str] = Counter()
    for kind, number in found:
        if _is_seen(actor, kind):
            places[_sources[kind].place] += number
    return places


def counted(things: Sequence[Waiting]) -> Counter[str]:
    """The same of things that are at hand."""
    return Counter(_sources[one.kind].place for one in things)


def ordered(many: Sequence[Waiting], zone: str) -> list[Waiting]:
    """Most urgent first, then by hour, what has none last."""
    far = datetime.max.replace(tzinfo=ZoneInfo("UTC"))
    return sorted(many, key=lambda one: (one.urgency, one.due(zone) or far, one.before, one.title))


def _is_seen(actor: Actor, kind: str) -> bool:
    return actor.principal_id is None or any(actor.acts(scope) for scope in _sources[kind].scopes)


def _now(task_force_id: int, person_id: int | None = None) -> dict[str, Any]:
    moment = clock.now()
    return {
        "task_force": task_force_id,
        "person": person_id,
        "now": moment,
        "soon": moment.date() + SOON_IS,
        "lately": moment - LATELY_IS,
        "year": moment.year,
    }


@cache
def _asked(form: str) -> Select[Any]:
    """The one statement: of everybody, by thing, of one person, or counted by kind; made once, as that costs more."""
    parts = [one.ask().add_columns(spelled(kind).label("kind")) for kind, one in _sources.items()]
    whole: Subquery = union_all(*parts).subquery("waiting")
    mine = whole.c.person_id == bindparam("person", type_=Integer)
    if form == "counts":
        return select(whole.c.kind, func.count()).where(mine).group_by(whole.c.kind)
    if form == "person":
        return select(whole).where(mine)
    thing = [column for column in whole.c if column.key != "person_id"]
    people = func.aggregate_strings(cast(whole.c.person_id, String), ",").label("people")
    return select(*thing, people).group_by(*thing)
