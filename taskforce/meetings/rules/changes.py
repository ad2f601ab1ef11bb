"""What is another in an agenda since it was published, as few sentences as say it all."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Row:
    """An item as far as readers of an agenda care."""

    id: str
    title: str
    minutes: int
    lead: str = ""

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> "Row":
        """The row that was stored with a published agenda; what an older one does not have is empty."""
        return cls(stored["id"], stored["title"], stored["minutes"], stored.get("lead", ""))


@dataclass(frozen=True)
class Change:
    """One sentence. `id` is the item, empty where the meeting itself changed; `kind` is the event that did it."""

    id: str
    words: str
    kind: str


def compare(before: Sequence[Row], after: Sequence[Row]) -> list[Change]:
    """Items removed, added, moved, retitled, longer or led by another, in the order of the new agenda."""
    old = {row.id: row for row in before}
    new = {row.id for row in after}
    places = {row.id: place for place, row in enumerate(before, 1)}
    moved = moved_among(
        [row.id for row in before if row.id in new], [row.id for row in after if row.id in old]
    )
    gone = [
        Change(row.id, f"“{row.title}” is off the agenda.", "item.removed")
        for row in before
        if row.id not in new
    ]
    found = []
    for place, row in enumerate(after, 1):
        if row.id not in old:
            found.append(Change(row.id, f"“{row.title}” is new, {_minutes(row.minutes)}.", "item.added"))
            continue
        if row.id in moved:
            words = f"“{row.title}” is item {place}, was item {places[row.id]}."
            found.append(Change(row.id, words, "item.moved"))
        found += _changed(old[row.id], row)
    return [*gone, *found]


def compare_facts(before: Mapping[str, str], after: Mapping[str, str]) -> list[Change]:
    """What changed of the meeting itself; both map names of facts to printed words."""
    words = {
        name: f"{name.capitalize()}: {after[name] or 'none'}, was {before[name] or 'none'}."
        for name in after
        if name in before and before[name] != after[name]
    }
    return [Change("", sentence, "meeting.changed") for sentence in words.values()]


def moved_among(before: Sequence[str], after: Sequence[str]) -> set[str]:
    """The fewest that must have been moved to come from one order of the same things to the other."""
    place = {one: number for number, one in enumerate(before)}
    tails: list[int] = []  # of the longest rising run of each length, the place of its last
    ends: list[str] = []
    previous: dict[str, str | None] = {}
    for one in after:
        at = bisect_left(tails, place[one])
        previous[one] = ends[at - 1] if at else None
        tails[at : at + 1], ends[at : at + 1] = [place[one]], [one]
    kept: set[str] = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = previous[last]
    return set(after) - kept


def _changed(old: Row, row: Row) -> list[Change]:
    parts = []
    if old.title != row.title:
        parts.append(f"is called “{row.title}” now")
    if old.minutes != row.minutes:
        parts.append(f"has {_minutes(row.minutes)}, had {_minutes(old.minutes)}")
    if old.lead != row.lead:
        parts.append(f"is led by {row.lead}" if row.lead else f"is no longer led by {old.lead}")
    return [Change(row.id, f"“{old.title}” {part}.", "item.changed") for part in parts]


def _minutes(count: int) -> str:
    return f"{count} minute" if count == 1 else f"{count} minutes" if count else "no time of its own"
