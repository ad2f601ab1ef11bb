"""What is kept while a document is set changes no byte of it."""

from typing import Any

import pytest

from taskforce.press import engine, mend, reuse
from taskforce.press.layout import Typesetter
from taskforce.press.rounds import Known
from tests.press.documents import SHEET, compose

NOTES = tuple(
    f"Harbor Institute, <em>Forty Harbors</em>, record {at}. " * (1 + at % 3) for at in range(1, 25)
)
TABLE = (
    '<table style="--ink: #123; color: var(--ink); direction: rtl; margin-inline-start: 9pt"><tr><th scope="row">Feet'
    '</th><td style="border: 1pt solid var(--ink)">3</td></tr></table>'
)
SHEETS = {
    "notes that touch": SHEET,
    "notes that stand apart": SHEET + b".fn { margin-top: 3pt }",
    "notes in a room of their own": SHEET + b"@page { @footnote { max-height: 90pt } }",
}


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_bytes_are_those_of_the_untouched_engine(sheet: str, monkeypatch: pytest.MonkeyPatch) -> None:
    mend.keep_notes_with_their_marks()
    plain = printed(SHEETS[sheet])
    reuse.begin(monkeypatch.setattr)
    assert printed(SHEETS[sheet]) == plain


def test_a_note_is_laid_out_once_for_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, laid = list[object](), list[object]()
    measure, lay_out = reuse._height, engine.block_level_layout

    def measured(*facts: Any) -> float:
        asked.append(facts)
        return measure(*facts)

    def laid_out(*facts: Any) -> Any:
        laid.append(facts)
        return lay_out(*facts)

    monkeypatch.setattr(reuse, "_height", measured)
    monkeypatch.setattr(reuse, "block_level_layout", laid_out)
    reuse.begin(monkeypatch.setattr)
    printed(SHEET)
    assert len(NOTES) <= len(laid) < len(asked) / 2


def printed(sheet: bytes) -> bytes:
    """Three sections with notes, a few of them on each page."""
    typesetter = Typesetter({"sheet.css": sheet}, ("sheet.css",), lambda *news: None)
    document = compose(NOTES, extra=TABLE)(Known())
    return typesetter.lay_out(document, (), 1, 0).write(lambda *news: None)
