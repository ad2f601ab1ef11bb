"""The words of one version, place by place, as placing comments looks at them."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from operator import attrgetter

from taskforce.texts.rules.likeness import words as words_of
from taskforce.texts.rules.plain import Span, spans

RUN = 5  # words in a row, counting the ends of a block, by which words are known again
FIRST, LAST = "\x02", "\x03"  # the ends of a block, counted as words
_start, _end = attrgetter("start"), attrgetter("end")


class Reading:
    """The plain words of one version by place, looked at as often as needed and worked out once."""

    def __init__(self, places: Mapping[str, str]) -> None:
        self.places = places
        self._spans: dict[str, list[Span]] = {}
        self._words: dict[str, list[str]] = {}

    def spans(self, on: str) -> list[Span]:
        """Where each word of the place stands."""
        if on not in self._spans:
            self._spans[on] = spans(self.places[on])
        return self._spans[on]

    def words(self, on: str) -> list[str]:
        """The words of the place between its two ends."""
        if on not in self._words:
            self._words[on] = [FIRST, *words_of(self.places[on]), LAST]
        return self._words[on]

    def touched(self, on: str, span: Span) -> range:
        """The words that the span touches, counted as in `words`."""
        all_ = self.spans(on)
        first = bisect_right(all_, span.start, key=_end)
        last = bisect_left(all_, span.end, key=_start)
        return range(first + 1, last + 1) if first < last else range(0)

    def twins(self, on: str) -> list[str]:
        """The places that say word for word the same, in order; itself among them."""
        return self._by_words[self.places[on]]

    @cached_property
    def _by_words(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for on, words in self.places.items():
            found[words].append(on)
        return found

    @cached_property
    def _all(self) -> tuple[str, list[str]]:
        words = [word for on in self.places for word in self.words(on)]
        return f" {' '.join(words)} ", words

    def occurrences(self, wanted: list[str]) -> list[int]:
        """At which words, counted through the whole version, these words begin; at most two of them."""
        return [self._all[0].count(" ", 0, at) for at in self._found(wanted)]

    def has_once(self, wanted: list[str]) -> bool:
        """Whether these words stand in the version, and in one place alone."""
        return len(self._found(wanted)) == 1

    def _found(self, wanted: list[str]) -> list[int]:
        text, _ = self._all
        needle = f" {' '.join(wanted)} "
        first = text.find(needle)
        second = text.find(needle, first + 1) if first >= 0 else -1
        return [at for at in (first, second) if at >= 0]

    def around(self, first: int, count: int) -> tuple[list[str], list[str]]:
        """The words before and after those, counted through the whole version, up to the ends of their block."""
        _, words = self._all
        before, after = words[max(0, first - RUN) : first], words[first + count : first + count + RUN]
        return _from_end(before), _to_end(after)

    def at(self, first: int, count: int) -> tuple[str, range]:
        """The place in which these words stand, counted through the whole version, and which they are there."""
        for on in self.places:
            here = len(self.words(on))
            if first < here:
                return on, range(first, first + count)
            first -= here
        raise IndexError(first)

    def span(self, on: str, words: range) -> Span:
        """From the first of these words to the last."""
        all_ = self.spans(on)
        return Span(all_[words.start - 1].start, all_[words.stop - 2].end)


def _from_end(words: list[str]) -> list[str]:
    """From the last beginning of a block on."""
    cut = len(words) - words[::-1].index(FIRST) - 1 if FIRST in words else 0
    return words[cut:]


def _to_end(words: list[str]) -> list[str]:
    """Up to the first end of a block."""
    return words[: words.index(LAST) + 1] if LAST in words else words
