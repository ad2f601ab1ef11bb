"""From HTML to laid-out pages, with the facts about them. Runs in the child process only."""

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from taskforce.press import tags
from taskforce.press.engine import CSS, HTML, FatalURLFetchingError, FontConfiguration
from taskforce.press.fetcher import SCHEME, AssetsOnly
from taskforce.press.job import Progress

VARIANT = "pdf/ua-1"
_HOLDERS = frozenset(("p", "li", "blockquote", "dd", "dt", "tr", "h2", "h3", "h4", "h5", "h6"))


class Sheet:
    """One layout of a document."""

    def __init__(self, document: Any, notes: int, refuse: Callable[[], None]) -> None:
        self._document, self._refuse = document, refuse
        self.pages = len(document.pages)
        self.anchors: dict[str, int] = {}
        for number, page in enumerate(document.pages, 1):
            for anchor in page.anchors:
                self.anchors.setdefault(anchor, number)  # what is split over pages begins on the first
        places = range(1, notes + 1)
        self.late = [n for n in places if self.anchors.get(f"c{n}") != self.anchors.get(f"n{n}")]

    def write(self, tell: Progress) -> bytes:
        """The pages as a PDF with mended tags. Raises like `lay_out`: drawings load when they are drawn."""
        tell(0, self.pages, f"Writing {self.pages} pages")
        for number, page in enumerate(self._document.pages, 1):
            page.paint = _counted(page.paint, number, self.pages, tell)
        pdf: bytes = self._document.write_pdf(
            pdf_variant=VARIANT, pdf_tags=True, finisher=tags.finish, pdf_identifier=True
        )
        self._refuse()
        return pdf


class Typesetter:
    """Lays documents out with one set of assets; fonts and style sheets are read once."""

    def __init__(self, assets: Mapping[str, bytes], styles: Sequence[str], tell: Progress) -> None:
        self._fetcher, self._fonts, self._tell = AssetsOnly(assets), FontConfiguration(), tell
        self._styles = [
            CSS(url=SCHEME + name, url_fetcher=self._fetcher, font_config=self._fonts) for name in styles
        ]
        self._refuse()
        self.complaints = _Complaints()

    def lay_out(self, html: str, held: Sequence[int], number: int, expected: int) -> Sheet:
        """Lay out once. A paragraph with the mark of a note in `held` begins a page. `expected` pages are told
        as the total while the real number is not known. Raises `FatalURLFetchingError` for a strange address."""
        page = _PageCounter(self._tell, number, expected)
        document = HTML(string=html, url_fetcher=self._fetcher)
        notes = _hold(document.etree_element, held)
        with page:
            laid = document.render(
                stylesheets=self._styles, font_config=self._fonts, pdf_variant=VARIANT, pdf_tags=True
            )
        self._refuse()
        return Sheet(laid, notes, self._refuse)

    def _refuse(self) -> None:
        """A refusal ends the rendering by itself; this is for the places of the engine that swallow it (SVG)."""
        if self._fetcher.refused:
            raise FatalURLFetchingError(self._fetcher.refused[0])


def _hold(root: Element, held: Sequence[int]) -> int:
    """Make the paragraphs of these marks begin a page; returns how many notes the document has."""
    parents = {child: parent for parent in root.iter() for child in parent}
    calls = [element for element in parents if element.get("class") == "call"]
    for element in calls:
        if element.get("id") in {f"c{number}" for number in held}:
            holder = element
            while holder in parents and holder.tag not in _HOLDERS:
                holder = parents[holder]
            holder.set("style", "break-before: page")
    return len(calls)


def _counted(paint: Any, number: int, total: int, tell: Progress) -> Any:
    def paint_and_tell(*args: Any, **named: Any) -> Any:
        painted = paint(*args, **named)
        tell(number, total, f"Writing page {number} of {total}")
        return painted

    return paint_and_tell


class _Complaints(logging.Handler):
    """What the engine could not draw or load: it only logs that, and leaves the place empty."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []
        logging.getLogger("weasyprint").addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        if record.msg.startswith("Failed to"):
            self.said.append(record.getMessage())


class _PageCounter(logging.Handler):
    """Tells each page as the engine sets it: the engine says so in its progress log."""

    def __init__(self, tell: Progress, number: int, expected: int) -> None:
        super().__init__(logging.INFO)
        self._tell, self._number, self._expected = tell, number, expected
        self._log = logging.getLogger("weasyprint.progress")

    def __enter__(self) -> None:
        self._tell(0, self._expected, f"Layout {self._number}")
        self._log.setLevel(logging.INFO)
        self._log.addHandler(self)

    def __exit__(self, *ended: object) -> None:
        self._log.removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        if isinstance(record.args, tuple) and record.args and "layout - Page" in record.msg:
            page = int(str(record.args[0]))
            total = self._expected if page <= self._expected else 0
            self._tell(page, total, f"Layout {self._number}: page {page}")
