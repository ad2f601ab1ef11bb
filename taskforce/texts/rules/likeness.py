"""How much two sequences have in common, in order. Exact and the same on every machine.

The longest common subsequence by bit vectors (Allison and Dix 1986; Hyyrö 2004): one whole number holds a row of the
table, so that 20,000 words against 20,000 words take a fraction of a second where a table of cells takes minutes.
"""

import re
from collections import Counter, deque
from collections.abc import Hashable, Iterator, Sequence

LARGEST = (
    400_000_000  # bits: 20,000 words against 20,000; beyond this the middle counts as altogether different
)

_PIECES = re.compile(r"\w+|\s+|[^\w\s]")
_CHUNKS = re.compile(r"\S+\s*|\s+")
_WORDS = re.compile(r"\w+")


def pieces(text: str) -> list[str]:
    """The text as words, stretches of space, and single other signs; joined they are the text again."""
    return _PIECES.findall(text)


def chunks(text: str) -> list[str]:
    """The same more coarsely, for very long texts: each word with the signs and the space that follow it."""
    return _CHUNKS.findall(text)


def is_too_large(a: Sequence[Hashable], b: Sequence[Hashable]) -> bool:
    """Whether `common` would give up on what differs between the two."""
    return len(a) * len(b) > LARGEST


def words(text: str) -> list[str]:
    """The words of the text, without space and signs."""
    return _WORDS.findall(text)


def common(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Pairs of positions of a longest common subsequence of both, rising in each."""
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    end = 0
    while end < min(len(a), len(b)) - start and a[-1 - end] == b[-1 - end]:
        end += 1
    head = [(i, i) for i in range(start)]
    tail = [(len(a) - i, len(b) - i) for i in range(end, 0, -1)]
    middle = _trace(a[start : len(a) - end], b[start : len(b) - end])
    return [*head, *((i + start, j + start) for i, j in middle), *tail]


def ratio(first: Sequence[str], second: Sequence[str]) -> float:
    """Twice the words in common, in order, over all words of both: 1 for equal words, 0 for none in common."""
    total = len(first) + len(second)
    return 2 * _length(first, second) / total if total else 1.0


def may_reach(first: Counter[str], second: Counter[str], least: float) -> bool:
    """Whether `ratio` can be as much as `least`, seen without regard to order: a quick no for most pairs."""
    return 2 * (first & second).total() >= least * (first.total() + second.total())


def _length(a: Sequence[Hashable], b: Sequence[Hashable]) -> int:
    last = deque(_rows(a, b), maxlen=1)
    return len(b) - last[0].bit_count() if last else 0


def _rows(a: Sequence[Hashable], b: Sequence[Hashable]) -> Iterator[int]:
    """A bit vector for each prefix of `a`: a zero at bit j where b[j] lengthens the common subsequence."""
    places: dict[Hashable, int] = {}
    for j, item in enumerate(b):
        places[item] = places.get(item, 0) | (1 << j)
    full = (1 << len(b)) - 1
    row = full
    for item in a:
        hits = row & places.get(item, 0)
        row = ((row + hits) | (row - hits)) & full
        yield row


def _trace(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[tuple[int, int]]:
    if not a or not b or is_too_large(a, b):
        return []
    rows = list(_rows(a, b))
    pairs, j = [], len(b) - 1
    for i in range(len(a) - 1, -1, -1):
        while j >= 0 and rows[i] >> j & 1:
            j -= 1
        if j < 0:
            break
        if i == 0 or rows[i - 1] >> j & 1:
            pairs.append((i, j))
            j -= 1
    return pairs[::-1]
