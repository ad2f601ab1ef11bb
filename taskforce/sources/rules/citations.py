"""Citations in a text, `[@key]` or `[@key, locator]`, and notes, `^[words]`. In code, and after a backslash, they are
only words.

A note stands in the text where it is called. So it goes with its words through edits, moves and merges, and no
number or definition elsewhere can be lost. In a note links, emphasis and citations mean what they do in the text.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from taskforce.core import citing, prose
from taskforce.core.citing import CITATION

MARK = "citation"
NOTE = "note"


class Citation(NamedTuple):
    """One citation: the key of the source, and where in it."""

    key: str
    locator: str


def read_citations(parser: MarkdownIt) -> MarkdownIt:
    """Teach a Markdown parser citations and notes.

    Tokens of type MARK have key and locator in their `meta`, those of type NOTE what stands in the note as children.
    """
    parser.inline.ruler.before("link", MARK, _rule)
    parser.inline.ruler.before("link", NOTE, _note_rule)
    return parser


def find(markdown: str) -> list[Citation]:
    """Every citation in the text, in order, with repetitions."""
    return [Citation(token.meta["key"], token.meta["locator"]) for token in _inline(_parser.parse(markdown))]


def find_in_line(words: str) -> list[Citation]:
    """Every citation in a line that is not Markdown, as in a printed field."""
    return [Citation(key, _spaced(locator)) for key, locator in CITATION.findall(words)]


def without(markdown: str) -> str:
    """The text without its citations, for pages that name the source in another way."""
    return citing.without(markdown)


def _inline(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.type == MARK:
            yield token
        yield from _inline(token.children or ())


def _rule(state: StateInline, silent: bool) -> bool:
    found = CITATION.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        token = state.push(MARK, "", 0)
        token.meta = {"key": found[1], "locator": _spaced(found[2] or "")}
        token.content = found[0]
    state.pos = found.end()
    return True


def _note_rule(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith(citing.NOTE, state.pos) or state.env.get(NOTE):
        return False
    end = citing.pairs(state.src).get(state.pos + 1, state.posMax)
    words = _spaced(state.src[state.pos + len(citing.NOTE) : end]) if end < state.posMax else ""
    if not words:
        return False
    if not silent:
        token = state.push(NOTE, "", 0)
        token.content = state.src[state.pos : end + 1]
        token.children = []
        env = {**state.env, NOTE: True}  # no note within a note
        state.md.inline.parse(words, state.md, env, token.children)
    state.pos = end + 1
    return True


def _spaced(locator: str) -> str:
    """A locator may run over the end of a line."""
    return " ".join(locator.split())


_parser = read_citations(prose.parser())
