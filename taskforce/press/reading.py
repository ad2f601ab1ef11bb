"""Reading a finished file from outside: nothing is taken from the layout, everything from the written bytes."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Pdf, Stream

from taskforce.press import glyphs
from taskforce.press.found import Found, FoundLink, FoundNote
from taskforce.press.tree import Element, Targets, children, is_annotation, is_element, walk

_FORBIDDEN_ACTIONS = frozenset(
    (
        "/JavaScript",
        "/Launch",
        "/GoToR",
        "/GoToE",
        "/SubmitForm",
        "/ImportData",
        "/Rendition",
        "/Movie",
        "/Sound",
    )
)
_FORBIDDEN_KEYS = (
    "/JS",
    "/JavaScript",
    "/EmbeddedFiles",
    "/EmbeddedFile",
    "/AA",
    "/OpenAction",
    "/RichMedia",
)
_SUSPECT = re.compile("|".join((*_FORBIDDEN_KEYS, *sorted(_FORBIDDEN_ACTIONS))).encode())
_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


class _Reader:
    def __init__(self, pdf: Pdf) -> None:
        fonts = glyphs.Fonts()
        self.pdf = pdf
        self.pages = [glyphs.read(page, fonts) for page in pdf.pages]
        self.targets = Targets(pdf)
        root = pdf.Root.get("/StructTreeRoot")
        top = root.get("/K") if root is not None else None
        self.document: Element | None = top[0] if isinstance(top, pikepdf.Array) and len(top) else top

    def elements(self) -> list[Element]:
        return list(walk(self.document)) if self.document is not None else []

    def page(self, element: Element) -> int:
        return self.targets.number.get(element.Pg.objgen, 0) if "/Pg" in element else 0

    def text(self, element: Element, *, without: str = "") -> str:
        """The words of an element in reading order, but not those of elements of the role `without`."""
        said: list[str] = []
        for item in children(element):
            if isinstance(item, int):
                page = self.page(element)
                said.append(self.pages[page - 1].words.get(item, "") if page else "")
            elif is_element(item) and str(item.S) != without:
                said.append(self.text(item, without=without))
        return "".join(said)

    def notes(self) -> list[FoundNote]:
        found = []
        for parent in self.elements():
            inside = children(parent)
            for before, item in zip([None, *inside], inside, strict=False):
                if is_element(item) and item.S == "/Note":
                    mark = before if before is not None and is_element(before) else None
                    mark_page = self.page(mark) if mark is not None and mark.S == "/Reference" else None
                    found.append(FoundNote(self.text(item, without="/Lbl"), self.page(item), mark_page))
        return found

    def links(self) -> list[FoundLink]:
        found = []
        for element in self.elements():
            if element.S != "/Link":
                continue
            for item in filter(is_annotation, children(element)):
                link = item.Obj
                address = link.get("/A", Dictionary()).get("/URI")
                found.append(
                    FoundLink(
                        text=self.text(element),
                        page=self.page(element),
                        anchor=self.targets.name(link),
                        target_page=self.targets.page(link),
                        address=None if address is None else str(address),
                        is_described="/Contents" in link,
                    )
                )
        return found


def read(path: Path) -> Found:
    """Everything that the gate wants to know about a file."""
    with pikepdf.open(path) as pdf:
        reader = _Reader(pdf)
        everything = reader.elements()
        figures = [element for element in everything if element.S == "/Figure"]
        return Found(
            pages=len(pdf.pages),
            title=str(pdf.docinfo.get("/Title", "")),
            language=str(pdf.Root.get("/Lang", "")),
            shows_title=bool(pdf.Root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False)),
            is_tagged=bool(pdf.Root.get("/MarkInfo", Dictionary()).get("/Marked", False))
            and bool(everything),
            bookmarks=tuple(_bookmarks(pdf)),
            headings=tuple((int(str(e.S)[2:]), reader.text(e)) for e in everything if _is_heading(e)),
            notes=tuple(reader.notes()),
            links=tuple(reader.links()),
            anchors={name: _page_of(reader.targets, name) for name in reader.targets.named},
            figures=len(figures),
            figures_without_words=sum(not str(figure.get("/Alt", "")).strip() for figure in figures),
            bare_paint=tuple(n for n, page in enumerate(reader.pages, 1) if page.bare_paint),
            missing_glyphs=tuple(n for n, page in enumerate(reader.pages, 1) if page.missing_glyphs),
            fonts_not_embedded=tuple(_fonts_not_embedded(pdf)),
            forbidden=tuple(sorted(_forbidden(pdf))),
            syntax=tuple(_unsound(pdf)),
            words=reader.text(reader.document) if reader.document is not None else "",
        )


def _unsound(pdf: Pdf) -> Iterator[str]:
    """Streams that do not unpack, and what the reader had to guess; the pages were parsed when they were read."""
    for item in pdf.objects:
        if isinstance(item, Stream):
            try:
                item.read_bytes()
            except pikepdf.PdfError as error:
                yield str(error)
    yield from pdf.get_warnings()


def _is_heading(element: Element) -> bool:
    role = str(element.S)
    return len(role) == 3 and role[1] == "H" and role[2].isdigit()


def _page_of(targets: Targets, name: str) -> int | None:
    return targets.page(Dictionary(Dest=pikepdf.String(name)))


def _bookmarks(pdf: Pdf) -> list[str]:
    with pdf.open_outline() as outline:
        waiting, found = list(outline.root), []
        while waiting:
            item = waiting.pop(0)
            found.append(item.title)
            waiting = [*item.children, *waiting]
    return found


def _fonts_not_embedded(pdf: Pdf) -> set[str]:
    found = set()
    for item in pdf.objects:
        if isinstance(item, Dictionary) and item.get("/Type") == "/FontDescriptor":
            if not any(key in item for key in _FONT_FILES):
                found.add(str(item.get("/FontName", "?")))
        elif isinstance(item, Dictionary) and item.get("/Type") == "/Font" and _has_no_file(item):
            found.add(str(item.get("/BaseFont", "?")))
    return found


def _has_no_file(font: Dictionary) -> bool:
    return (
        not any(key in font for key in ("/FontDescriptor", "/DescendantFonts"))
        and font.get("/Subtype") != "/Type3"
    )


def _forbidden(pdf: Pdf) -> set[str]:
    """What an honest report never holds: scripts, programs to start, files inside, actions that run by themselves."""
    found = set()
    for item in pdf.objects:
        if not isinstance(item, Stream) and not _SUSPECT.search(item.unparse(resolved=True)):
            continue  # most of a hundred thousand entries are seen to be harmless at a look
        waiting: list[Any] = [item]
        while waiting:
            value = waiting.pop()
            if isinstance(value, pikepdf.Array):
                waiting += filter(_is_direct_container, value)
            elif isinstance(value, (Dictionary, Stream)):
                found |= {key[1:] for key in _FORBIDDEN_KEYS if key in value}
                kinds = {str(value.get(key, "")) for key in (Name.S, Name.Subtype)}
                found |= {kind[1:] for kind in kinds & _FORBIDDEN_ACTIONS}
                waiting += filter(_is_direct_container, value.values())
    return found


def _is_direct_container(value: Any) -> bool:
    return isinstance(value, (Dictionary, pikepdf.Array)) and not value.is_indirect
