"""What a composed HTML text promises: its notes, links, page numbers, headings. Read with the standard library."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser

_HEADING = re.compile(r"h[1-6]$")
_VOID = frozenset(("br", "col", "hr", "img", "input", "link", "meta", "wbr"))


@dataclass(frozen=True)
class Link:
    """A link inside the document; `printed` is the page number that stands beside it, if one does."""

    target: str
    printed: int | None


@dataclass(frozen=True)
class Marks:
    """What the finished file has to keep."""

    title: str
    language: str
    ids: frozenset[str]
    repeated_ids: tuple[str, ...]
    links: tuple[Link, ...]
    notes: tuple[str, ...]
    headings: tuple[int, ...]
    figures: int

    def wrong(self, anchors: dict[str, int]) -> set[str]:
        """The targets whose printed page number is not the page on which they begin."""
        told = ((link.target, link.printed) for link in self.links if link.printed is not None)
        return {target for target, printed in told if anchors.get(target, printed) != printed}

    def dead(self) -> set[str]:
        """The targets that do not exist."""
        return {link.target for link in self.links} - self.ids


def read(html: str) -> Marks:
    """The marks of a composed text."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Marks(
        title="".join(reader.title).strip(),
        language=reader.language,
        ids=frozenset(reader.ids),
        repeated_ids=tuple(sorted(name for name, times in Counter(reader.ids).items() if times > 1)),
        links=tuple(reader.links),
        notes=tuple("".join(note) for note in reader.notes),
        headings=tuple(reader.headings),
        figures=reader.figures,
    )


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title: list[str] = []
        self.language = ""
        self.ids: list[str] = []
        self.links: list[Link] = []
        self.notes: list[list[str]] = []
        self.headings: list[int] = []
        self.figures = 0
        self._open: list[str] = []
        self._note_depth: int | None = None

    def handle_starttag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = given.get("lang", "")
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a" and given.get("href", "").startswith("#"):
            printed = given.get("data-p", "")
            self.links.append(Link(given["href"][1:], int(printed) if printed.isdecimal() else None))
        if _HEADING.match(tag):
            self.headings.append(int(tag[1]))
        if tag in ("svg", "img"):
            self.figures += 1
        if tag not in _VOID:
            self._open.append(tag)
        if tag == "span" and "fn" in given.get("class", "").split():
            self.notes.append([])
            self._note_depth = len(self._open)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass
        if self._note_depth is not None and len(self._open) < self._note_depth:
            self._note_depth = None

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "title" and "svg" not in self._open:
            self.title.append(data)
        if self._note_depth is not None:
            self.notes[-1].append(data)
