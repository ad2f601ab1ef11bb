"""A draft out of Word, printed: no word and no note of it is lost on the way."""

from io import BytesIO

import pypdfium2

from taskforce.files.rules import packages, word
from taskforce.report.rules.citing import Citing
from taskforce.report.typeset import typeset
from taskforce.report.volume import Part, Prose, Volume
from tests.files.word import long_draft


def test_six_thousand_words_with_thirty_nine_notes_print_complete() -> None:
    found = word.read(packages.docx(long_draft()))
    text = Prose(*Citing(()).prose(found.markdown, {}))
    pressed = typeset(
        Volume(title="Ports", task_force="Task Force on Ports", parts=(Part("c", "Draft", text),))
    )
    assert pressed.notes == 39
    pages = pypdfium2.PdfDocument(BytesIO(pressed.pdf))
    printed = "".join("".join(page.get_textpage().get_text_bounded() for page in pages).split())
    assert all(f"Note{number}ofthedraft." in printed for number in range(1, 40))
    assert [
        w for w in found.markdown.split() if w.startswith("w") and w.rstrip(".").split("^")[0] not in printed
    ] == []
