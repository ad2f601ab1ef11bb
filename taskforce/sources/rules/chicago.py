"""Notes in the style of the Chicago Manual (17th edition, chapter 14): in full at first, short from then on.

A note comes as one line of Markdown, titles in italics. What a source lacks is left out with its comma.
"""

import re
from collections.abc import Callable
from html import unescape
from typing import Protocol

from taskforce.core import prose

LEGAL = frozenset({"bill", "statute", "order", "case"})
QUOTED = frozenset({"announcement", "article", "web_page"})
SHORT_TITLE = 5  # words; a longer title is shortened in later notes (14.33)
_SIGNS = re.compile(r"([\\`*_\[\]<>#|~&])")
_TAG = re.compile(r"<[^>]*>")
_SMALL = frozenset(
    "a across an and as at but by for from in into of on or the through to under with".split()  # noqa: SIM905
)
_BODY = frozenset(  # a name with one of these is that of a body, whatever commas stand in it
    "of for on and the in & Agency Association Bureau Center Centre Commission Committee Council "  # noqa: SIM905
    "Department Division Foundation Institute Ministry Office University".split()
)


class Citable(Protocol):
    """What a note needs to know of a source; dates are kept as printed."""

    @property
    def kind(self) -> str: ...
    @property
    def author(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def container(self) -> str: ...
    @property
    def issued(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def accessed(self) -> str: ...


def note(source: Citable, locator: str = "", first: bool = True) -> str:
    """The note of a source as one line of Markdown, ending with a full stop."""
    parts = _first(source, _locator(locator)) if first else _later(source, _locator(locator))
    return _sentence([part for part in parts if part])


def in_words(note: str) -> str:
    """A note without marks, for places that take nothing but words."""
    return unescape(_TAG.sub("", prose.line_to_html(note)))


def _first(source: Citable, locator: str) -> list[str]:
    url = f"<{source.url.replace('<', '%3C').replace('>', '%3E')}>" if source.url else ""
    return [*_forms.get(source.kind, _report)(source), locator, url]


def _later(source: Citable, locator: str) -> list[str]:
    if source.kind in LEGAL:
        title = _italic(source.title) if source.kind == "case" else _plain(source.title)
        return [title, locator]
    title = _short_title(source.title)
    words = _quoted(title) if source.kind in QUOTED else _italic(title)
    return [_short_author(source.author) if source.kind != "hearing" else "", words, locator]


def _report(source: Citable) -> list[str]:
    publisher = "" if source.container == source.author else source.container
    imprint = ", ".join(_plain(words) for words in (publisher, source.issued) if words)
    return [_author(source.author), _in_brackets(_italic(source.title), imprint)]


def _web_page(source: Citable) -> list[str]:
    site = "" if source.container == source.author else source.container
    return [_author(source.author), _quoted(source.title), _plain(site), _when(source)]


def _announcement(source: Citable) -> list[str]:
    place = "" if source.container == source.author else source.container
    return [_author(source.author), _quoted(source.title), "press release", _plain(place), _when(source)]


def _article(source: Citable) -> list[str]:
    journal = _italic(source.container) if source.container else ""
    return [_author(source.author), _quoted(source.title), journal, _when(source)]


def _legal(source: Citable) -> list[str]:
    title = _italic(source.title) if source.kind == "case" else _plain(source.title)
    where = ", ".join(part for part in (title, _plain(source.container)) if part)
    return [_in_brackets(where, _plain(source.issued))]


def _hearing(source: Citable) -> list[str]:
    where = ", ".join(part for part in (_italic(source.title), _plain(source.container)) if part)
    statement = f"statement of {_author(source.author)}" if source.author else ""
    return [_in_brackets(_in_brackets(where, _plain(source.issued)), statement)]


_forms: dict[str, Callable[[Citable], list[str]]] = {
    "announcement": _announcement,
    "article": _article,
    "bill": _legal,
    "case": _legal,
    "hearing": _hearing,
    "order": _legal,
    "report": _report,
    "statute": _legal,
    "web_page": _web_page,
}


def _when(source: Citable) -> str:
    """When it was issued; where that is not known, when it was read (14.12)."""
    if source.issued:
        return _plain(source.issued)
    return f"accessed {_plain(source.accessed)}" if source.accessed else ""


def _author(author: str) -> str:
    """People are kept as `Family, Given`, several with semicolons, and printed as `Given Family`; a body as it is."""
    return _plain(_listed([full for full, _ in map(_names, author.split(";"))]))


def _short_author(author: str) -> str:
    return _plain(_listed([family for _, family in map(_names, author.split(";"))]))


def _listed(names: list[str]) -> str:
    """One name, two with `and`, three with commas; from four on the first with `et al.` (14.76)."""
    if len(names) > 3:
        return f"{names[0]} et al."
    return " and ".join(names) if len(names) < 3 else f"{names[0]}, {names[1]}, and {names[2]}"


def _names(name: str) -> tuple[str, str]:
    """The full and the short name behind `Family, Given` or `Family, Given, Jr.`; of a body both are its name."""
    name = name.strip()
    parts = [part.strip() for part in name.split(",")]
    if len(parts) not in (2, 3) or _BODY & set(name.replace(",", " ").split()):
        return name, name
    family, given, *suffix = parts
    return " ".join([given, family, *suffix]), family


def _short_title(title: str) -> str:
    """The main title without its first article; a long one ends before a small word, or after four words."""
    words = re.split(r"[:?!—]", title, maxsplit=1)[0].split() or title.split()
    if len(words) > 1 and words[0].lower() in ("a", "an", "the"):
        words = words[1:]
    if len(words) > SHORT_TITLE:
        ends = [n for n in range(2, SHORT_TITLE + 1) if words[n].lower() in _SMALL]
        words = words[: max(ends, default=SHORT_TITLE - 1)]
        while len(words) > 1 and words[-1].lower() in _SMALL:
            words = words[:-1]
    return " ".join(words).rstrip(",;")


def _locator(locator: str) -> str:
    """Pages go without `p.` (14.148); a range of figures gets its dash."""
    bare = re.sub(r"^pp?\.\s*", "", locator.strip())
    return _plain(re.sub(r"(?<=\d)-(?=\d)", "–", bare))


def _plain(words: str) -> str:
    return _SIGNS.sub(r"\\\1", words.strip())


def _italic(title: str) -> str:
    return f"*{_plain(title)}*"


def _quoted(title: str) -> str:
    """Marks within the marks become single ones."""
    inner = re.sub(r'"([^"]*)"', r"‘\1’", title).replace("“", "‘").replace("”", "’")
    return f"“{_plain(inner)}”"


def _in_brackets(words: str, inside: str) -> str:
    return f"{words} ({inside})" if inside else words


def _sentence(parts: list[str]) -> str:
    """Joined by commas, which stand inside closing quotation marks as the full stop does; one of those at the end."""
    text = re.sub(r"(‘[^‘’]*)’”, ", r"\1,’” ", ", ".join(parts)).replace("”, ", ",” ")
    marks = re.search(r"(?<=.)(‘[^‘’]*)?(’?”)$", text)
    if marks is None:
        return text if text.endswith(".") else f"{text}."
    closing = len("’”") if marks[1] is not None and marks[2] == "’”" else len("”")
    words, marked = text[:-closing], text[-closing:]
    return text if words[-1] in ".?!" else f"{words}.{marked}"
