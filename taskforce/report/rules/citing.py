"""Prose for print: Markdown becomes HTML with tokens where notes are called, and the notes stand beside it.

A source is noted in full where the volume first cites it, and in short from then on; so texts must be set in the
order in which they are printed. Links that lead nowhere in the volume keep their words and lose the link: a text
that was voted on is printed whatever it points at.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup, escape

from taskforce.core import prose
from taskforce.report.rules.wording import printable
from taskforce.sources.rules.citations import MARK, NOTE, read_citations

_WEB = ("http", "https")
_NO_LINK = re.compile(r"<a rel=\"[^\"]*\">(.*?)</a>", re.DOTALL)


class Cited(NamedTuple):
    """The two forms of a note, each one line of Markdown."""

    full: str
    short: str


Sources = Mapping[tuple[str, str], Cited]  # by key of the source and locator


class Citing:
    """Sets the texts of one volume, one after the other. `used` are the sources cited so far."""

    def __init__(self, anchors: Collection[str]) -> None:
        self._anchors = frozenset(anchors)
        self.used: dict[str, None] = {}

    def prose(self, markdown: str, sources: Sources) -> tuple[Markup, tuple[Markup, ...]]:
        """A text of paragraphs: its HTML and its notes."""
        notes = _Notes(sources, self.used)
        tokens = _text.parse(prose.clean(markdown))
        for token in tokens:
            if token.children:
                token.children = self._sound(token.children)
            token.content = printable(token.content)
        html = _text.renderer.render(tokens, _text.options, {"notes": notes})
        return _linked(prose.safe(html)), tuple(notes.found)

    def line(self, words: str, sources: Sources) -> tuple[Markup, tuple[Markup, ...]]:
        """One line that is not Markdown, in which only citations mean something, as a paragraph."""
        notes = _Notes(sources, self.used)
        if not words.strip():
            return Markup(), ()
        html = _line.renderInline(printable(prose.clean(words)), {"notes": notes})
        return Markup(f"<p>{prose.safe(html)}</p>"), tuple(notes.found)

    def source(self, key: str, locator: str, sources: Sources) -> Markup:
        """A source that stands by itself, without a number: in full where it is first, as a note is."""
        cited, is_known = sources[key, locator], key in self.used
        self.used[key] = None
        return finished(cited.short if is_known else cited.full)

    def _sound(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens of a paragraph without links that lead nowhere or show nothing."""
        kept: list[Token] = []
        opened: list[bool] = []
        for place, token in enumerate(tokens):
            token.content = printable(token.content)
            if token.type == NOTE:
                token.children = self._sound(token.children or [])
            if token.type == "link_open":
                token.attrs.pop("title", None)
                opened.append(
                    self._leads_somewhere(str(token.attrs.get("href", ""))) and _shows(tokens, place)
                )
                kept += [token] * opened[-1]
            elif token.type == "link_close":
                kept += [token] * opened.pop()
            else:
                kept.append(token)
        return kept

    def _leads_somewhere(self, address: str) -> bool:
        if address.startswith("#"):
            return address[1:] in self._anchors
        try:
            parts = urlsplit(address)
        except ValueError:
            return False
        return parts.scheme == "mailto" or (parts.scheme in _WEB and bool(parts.hostname))


def finished(note: str) -> Markup:
    """A note, given as one line of Markdown, as it is printed."""
    return _linked(prose.line_to_html(printable(note)))


def _linked(html: str) -> Markup:
    """Safe HTML without the links whose address was not let through."""
    return Markup(_NO_LINK.sub(r"\1", html))


class _Notes:
    """The notes of one text, as they come by."""

    def __init__(self, sources: Sources, used: dict[str, None]) -> None:
        self._sources, self._used = sources, used
        self.found: list[Markup] = []

    def call(self, key: str, locator: str, words: str) -> str:
        """The token of the next note; the citation itself where nothing is known of the source."""
        note = self.source(key, locator)
        return str(escape(words)) if note is None else self.put(note)

    def source(self, key: str, locator: str) -> Markup | None:
        """The note of the source, in full or in short; None where nothing is known of it."""
        cited = self._sources.get((key, locator))
        if cited is None:
            return None
        note = cited.short if key in self._used else cited.full
        self._used[key] = None
        return finished(note)

    def put(self, note: Markup) -> str:
        """The token of a note that says so."""
        self.found.append(note)
        return f"\ue000{len(self.found) - 1}\ue001"


def _shows(tokens: Sequence[Token], place: int) -> bool:
    """Whether the link opened here shows a word; a reference inside may be empty, its number is filled in."""
    inside: list[Token] = []
    for token in tokens[place + 1 :]:
        if token.type == "link_close":
            break
        inside.append(token)
    is_reference = str(tokens[place].attrs.get("href", "")).startswith("#")
    return is_reference or any(token.content.strip() for token in inside if token.type != MARK)


def _mark(
    renderer: RendererHTML, tokens: Sequence[Token], place: int, options: Any, env: dict[str, Any]
) -> str:
    token, notes = tokens[place], env["notes"]
    key, locator = token.meta["key"], token.meta["locator"]
    if not env.get(NOTE):
        called: str = notes.call(key, locator, token.content)
        return called
    note = notes.source(key, locator)  # in a note its source is named, without a number of its own
    return str(escape(token.content)) if note is None else str(note).removesuffix(".")


def _note(
    renderer: RendererHTML, tokens: Sequence[Token], place: int, options: Any, env: dict[str, Any]
) -> str:
    html = renderer.renderInline(tokens[place].children or [], options, {**env, NOTE: True})
    called: str = env["notes"].put(_linked(prose.safe(html)))
    return called


_text = read_citations(prose.parser())
_text.add_render_rule(MARK, _mark)
_text.add_render_rule(NOTE, _note)
_line = read_citations(MarkdownIt("zero"))
_line.inline.ruler.enableOnly(["text", MARK])
_line.add_render_rule(MARK, _mark)
