"""Putting proposed words in the place of others in the source of a block, or not at all."""

import re

from taskforce.sources.rules import citations
from taskforce.texts.rules.blocks import split
from taskforce.texts.rules.likeness import common
from taskforce.texts.rules.plain import Span, plain, plain_line, spans, tidy

_AFTER_NONE = " \n.,;:!?)"  # no blank stands before these
_CITATION = re.compile(r"\s*\[@[^\]]*\]")


def replaced(source: str, span: Span, proposed: str) -> str | None:
    """The block with the words of the span replaced; None where anything else would change with them.

    `span` counts in the plain text, `proposed` may be Markdown of one paragraph, or nothing: then the words go, and a
    block of which nothing is left is empty. Notes among the words are kept and stand after those that come.
    """
    said = plain(source)
    place = _in_source(source, said, span)
    if place is None:
        return None
    gone = source[place.start : place.end]
    kept = "".join(found.group() for found in _CITATION.finditer(gone))
    join = _closed if not proposed.strip() else "".join
    made = join((source[: place.start], proposed.strip() + kept + source[place.end :]))
    wanted = tidy(join((said[: span.start], plain(proposed) + said[span.end :])))
    if not wanted:
        return None if made.strip() else ""
    cited = len(citations.find(source)) + len(citations.find(proposed))
    whole = split(made) == [made] and plain(made) == wanted and len(citations.find(made)) == cited
    return made if whole else None


def replaced_in_line(words: str, span: Span, proposed: str) -> str | None:
    """The same of a printed field; None where notes or several blanks stand in it, or nothing would be left."""
    proposed = tidy(proposed)
    if plain_line(words) != words:
        return None
    join = "".join if proposed else _closed
    return join((words[: span.start], proposed + words[span.end :])) or None


def _closed(parts: tuple[str, str]) -> str:
    """What stood before and after words that go, without the blank that would be too many."""
    before, after = parts
    if before.endswith((" ", "\n")) and (not after or after[0] in _AFTER_NONE):
        return before[:-1] + after
    return before + after if before else after.lstrip(" \n")


def _in_source(source: str, said: str, span: Span) -> Span | None:
    """Where the words of the plain text stand in the source, with the signs at either end of the span."""
    there, here = spans(said), spans(source)
    pairs = dict(common([said[a:b] for a, b in there], [source[a:b] for a, b in here]))
    inside = [n for n, word in enumerate(there) if word.start < span.end and word.end > span.start]
    if not inside or any(n not in pairs for n in inside):
        return None
    start, end = here[pairs[inside[0]]].start, here[pairs[inside[-1]]].end
    head, tail = said[span.start : there[inside[0]].start], said[there[inside[-1]].end : span.end]
    if not source[:start].endswith(head):
        return None
    while tail and not source.startswith(tail, end):
        note = _CITATION.match(source, end)
        if note is None:
            return None
        end = note.end()
    return Span(start - len(head), end + len(tail))
