"""Which block of a new version is which block of its parent. Keys are never in the text; they are found again here.

In four steps, never onto other words: equal blocks in order; equal blocks that moved, if each stands once; between two
blocks that stayed, blocks that have at least half their words in common; anywhere, those that have three quarters.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple

from taskforce.texts.rules.likeness import common, may_reach, ratio, words

LEAST = 0.5
LEAST_ANYWHERE = 0.75
NEAR = 40  # how far apart, in blocks, two similar blocks may stand inside one rewritten stretch
MOST = 120  # blocks without a partner on each side up to which the last step is taken


class Keyed(NamedTuple):
    """A block with its key."""

    key: str
    source: str


def align(parent: Sequence[Keyed], sources: Sequence[str], made: int) -> list[str]:
    """A key for each new block: that of the parent's block which it continues, or a new one after `b<made>`."""
    pairs = {j: i for i, j in common([block.source for block in parent], sources)}
    anchors = sorted(pairs.items())
    pairs |= _moved(parent, sources, pairs)
    taken = set(pairs.values())
    for (j, i), (next_j, next_i) in _stretches(anchors, len(sources), len(parent)):
        old = {n: words(parent[n].source) for n in range(i, next_i) if n not in taken}
        new = {n: words(sources[n]) for n in range(j, next_j) if n not in pairs}
        pairs |= _similar(old, new, LEAST)
    taken = set(pairs.values())
    old = {n: words(block.source) for n, block in enumerate(parent) if n not in taken}
    new = {n: words(source) for n, source in enumerate(sources) if n not in pairs}
    if max(len(old), len(new)) <= MOST:
        pairs |= _similar(old, new, LEAST_ANYWHERE, MOST)
    fresh = (f"b{number}" for number in count(made + 1))
    return [parent[pairs[j]].key if j in pairs else next(fresh) for j in range(len(sources))]


def _moved(parent: Sequence[Keyed], sources: Sequence[str], pairs: dict[int, int]) -> dict[int, int]:
    taken = set(pairs.values())
    old = {n: block.source for n, block in enumerate(parent) if n not in taken}
    new = {n: source for n, source in enumerate(sources) if n not in pairs}
    once_old, once_new = _once(old), _once(new)
    return {once_new[source]: once_old[source] for source in once_new if source in once_old}


def _once(sources: dict[int, str]) -> dict[str, int]:
    times = Counter(sources.values())
    return {source: n for n, source in sources.items() if times[source] == 1}


def _stretches(
    anchors: list[tuple[int, int]], new: int, old: int
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The stretches between blocks that stayed, as (first new, first old) and (end of new, end of old)."""
    before = (0, 0)
    for j, i in [*anchors, (new, old)]:
        yield before, (j, i)
        before = (j + 1, i + 1)


def _similar(
    old: dict[int, list[str]], new: dict[int, list[str]], least: float, near: int = NEAR
) -> dict[int, int]:
    """The most similar first; each block once."""
    bags_old, bags_new = ({n: Counter(block) for n, block in side.items()} for side in (old, new))
    places = list(new)
    found = [
        (-ratio(old[i], new[j]), i, j)
        for place, i in enumerate(old)
        for j in places[max(0, place - near) : place + near + 1]
        if may_reach(bags_old[i], bags_new[j], least)
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for unlike, i, j in sorted(found):
        if -unlike >= least and j not in pairs and i not in taken:
            pairs[j] = i
            taken.add(i)
    return pairs
