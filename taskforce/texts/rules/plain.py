"""What a reader sees of a block or a printed field: its words without Markdown and without the marks of notes.

Offsets of comments count code points of this. Space of any kind is one blank, so that it is the same in the source,
in the page and in the browser, which all lay out their lines differently.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from taskforce.core import prose
from taskforce.sources.rules.citations import MARK, read_citations
from taskforce.texts.rules.marks import settle

_WORDS = re.compile(r"\w+")
_BREAKS = ("softbreak", "hardbreak")

_block = read_citations(prose.parser())
_line = read_citations(MarkdownIt("zero"))
_line.inline.ruler.enableOnly(["text", MARK])


class Span(NamedTuple):
    """From the first code point to the one after the last."""

    start: int
    end: int


@lru_cache(4_000)
def plain(source: str) -> str:
    """The words of a block, given as Markdown."""
    tokens = _block.parse(prose.clean(source))
    return tidy(" ".join(_seen(token) for token in tokens))


def plain_line(words: str) -> str:
    """The words of a printed field, which is no Markdown."""
    return tidy(" ".join(_seen(token) for token in _line.parseInline(prose.clean(words))))


def tidy(words: str) -> str:
    """With one blank where space is, and none at either end."""
    return " ".join(words.split())


def spans(words: str) -> list[Span]:
    """Where each word of a plain text stands."""
    return [Span(*found.span()) for found in _WORDS.finditer(words)]


def _seen(token: Token) -> str:
    if token.children is None:
        return token.content if token.type in ("fence", "code_block") else ""
    return "".join(_words(child) for child in settle(token.children, _is_mark))


def _words(token: Token) -> str:
    return " " if token.type in _BREAKS else "" if _is_mark(token) else token.content


def _is_mark(token: Token) -> bool:
    return token.type == MARK
