"""A version as safe HTML: citations become numbered marks, and the notes stand under the text.

The notes are those that were frozen with the version; the register of today is not asked.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup, escape

from taskforce.core import prose
from taskforce.sources.rules.citations import MARK, NOTE, read_citations
from taskforce.texts.rules.marks import settle

IDS = r"mark-[a-z0-9-]*\d{1,6}"


@dataclass(frozen=True)
class Note:
    """A note under the text. `mark` is the id of its mark, `id` its own."""

    number: int
    words: Markup
    id: str
    mark: str


@dataclass(frozen=True)
class Paragraph:
    """A block, ready to be shown."""

    key: str
    html: Markup


@dataclass(frozen=True)
class Rendered:
    """The printed fields and the blocks of a version as safe HTML, and the notes in order."""

    fields: dict[str, Markup]
    blocks: list[Paragraph]
    notes: list[Note]


def render(
    fields: Mapping[str, str],
    blocks: Iterable[tuple[str, str]],
    cited: Sequence[Mapping[str, Any]],
    *,
    last: Collection[str] = (),
    start: int = 1,
    prefix: str = "",
) -> Rendered:
    """The version as HTML; `blocks` are pairs of key and source. Notes are counted from `start`.

    Fields named in `last` stand after the blocks, so their notes are counted after. `prefix` (small letters, digits,
    hyphens) keeps the ids of several texts on one page apart.
    """
    notes = _Notes(cited, start, prefix)
    lines = {name: _line(words, notes) for name, words in fields.items() if name not in last}
    whole: dict[str, Any] = {"notes": notes}  # headings are counted through the whole text
    paragraphs = [Paragraph(key, _block(source, whole)) for key, source in blocks]
    lines |= {name: _line(words, notes) for name, words in fields.items() if name in last}
    return Rendered(lines, paragraphs, notes.found)


class _Notes:
    """Counts the marks as they come by. A source is noted in full the first time, and short from then on."""

    def __init__(self, cited: Sequence[Mapping[str, Any]], start: int, prefix: str) -> None:
        self._cited = {(note["key"], note["locator"]): note for note in cited}
        self._seen: set[str] = set()
        self._number = start
        self._prefix = prefix
        self.found: list[Note] = []

    def knows(self, token: Token) -> bool:
        """Whether the token calls a note: one of the text, or a citation of a source whose note was frozen."""
        if token.type == MARK:
            return (token.meta["key"], token.meta["locator"]) in self._cited
        return token.type == NOTE

    def mark(self, key: str, locator: str, words: str) -> str:
        """The HTML of the mark; the citation itself where nothing is known of the source."""
        html = self.source(key, locator)
        return str(escape(words)) if html is None else self.call(html)

    def source(self, key: str, locator: str) -> Markup | None:
        """The note of the source, in full or in short; None where nothing is known of it."""
        note = self._cited.get((key, locator))
        if note is None:
            return None
        markdown = note["short"] if key in self._seen else note["note"]
        self._seen.add(key)
        return Markup(prose.line_to_html(markdown))

    def call(self, html: Markup) -> str:
        """The HTML of the mark of a note that says so."""
        number, self._number = self._number, self._number + 1
        place = f"{self._prefix}{number}"
        self.found.append(Note(number, html, f"note-{place}", f"mark-{place}"))
        return f'<sup id="mark-{place}"><a href="#note-{place}">{number}</a></sup>'


def _mark(
    renderer: RendererHTML, tokens: Sequence[Token], place: int, options: Any, env: dict[str, Any]
) -> str:
    token = tokens[place]
    notes: _Notes = env["notes"]
    key, locator = token.meta["key"], token.meta["locator"]
    if not env.get(NOTE):
        return notes.mark(key, locator, token.content)
    html = notes.source(key, locator)  # in a note its source is named, without a number of its own
    return str(escape(token.content)) if html is None else str(html).removesuffix(".")


def _note(
    renderer: RendererHTML, tokens: Sequence[Token], place: int, options: Any, env: dict[str, Any]
) -> str:
    notes: _Notes = env["notes"]
    html = renderer.renderInline(tokens[place].children or [], options, {**env, NOTE: True})
    return notes.call(Markup(prose.safe(html)))


_markdown = read_citations(prose.parser())
_markdown.add_render_rule(MARK, _mark)
_markdown.add_render_rule(NOTE, _note)
_plain = read_citations(
    MarkdownIt("zero")
)  # a printed field is a line of words: only citations mean something
_plain.inline.ruler.enableOnly(["text", MARK])
_plain.add_render_rule(MARK, _mark)


def _block(source: str, env: dict[str, Any]) -> Markup:
    return _html(_markdown, _markdown.parse(prose.clean(source), env), env)


def _line(words: str, notes: _Notes) -> Markup:
    env = {"notes": notes}
    return _html(_plain, _plain.parseInline(prose.clean(words), env), env)


def _html(parser: MarkdownIt, tokens: list[Token], env: dict[str, Any]) -> Markup:
    for token in tokens:
        token.children = settle(token.children or [], env["notes"].knows)
    return Markup(prose.safe(parser.renderer.render(tokens, parser.options, env), IDS))
