"""Setting prose: notes to the foot, headings under their heading, references with their page.

Input is HTML made from Markdown by `core.prose` (well formed, few tags, no attributes but href), with tokens of
`volume.call` where notes are called. Output is HTML of the report: in print, or on a screen
where no pages are named.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

_TOKEN = re.compile("\ue000([0-9]+)\ue001")
_EARLY = re.compile("(?:[ \u00a0\n]*)((?:\ue000[0-9]+\ue001[ \u00a0]*)+)([.,;:!?…]+[”’\"')]*)?")
_HEADING = re.compile(r"h([1-6])$")
_DEEPEST = 6
Page = Callable[[str], int] | None  # None: on a screen, where nothing has a page
Words = Callable[[str], str]


@dataclass
class Notes:
    """The notes of a volume, numbered as they are set."""

    count: int = 0
    texts: list[str] = field(default_factory=list)

    def set(self, text: str, *, follows_note: bool = False) -> str:
        """The mark and the note, for the place where it is called. A mark right behind another gets a comma."""
        self.count += 1
        self.texts.append(text)
        kind = "fn also" if follows_note else "fn"
        mark = f'<span class="call" id="c{self.count}"></span>'
        return f'{mark}<span class="{kind}" id="n{self.count}">{text}</span>'


@dataclass
class EndNotes(Notes):
    """The notes of a volume on a screen: the mark is a link, the notes stand together at the end."""

    def set(self, text: str, *, follows_note: bool = False) -> str:
        """The mark alone; `texts` has the notes in order."""
        self.count += 1
        self.texts.append(text)
        n = self.count
        return f'<sup class="mark"><a id="mark-{n}" href="#note-{n}" aria-label="Note {n}">{n}</a></sup>'


@dataclass(frozen=True)
class Setting:
    """How a piece of prose is set: level of its highest heading, whether its first paragraph leads."""

    level: int = 3
    leads: bool = False


def prose(
    html: str, notes: Sequence[str], setting: Setting, numbered: Notes, page: Page, words: Words
) -> str:
    """The prose as it is printed. `page(anchor)` and `words(anchor)` tell of the target of a reference.

    Without `page` the references are links and nothing more.
    """
    setter = _Setter(notes, setting, numbered, page, words)
    setter.feed(_EARLY.sub(_behind_punctuation, html))
    setter.close()
    return "".join(setter.said)


def _behind_punctuation(found: re.Match[str]) -> str:
    """The mark stands behind the stop and the quotation mark, and without a space before it."""
    tokens = "".join(f"\ue000{number}\ue001" for number in _TOKEN.findall(found[1]))
    space = " " if found[1][-1] in " \u00a0" and not found[2] else ""
    return (found[2] or "") + tokens + space


class _Setter(HTMLParser):
    def __init__(
        self, notes: Sequence[str], setting: Setting, numbered: Notes, page: Page, words: Words
    ) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._notes, self._setting, self._numbered = notes, setting, numbered
        self._page, self._words = page, words
        self._levels: list[tuple[int, int]] = []
        self._open_brackets = 0
        self._empty_link: str | None = None
        self._leads = setting.leads

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if _HEADING.match(tag):
            self.said.append(f"<h{self._enter_heading(int(tag[1]))}>")
        elif tag == "a":
            self._link(given.get("href") or "")
        elif tag == "p":
            self._open_brackets = 0
            self.said.append('<p class="lead">' if self._leads else "<p>")
            self._leads = False
        elif tag == "th":
            self.said.append('<th scope="col">')
        elif tag == "ol" and given.get("start"):
            self.said.append(f'<ol start="{escape(given["start"] or "1")}">')
        else:
            self.said.append(f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._empty_link is not None:
            self.said.append(escape(self._words(self._empty_link)))
            self._empty_link = None
        heading = _HEADING.match(tag)
        self.said.append(f"</h{self._levels[-1][1]}>" if heading else f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if data.strip():
            self._empty_link = None
        before = 0
        for token in _TOKEN.finditer(data):
            self._say(data[before : token.start()])
            follows = bool(before) and before == token.start()
            self.said.append(self._numbered.set(self._notes[int(token[1])], follows_note=follows))
            before = token.end()
        self._say(data[before:])

    def _say(self, words: str) -> None:
        self._open_brackets += words.count("(") - words.count(")")
        self.said.append(escape(words, quote=False))

    def _link(self, address: str) -> None:
        if not address.startswith("#"):
            self.said.append(f'<a href="{escape(address)}">')
            return
        anchor = address[1:]
        self._empty_link = anchor
        if self._page is None:
            self.said.append(f'<a href="{escape(address)}">')
            return
        kind = "x in" if self._open_brackets > 0 else "x"
        self.said.append(f'<a class="{kind}" href="{escape(address)}" data-p="{self._page(anchor)}">')

    def _enter_heading(self, level: int) -> int:
        """The printed level: as deep under the others as it was written, without a gap."""
        while self._levels and self._levels[-1][0] >= level:
            self._levels.pop()
        above = self._levels[-1][1] if self._levels else self._setting.level - 1
        printed = min(above + 1, _DEEPEST)
        self._levels.append((level, printed))
        return printed
