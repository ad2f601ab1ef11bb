"""Members and versions: who has read which, as plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from taskforce.members.models import Person
from taskforce.members.states import Level
from taskforce.texts.models import TextVersion
from taskforce.texts.queries import standing_alone


@dataclass(frozen=True)
class Column:
    """A version, and how many of the members have read it."""

    version: TextVersion
    readers: int


@dataclass(frozen=True)
class ReaderRow:
    """A member with the moment of each reading, in the order of the columns; None where there was none."""

    name: str
    level: str
    moments: list[datetime | None]
    last: int

    @property
    def has_current(self) -> bool:
        """Whether they have read the newest version."""
        return bool(self.moments) and self.moments[-1] is not None


@dataclass(frozen=True)
class Readers:
    """Versions across, oldest first; members down, by level of government."""

    columns: list[Column]
    rows: list[ReaderRow]

    @property
    def groups(self) -> list[tuple[str, list[ReaderRow]]]:
        """The rows by level, in the order in which levels are always named; empty levels are left out."""
        found = [(level.value, [row for row in self.rows if row.level == level]) for level in Level]
        return [(level, rows) for level, rows in found if rows]

    @property
    def up_to_date(self) -> int:
        """How many have read the newest version."""
        return sum(row.has_current for row in self.rows)

    @property
    def never(self) -> int:
        """How many have read none."""
        return sum(row.last == 0 for row in self.rows)


def readers(
    people: Sequence[Person], versions: Sequence[TextVersion], found: Mapping[int, Mapping[int, datetime]]
) -> Readers:
    """`found`: who has read which version when, by the row of the person and the number. Versions in any order."""
    shown = sorted(standing_alone(versions), key=lambda version: version.number)
    rows = [
        ReaderRow(
            person.printed_name,
            person.level,
            [found.get(person.id, {}).get(version.number) for version in shown],
            max(found.get(person.id, {}), default=0),
        )
        for person in people
    ]
    columns = [
        Column(version, sum(row.moments[place] is not None for row in rows))
        for place, version in enumerate(shown)
    ]
    return Readers(columns, rows)
