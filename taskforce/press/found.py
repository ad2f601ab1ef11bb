"""What a finished file holds, as plain values: read by `reading`, judged by `gate`."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FoundNote:
    """A note as it stands in the file: its words, its page, and the page of the mark before it."""

    text: str
    page: int
    mark_page: int | None


@dataclass(frozen=True)
class FoundLink:
    """A link: its visible words, the anchor and page it leads to, or the address outside."""

    text: str
    page: int
    anchor: str | None
    target_page: int | None
    address: str | None
    is_described: bool


@dataclass(frozen=True)
class Found:
    """Everything that the gate looks at."""

    pages: int
    title: str
    language: str
    shows_title: bool
    is_tagged: bool
    bookmarks: tuple[str, ...]
    headings: tuple[tuple[int, str], ...]
    notes: tuple[FoundNote, ...]
    links: tuple[FoundLink, ...]
    anchors: dict[str, int | None]
    figures: int
    figures_without_words: int
    bare_paint: tuple[int, ...]
    missing_glyphs: tuple[int, ...]
    fonts_not_embedded: tuple[str, ...]
    forbidden: tuple[str, ...]
    syntax: tuple[str, ...]
    words: str
