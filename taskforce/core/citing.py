"""Marks in a text: of a citation, `[@key]` or `[@key, place]`, and of a note where it is called, `^[words]`.

Texts have them before anybody knows the sources.
"""

import re
from functools import lru_cache

NOTE = "^["
CITATION = re.compile(r"\[@([^\s,\[\]]++)(?:,([^\[\]]*+))?\]")  # never tries twice: no text is slow
_CITED = re.compile(rf"(?<![ \t])[ \t]*+{CITATION.pattern}")  # with the spaces before it, looked at once
_SIGNS = re.compile(r"\\.|\^\[", re.DOTALL)
_BRACKETS = re.compile(r"\\.|[\[\]]|\n\n", re.DOTALL)


def named(markdown: str) -> str:
    """The text with its citations as words, `[source: survey, 12]`, for pages that show it word by word."""
    return CITATION.sub(
        lambda found: f"[source: {found[1]}{f', {found[2].strip()}' if found[2] else ''}]", markdown
    ).replace(NOTE, "[note: ")


def without(markdown: str) -> str:
    """The text without its citations and notes, for pages that name the source in another way, or not at all."""
    return _CITED.sub("", _without_notes(markdown))


def _without_notes(markdown: str) -> str:
    """Notes go with everything up to the bracket that closes them; one that is never closed is only signs."""
    ends = pairs(markdown)
    kept: list[str] = []
    at = 0
    for found in _SIGNS.finditer(markdown):
        start, end = found.start(), ends.get(found.start() + 1)
        if found[0] == NOTE and end is not None and start >= at:
            kept.append(markdown[at:start].rstrip(" \t"))
            at = end + 1
    return "".join([*kept, markdown[at:]])


@lru_cache(32)
def pairs(markdown: str) -> dict[int, int]:
    """Where each bracket that opens is closed, within its paragraph. What stands after a backslash is only a sign."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for sign in _BRACKETS.finditer(markdown):
        if sign[0] == "[":
            opened.append(sign.start())
        elif sign[0] == "]":
            if opened:
                found[opened.pop()] = sign.start()
        elif not sign[0].startswith("\\"):
            opened.clear()
    return found
