"""Which words a comment is on: whole words of one place, named so that they can be found again and never guessed."""

import re
from typing import NamedTuple

from taskforce.texts.rules.plain import Span, spans, tidy

CONTEXT = 60  # code points kept on either side
_INSIDE = re.compile(r"\w\w")
LONGEST = 2_000  # a selection longer than this is a comment on the whole paragraph


class Anchor(NamedTuple):
    """Words in the plain text of one place. `before` and `after`: what stands beside them, in whole words."""

    start: int
    end: int
    exact: str
    before: str
    after: str


def anchor(words: str, span: Span) -> Anchor | None:
    """The anchor on the whole words that the span touches; None where it touches none."""
    touched = [word for word in spans(words) if word.start < span.end and word.end > span.start]
    if not touched:
        return None
    start, end = min(span.start, touched[0].start), max(span.end, touched[-1].end)
    exact = words[max(start, 0) : end]
    start = max(start, 0) + len(exact) - len(exact.lstrip())
    end = start + len(exact.strip())
    return Anchor(start, end, words[start:end], _before(words[:start]), _after(words[end:]))


def at(words: str, exact: str, start: int | None) -> Span | None:
    """Where exactly these words begin there; None where others stand, or none are named."""
    wanted = tidy(exact)
    if start is None or start < 0 or not wanted or not words.startswith(wanted, start):
        return None
    return Span(start, start + len(wanted))


def find(words: str, exact: str) -> list[Span]:
    """Every place in the plain text where these words stand, whatever space is between them.

    Where they stand as whole words, what only contains them does not count.
    """
    wanted = tidy(exact)
    found: list[Span] = []
    at = words.find(wanted) if wanted else -1
    while at >= 0:
        found.append(Span(at, at + len(wanted)))
        at = words.find(wanted, at + 1)
    return [span for span in found if _is_whole(words, span)] or found


def _is_whole(words: str, span: Span) -> bool:
    ends = (words[span.start - 1 : span.start + 1] if span.start else "", words[span.end - 1 : span.end + 1])
    return not any(_INSIDE.fullmatch(end) for end in ends)


def _before(words: str) -> str:
    return words if len(words) <= CONTEXT else words[-CONTEXT:].partition(" ")[2]


def _after(words: str) -> str:
    return words if len(words) <= CONTEXT else words[:CONTEXT].rpartition(" ")[0]
