"""Where a comment stands on the next version: never on other words, rather nowhere.

Two levels. Blocks are known by their keys; inside a block that changed, words are paired, and a pair counts only inside
a run of words that is long enough and stands once in both. Where less than half is left, exactly the same words are
looked for in the whole text; found once, and once before, they have moved. Else they are gone.
"""

from typing import Literal, NamedTuple

from taskforce.texts.rules.align import LEAST
from taskforce.texts.rules.likeness import common, ratio
from taskforce.texts.rules.likeness import words as words_of
from taskforce.texts.rules.plain import Span
from taskforce.texts.rules.reading import RUN, Reading

Place = Literal["same", "changed", "gone"]
How = Literal["same", "changed", "moved", "gone"]


class Quote(NamedTuple):
    """What a comment was written on: the words, and what stood beside them then. `is_whole`: the whole place."""

    exact: str
    before: str = ""
    after: str = ""
    is_whole: bool = False


class Standing(NamedTuple):
    """Where a comment stands on one version: how, on which place, and on which of its words (None: all of them).

    `kept`: which words of the span, counted from its first, are those that the comment was written on; None: all.
    """

    how: How
    on: str
    span: Span | None = None
    kept: tuple[int, ...] | None = None


class Carrier:
    """Carries comments from one version to the next. Each changed block is compared once, for all its comments."""

    def __init__(self, old: Reading, new: Reading) -> None:
        self.old, self.new = old, new
        self._paired: dict[str, list[tuple[int, int]]] = {}
        self._kept: dict[str, dict[int, int]] = {}

    def carry(self, quote: Quote, stood: Standing) -> Standing:
        """Where the comment stands on the new version; `stood`: where it stood on the old one."""
        if not stood.on:
            return stood
        if stood.how != "gone":
            there = self._whole(quote, stood) if stood.span is None else self._words(quote, stood, stood.span)
            if there:
                return there
        return self._moved(quote, stood) or Standing("gone", stood.on, stood.span)

    def _whole(self, quote: Quote, stood: Standing) -> Standing | None:
        how = place(quote.exact, self.new.places.get(stood.on))
        return None if how == "gone" else Standing(how, stood.on)

    def _words(self, quote: Quote, stood: Standing, span: Span) -> Standing | None:
        on = stood.on
        if on not in self.new.places:
            return None
        was, now = self.old.places[on], self.new.places[on]
        if was == now:
            return self._stands(quote, stood, span, "same") if self._is_known(on) else None
        words = self.old.touched(on, span)
        first = [words[n] for n in stood.kept] if stood.kept is not None else list(words)
        found = [self.kept(on)[n] for n in first if n in self.kept(on)]
        if not found or len(found) < LEAST * len(words_of(quote.exact)):
            return None
        core = self.new.span(on, range(found[0], found[-1] + 1))
        span = _with_signs(was, span, self.old.span(on, words), now, core)
        kept = tuple(n - found[0] for n in found)
        is_all = len(found) == len(words_of(quote.exact)) == found[-1] - found[0] + 1
        return self._stands(quote, Standing("same", on, span, None if is_all else kept), span, "same")

    def _stands(self, quote: Quote, there: Standing, span: Span, how: How) -> Standing:
        """How it stands there: as it was written on, or changed."""
        is_same = self.new.places[there.on][span.start : span.end] == quote.exact
        said: How = how if is_same or how == "moved" else "changed"
        return there if there.how == said else Standing(said, there.on, there.span, there.kept)

    def _is_known(self, on: str) -> bool:
        """Whether an unchanged place is the same one: of twins nobody can tell, once one of them changed or moved."""
        return self.old.twins(on) == self.new.twins(on)

    def _pairs(self, on: str) -> list[tuple[int, int]]:
        """Which word of the old block may be which of the new one."""
        if on not in self._paired:
            self._paired[on] = common(self.old.words(on), self.new.words(on))
        return self._paired[on]

    def kept(self, on: str) -> dict[int, int]:
        """Which word of the old block is which of the new one, as far as it is sure."""
        if on not in self._kept:
            runs = _runs(self._pairs(on))
            self._kept[on] = {i: j for run in runs if self._is_sure(on, run) for i, j in run}
        return self._kept[on]

    def _is_sure(self, on: str, run: list[tuple[int, int]]) -> bool:
        """Whether the words of a run are known again: enough of them, and not the same anywhere else."""
        first, last = run[0][0], run[-1][0] + 1
        words = self.old.words(on)[first:last]
        return len(run) >= RUN and all(side.has_once(words) for side in (self.old, self.new))

    def _moved(self, quote: Quote, stood: Standing) -> Standing | None:
        wanted, before, after = self._sought(quote, stood)
        if not wanted:
            return None
        there, here = self.old.occurrences(wanted), self.new.occurrences(wanted)
        if len(there) != (stood.how != "gone") or len(here) != 1 or self._may_stay(stood):
            return None
        first, last = self.new.around(here[0], len(wanted))
        alike = _alike(before[::-1], first[::-1]) + _alike(after, last)
        if len(wanted) + alike < RUN:
            return None
        on, words = self.new.at(here[0], len(wanted))
        span = self.new.span(on, words)
        now, exact = self.new.places[on], quote.exact
        at = now.find(exact, max(0, span.start - len(exact)))
        if 0 <= at <= span.start and at + len(exact) >= span.end:
            span = Span(at, at + len(exact))  # with the signs at either end
        kept = None if stood.how == "gone" else stood.kept
        return self._stands(quote, Standing("moved", on, span, kept), span, "moved")

    def _may_stay(self, stood: Standing) -> bool:
        """Whether half of the words are, perhaps, where they were: then the same words elsewhere are a copy."""
        if stood.how == "gone" or stood.on not in self.new.places or stood.span is None:
            return False
        words = self.old.touched(stood.on, stood.span)
        there = sum(n in words for n, _ in self._pairs(stood.on))
        return there >= LEAST * len(words)

    def _sought(self, quote: Quote, stood: Standing) -> tuple[list[str], list[str], list[str]]:
        """The words to look for as they stood last, and those beside them."""
        if stood.how == "gone" or stood.on not in self.old.places:
            return words_of(quote.exact), words_of(quote.before)[-RUN:], words_of(quote.after)[:RUN]
        words = self.old.words(stood.on)
        chosen = range(1, len(words) - 1) if stood.span is None else self.old.touched(stood.on, stood.span)
        return (
            words[chosen.start : chosen.stop],
            words[max(0, chosen.start - RUN) : chosen.start],
            words[chosen.stop : chosen.stop + RUN],
        )


def place(then: str, now: str | None) -> Place:
    """Whether words commented on are the same now, changed but at least half kept, or gone."""
    if now is None:
        return "gone"
    if then == now:
        return "same"
    return "changed" if ratio(words_of(then), words_of(now)) >= LEAST else "gone"


def _runs(pairs: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """The pairs cut where either side leaves something out."""
    runs: list[list[tuple[int, int]]] = []
    for i, j in pairs:
        if runs and runs[-1][-1] == (i - 1, j - 1):
            runs[-1].append((i, j))
        else:
            runs.append([(i, j)])
    return runs


def _with_signs(was: str, span: Span, core: Span, now: str, found: Span) -> Span:
    """The words found, with the signs that stood at either end of the selection if they stand there still."""
    head, tail = was[span.start : core.start], was[core.end : span.end]
    start = found.start - len(head) if head and now[: found.start].endswith(head) else found.start
    end = found.end + len(tail) if tail and now[found.end :].startswith(tail) else found.end
    return Span(start, end)


def _alike(first: list[str], second: list[str]) -> int:
    """How many words are the same from the beginning on."""
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count
