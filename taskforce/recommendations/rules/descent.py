"""What a recommendation was made of: those that were merged into it, and the one that it was split off; and theirs."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple


class Born(NamedTuple):
    """One recommendation by number: where it went, from which it was split off, and when that was."""

    id: int
    merged_into: int | None
    split_from: int | None
    proposed_at: datetime


class Ancestor(NamedTuple):
    """One that another was made of. `until`: what was said on it later belongs to it alone; None: all of it counts."""

    id: int
    until: datetime | None


def ancestors(of: int, born: Sequence[Born]) -> list[Ancestor]:
    """All that `of` was made of, the nearest first, each once and itself never.

    Two that were merged go on in one, so everything said on them counts there. One that was split off takes along
    what was said before; what is said on the other afterwards is not about it.
    """
    known = {one.id: one for one in born}
    found: list[Ancestor] = []
    seen = {of}
    waiting = [Ancestor(of, None)]
    while waiting:
        here = waiting.pop(0)
        for one in _nearest(known[here.id], born):
            if one.id not in seen:
                seen.add(one.id)
                found.append(Ancestor(one.id, _earlier(here.until, one.until)))
                waiting.append(found[-1])
    return found


def _nearest(one: Born, born: Sequence[Born]) -> list[Ancestor]:
    merged = [Ancestor(other.id, None) for other in born if other.merged_into == one.id]
    return merged if one.split_from is None else [*merged, Ancestor(one.split_from, one.proposed_at)]


def _earlier(first: datetime | None, second: datetime | None) -> datetime | None:
    return min((moment for moment in (first, second) if moment is not None), default=None)
