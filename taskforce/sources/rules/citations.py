"""Citations in a text: `[@key]` or `[@key, locator]`. In code, and after a backslash, they are only words."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from taskforce.core import citing, prose
from taskforce.core.citing import CITATION

MARK = "citation"


class Citation(NamedTuple):
    """One citation: the key of the source, and where in it."""

    key: str
    locator: str


def read_citations(parser: MarkdownIt) -> MarkdownIt:
    """Teach a Markdown parser citations: tokens of type MARK with key and locator in their `meta`."""
    parser.inline.ruler.before("link", MARK, _rule)
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


def _spaced(locator: str) -> str:
    """A locator may run over the end of a line."""
    return " ".join(locator.split())


_parser = read_citations(prose.parser())
