"""The words under the ruler of stages: as much of each title as there is room for, on two lines.

A title that is cut with dots says nothing. So it is shortened to whole words that fit into the length of the stage;
where not even the first word does, that word stands on whichever line is free; what fits nowhere has no label, and the
sentence beside the ruler names it.
"""

from collections.abc import Sequence
from typing import NamedTuple

RULER = 1120.0  # pixels: a narrower ruler has the sentence instead of labels (static/css/shell.css)
LINES = (1, 2)
GAP = 4.0
BOLD = 1.03  # what stands in bold takes more
NARROW, SLIM, WIDE = " ijl.,:;'’!|()", "tfrs-I", "mwMWQO@%"
LINKING = frozenset(
    {"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "&"}
)


class Place(NamedTuple):
    """A stage on the ruler, in weeks from the first day, and whether its title stands in bold."""

    title: str
    start: float
    end: float
    is_bold: bool = False


class Label(NamedTuple):
    """What stands there, "" for nothing, and on which line; `at_end`: it ends where the ruler ends."""

    words: str = ""
    line: int = 1
    at_end: bool = False


def labels(places: Sequence[Place], weeks: float) -> list[Label]:
    """One label for each place, in the order of the ruler; none covers another on a ruler of RULER pixels."""
    free_from = dict.fromkeys(LINES, 0.0)
    found = []
    for place in places:
        start, end = (week * RULER / weeks for week in (place.start, place.end))
        label = _within(place, start, end, free_from[1]) or _anywhere(place, start, free_from)
        if label.words:
            free_from[label.line] = RULER if label.at_end else start + width(label.words, place.is_bold) + GAP
        found.append(label)
    return found


def width(words: str, is_bold: bool = False) -> float:
    """How many pixels these words take in the face and size of labels."""
    return sum(_width(letter) for letter in words) * (BOLD if is_bold else 1)


def shorter(title: str) -> list[str]:
    """The title, then it with ever fewer words, none ending in a linking word: `Votes and reasons`, `Votes`."""
    words = title.split()
    forms = [words[:count] for count in range(len(words), 0, -1)]
    return [" ".join(form) for form in forms if len(form) == 1 or form[-1].lower() not in LINKING]


def _within(place: Place, start: float, end: float, free_from: float) -> Label | None:
    """On the first line, in the length of its own stage: the longest form that fits."""
    if start < free_from:
        return None
    fitting = (words for words in shorter(place.title) if start + width(words, place.is_bold) + GAP <= end)
    return next((Label(words) for words in fitting), None)


def _anywhere(place: Place, start: float, free_from: dict[int, float]) -> Label:
    """The first word on the first line that is free there; what would leave the ruler ends at its end instead."""
    words = shorter(place.title)[-1]
    at_end = start + width(words, place.is_bold) > RULER
    begins = RULER - width(words, place.is_bold) if at_end else start
    return next((Label(words, line, at_end) for line in LINES if begins >= free_from[line]), Label())


def _width(letter: str) -> float:
    if letter in NARROW:
        return 3.6
    if letter in SLIM:
        return 5.2
    if letter in WIDE:
        return 11.0
    return 8.2 if letter.isupper() else 7.0
