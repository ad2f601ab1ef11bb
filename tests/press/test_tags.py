"""Tags that say nothing are left out, and lines of one paragraph are one piece; nothing that is read is lost."""

from pathlib import Path
from typing import Any

import pikepdf
import pytest

from taskforce.press import mend, pieces, reading
from taskforce.press.branches import Branch
from taskforce.press.engine import pydyf
from taskforce.press.layout import Typesetter
from taskforce.press.rounds import Known
from taskforce.press.tree import children, walk
from tests.press.documents import SHEET, compose

NOTES = ("Harbor Institute, <em>Forty Harbors</em>, 12. " * 4, "Ibid.", "Noor Ellery, letter of 3 May.")
BOXES = (
    "<div><div><p>One <span>word <b>in <i>four</i></b></span> boxes.</p></div></div>"
    "<ul><li><p>A list.</p></li></ul>"
)


def nothing(done: int, total: int, words: str) -> None:
    """Nobody listens."""


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small file, from the mended engine."""
    mend.keep_notes_with_their_marks()
    mend.give_text_to_its_paragraph()
    typesetter = Typesetter({"sheet.css": SHEET}, ("sheet.css",), nothing)
    path = tmp_path_factory.mktemp("press") / "printed.pdf"
    composed = compose(NOTES, sections=2, extra=BOXES)(Known({"s0": 2, "s1": 3}))
    path.write_bytes(typesetter.lay_out(composed, (), 1, 0).write(nothing))
    return path


def test_a_paragraph_is_one_tag_and_its_lines_one_piece(printed: Path) -> None:
    with pikepdf.open(printed) as pdf:
        tags = list(walk(pdf.Root.StructTreeRoot.K[0]))
        roles = [str(one.S) for one in tags]
        assert [roles.count(role) for role in ("/P", "/Note", "/LI", "/Div", "/NonStruct")] == [5, 3, 1, 0, 0]
        boxes = [one for one in tags if one.S == "/P"][-2]
        assert len(children(boxes)) == 1


def test_every_piece_belongs_to_the_tag_that_holds_it(printed: Path) -> None:
    with pikepdf.open(printed) as pdf:
        owners = pdf.Root.StructTreeRoot.ParentTree.Nums
        slot = {int(owners[at]): owners[at + 1] for at in range(0, len(owners), 2)}
        for one in walk(pdf.Root.StructTreeRoot.K[0]):
            for item in children(one):
                if isinstance(item, int):
                    assert slot[int(one.Pg.StructParents)][item].objgen == one.objgen
                elif item.get("/Type") == "/OBJR":
                    assert slot[int(item.Obj.StructParent)].objgen == one.objgen
        held = [item for page in pdf.pages for item in slot[int(page.StructParents)]]
        assert held
        assert pdf.check_pdf_syntax() == []


def test_the_words_are_those_of_the_document_in_its_order(printed: Path) -> None:
    words = reading.read(printed).words
    assert "One word in four boxes." in words
    assert words.index("Section 0") < words.index("Ibid.") < words.index("One word") < words.index("A list.")


@pytest.mark.parametrize(
    ("between", "left"),
    [
        ([], [0]),
        ([b"q", b"Q"], [0, 1]),  # what stands between two pieces keeps them apart
        (["/Artifact", b"BMC", b"EMC"], [0, 1]),
    ],
)
def test_pieces_are_joined_only_where_they_touch(between: list[Any], left: list[int]) -> None:
    def piece(number: int) -> list[Any]:
        return ["/P", pydyf.Dictionary({"MCID": number}), b"BDC", b"words", b"EMC"]

    pdf = pydyf.PDF()
    stream = pydyf.Stream([*piece(0), *between, *piece(1)])
    pdf.add_object(stream)
    page = pydyf.Dictionary({"Contents": stream.reference})
    pdf.add_page(page)
    paragraph = Branch("P", page.reference, [0, 1])
    pieces.join(pdf, paragraph, [[b"", b""]])
    assert paragraph.inside == left
    assert stream.stream.count(b"BDC") == len(left)
