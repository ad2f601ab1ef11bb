"""Small documents for the press: sections with notes and references, set with the typefaces of the machine."""

from collections.abc import Mapping, Sequence

from taskforce.press import PressJob
from taskforce.press.job import Compose

SHEET = b"""
@page { size: 612pt 792pt; margin: 60pt; @bottom-left { content: counter(page) } @footnote { margin-top: 8pt } }
html { font: 11pt/15pt serif } ol { list-style: none } section { break-before: page }
.fn { float: footnote; footnote-policy: line; font-size: 8pt }
.toc a::after { content: leader(". ") attr(data-p) } .x::after { content: " (p.\\00a0" attr(data-p) ")" }
"""
SENTENCE = "A harbor that silts up loses its fishing boats first and its grain second. "


def compose(notes: Sequence[str], sections: int = 3, extra: str = "") -> Compose:
    """A document whose notes are spread over its sections, with a table of contents and references between them."""

    def composed(pages: Mapping[str, int]) -> str:
        entries = "".join(
            f'<li><a href="#s{at}" data-p="{pages[f"s{at}"]}">Section {at}</a></li>' for at in range(sections)
        )
        parts = "".join(_section(at, sections, notes, pages) for at in range(sections))
        head = '<html lang="en"><head><title>Small &amp; harbors</title></head>'
        return f'{head}<body><h1>Small harbors</h1><ol class="toc">{entries}</ol>{parts}{extra}</body></html>'

    return composed


def _section(at: int, sections: int, notes: Sequence[str], pages: Mapping[str, int]) -> str:
    other = (at + 1) % sections
    reference = f'<a class="x" href="#s{other}" data-p="{pages[f"s{other}"]}">Section {other}</a>'
    paragraphs = "".join(
        f'<p>{SENTENCE * (2 + number % 5)}<span class="call" id="c{number}"></span>'
        f'<span class="fn" id="n{number}">{note}</span> See {reference}.</p>'
        for number, note in enumerate(notes, 1)
        if (number - 1) * sections // len(notes) == at
    )
    return f'<section><h2 id="s{at}">Section {at}</h2>{paragraphs}</section>'


def job(
    made: Compose, predicted: Mapping[str, int] | None = None, must_hold: tuple[str, ...] = ()
) -> PressJob:
    """That document as a job for the press."""
    return PressJob(made, ("sheet.css",), {"sheet.css": SHEET}, predicted or {}, must_hold)
