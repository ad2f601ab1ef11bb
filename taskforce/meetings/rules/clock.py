"""The clock of an agenda. All sums are made in UTC; only what is printed is brought into a zone.

So an item of an hour lasts an hour in the night in which the clocks change, whatever they show.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

MINUTE = timedelta(minutes=1)
HEIGHTS = (5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 75, 90, 120)


@dataclass(frozen=True)
class Clock:
    """When each item begins, when the last one ends, and how that sits in the time that was called."""

    starts: tuple[datetime, ...]
    runs_to: datetime
    total: int
    slot: int

    @property
    def free(self) -> int:
        """Minutes left over at the end; 0 when the items fill the time or run over it."""
        return max(self.slot - self.total, 0)

    @property
    def over(self) -> int:
        """Minutes by which the items run over the end; 0 when they do not."""
        return max(self.total - self.slot, 0)

    @property
    def sentence(self) -> str:
        """The total against the time that was called, in words."""
        planned = f"{length(self.total)} planned of {length(self.slot)}"
        if self.over:
            return f"{planned}: {length(self.over)} too long."
        return f"{planned}: {length(self.free)} free." if self.free else f"{planned}: the time is full."


def run(starts_at: datetime, ends_at: datetime, minutes: Sequence[int]) -> Clock:
    """The clock of items of so many minutes, one after the other, in a meeting from one moment to another."""
    starts, moment = [], starts_at
    for part in minutes:
        starts.append(moment)
        moment += part * MINUTE
    return Clock(tuple(starts), moment, sum(minutes), (ends_at - starts_at) // MINUTE)


def length(minutes: int) -> str:
    """`2 h 5 min`, `45 min`, `2 h`."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} h"] * bool(hours) + [f"{rest} min"] * bool(rest or not hours)
    return " ".join(parts)


def height(minutes: int) -> int:
    """The step of the style sheet that is as high as the item is long: rounded up, and at most two hours."""
    return next((step for step in HEIGHTS if step >= minutes), HEIGHTS[-1])


def hour(moment: datetime, zone: str, *, beside: datetime | None = None) -> str:
    """`14:15`; with the zone's letters where they differ from those at the moment `beside`: `01:30 EST`."""
    local = moment.astimezone(ZoneInfo(zone))
    same = beside is None or beside.astimezone(ZoneInfo(zone)).utcoffset() == local.utcoffset()
    return f"{local:%H:%M}" if same else f"{local:%H:%M %Z}"


def span(starts_at: datetime, ends_at: datetime, zone: str) -> str:
    """`Thursday 19 May 2022, 14:00 to 16:00 EDT`; the day and the zone twice where they change in between."""
    return f"{_day(starts_at.astimezone(ZoneInfo(zone)))}, {hours(starts_at, ends_at, zone)}"


def hours(starts_at: datetime, ends_at: datetime, zone: str) -> str:
    """`14:00 to 16:00 EDT`; with the day of the end and the zone of the start where they differ."""
    start, end = starts_at.astimezone(ZoneInfo(zone)), ends_at.astimezone(ZoneInfo(zone))
    first = f"{start:%H:%M}" if start.utcoffset() == end.utcoffset() else f"{start:%H:%M %Z}"
    until = f"{end:%H:%M %Z}" if start.date() == end.date() else f"{_day(end)}, {end:%H:%M %Z}"
    return f"{first} to {until}"


def elsewhere(starts_at: datetime, ends_at: datetime, zone: str, reader: str) -> str:
    """The hours on the reader's own clock, with the zone by name: `20:00 to 22:00 CEST (Europe/Berlin)`.

    With the day, where it is another one there. Empty where both clocks show the same from start to end.
    """
    if not reader or all(_offset(moment, zone) == _offset(moment, reader) for moment in (starts_at, ends_at)):
        return ""
    there, here = starts_at.astimezone(ZoneInfo(zone)), starts_at.astimezone(ZoneInfo(reader))
    day = f"{_day(here)}, " if there.date() != here.date() else ""
    return f"{day}{hours(starts_at, ends_at, reader)} ({reader.replace('_', ' ')})"


def _offset(moment: datetime, zone: str) -> timedelta | None:
    return moment.astimezone(ZoneInfo(zone)).utcoffset()


def _day(local: datetime) -> str:
    return f"{local:%A} {local.day} {local:%B %Y}"
