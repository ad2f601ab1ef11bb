"""What is damaged in a finished file is seen when it is read back: each fault is made in a real file."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from taskforce.press import gate, marks, mend, reading
from taskforce.press.found import Found
from taskforce.press.layout import Typesetter
from taskforce.press.rounds import Known
from taskforce.press.tree import walk
from tests.press.documents import SHEET, compose

NOTES = ("Harbor Institute, <em>Forty Harbors</em>, 12.", "Ibid.", "Noor Ellery, letter of 3 May.")
PICTURE = (
    '<p><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>A square</title>'
    '<rect width="9" height="9"/></svg></p><table><tr><th scope="row">Feet</th><td>3</td></tr></table>'
    '<p><a href="https://example.org/">out</a> \u05d0\u05d1\u05d2 \u0645\u062d\u0645\u062f</p>'
)
COMPOSED = compose(NOTES, sections=2, extra=PICTURE)


def nothing(done: int, total: int, words: str) -> None:
    """Nobody listens."""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file as the press writes it."""
    mend.keep_notes_with_their_marks()
    typesetter = Typesetter({"sheet.css": SHEET}, ("sheet.css",), nothing)
    known = Known(typesetter.lay_out(COMPOSED(Known()), (), 1, 0).anchors)
    path = tmp_path_factory.mktemp("press") / "sound.pdf"
    path.write_bytes(typesetter.lay_out(COMPOSED(known), (), 2, 0).write(nothing))
    return path


@pytest.fixture
def damaged(sound: Path, tmp_path: Path) -> Callable[[Callable[[pikepdf.Pdf], None]], list[str]]:
    """The faults that the gate finds after this damage."""

    def faults(damage: Callable[[pikepdf.Pdf], None]) -> list[str]:
        with pikepdf.open(sound) as pdf:
            damage(pdf)
            pdf.save(tmp_path / "damaged.pdf")
        known = Known({"s0": 2, "s1": 3})
        return gate.faults(marks.read(COMPOSED(known)), reading.read(tmp_path / "damaged.pdf"))

    return faults


def element(pdf: pikepdf.Pdf, role: str) -> Any:
    """The first element of that role."""
    return next(one for one in walk(pdf.Root.StructTreeRoot.K[0]) if role == one.S)


def test_a_sound_file_has_no_fault(damaged: Callable[..., list[str]]) -> None:
    assert damaged(lambda pdf: None) == []


def test_a_sound_file_is_read_whole(sound: Path) -> None:
    found: Found = reading.read(sound)
    assert [note.text for note in found.notes] == ["Harbor Institute, Forty Harbors, 12.", "Ibid.", NOTES[2]]
    assert [(note.page, note.mark_page) for note in found.notes] == [(2, 2), (2, 2), (3, 3)]
    assert found.headings == ((1, "Small harbors"), (2, "Section 0"), (2, "Section 1"))
    assert [link.address for link in found.links if link.address] == ["https://example.org/"]
    assert (found.pages, found.figures, found.title) == (3, 1, "Small & harbors")


def test_the_added_tags_are_there(sound: Path) -> None:
    with pikepdf.open(sound) as pdf:
        roles = [str(one.S)[1:] for one in walk(pdf.Root.StructTreeRoot.K[0])]
        assert (roles.count("Note"), roles.count("TOC"), roles.count("TOCI")) == (3, 1, 2)
        assert element(pdf, "/TH").A.Scope == Name.Row
        assert [String("note-1"), Name.Reference] == [element(pdf, "/Note").ID, element(pdf, "/Reference").S]


def test_a_note_that_lost_its_tag_is_missing(damaged: Callable[..., list[str]]) -> None:
    def damage(pdf: pikepdf.Pdf) -> None:
        element(pdf, "/Note").S = Name.Span

    assert damaged(damage) == ["Note 1 is missing: “Harbor Institute, Forty Harbors, 12.”."]


def test_a_note_on_another_page_than_its_mark_is_told(damaged: Callable[..., list[str]]) -> None:
    def damage(pdf: pikepdf.Pdf) -> None:
        element(pdf, "/Note").Pg = pdf.pages[0].obj

    assert any("stands on page 1, its mark on page 2" in fault for fault in damaged(damage))


def test_a_link_whose_target_is_gone_leads_nowhere(damaged: Callable[..., list[str]]) -> None:
    def damage(pdf: pikepdf.Pdf) -> None:
        names = list(pdf.Root.Names.Dests.Names)
        at = [str(name) for name in names[::2]].index("s1") * 2
        pdf.Root.Names.Dests.Names = Array(names[:at] + names[at + 2 :])

    assert any("leads nowhere" in fault for fault in damaged(damage))


def test_a_target_moved_to_another_page_makes_its_numbers_wrong(damaged: Callable[..., list[str]]) -> None:
    def damage(pdf: pikepdf.Pdf) -> None:
        names = list(pdf.Root.Names.Dests.Names)
        at = [str(name) for name in names[::2]].index("s1") * 2
        names[at + 1][0] = pdf.pages[0].obj
        pdf.Root.Names.Dests.Names = Array(names)

    assert any("A page number for “s1” is not 1" in fault for fault in damaged(damage))


def test_a_skipped_heading_is_told(damaged: Callable[..., list[str]]) -> None:
    def damage(pdf: pikepdf.Pdf) -> None:
        element(pdf, "/H2").S = Name.H3

    assert damaged(damage) == ["The heading “Section 0” skips a level (1 to 3)."]


def test_a_picture_without_words_is_told(damaged: Callable[..., list[str]]) -> None:
    def damage(pdf: pikepdf.Pdf) -> None:
        del element(pdf, "/Figure").Alt

    assert damaged(damage) == ["1 pictures have no text in their place."]


def test_title_language_tags_and_bookmarks_are_missed(damaged: Callable[..., list[str]]) -> None:
    def damage(pdf: pikepdf.Pdf) -> None:
        del pdf.docinfo["/Title"]
        del pdf.Root.Lang
        del pdf.Root.MarkInfo
        del pdf.Root.Outlines
        del pdf.Root.ViewerPreferences

    said = " ".join(damaged(damage))
    for words in ("not the title", "language of the file", "no tags", "no bookmarks", "shown by its title"):
        assert words in said


def test_paint_outside_the_tags_is_seen(damaged: Callable[..., list[str]]) -> None:
    def damage(pdf: pikepdf.Pdf) -> None:
        pdf.pages[1].contents_add(b"0 0 9 9 re f")

    assert damaged(damage) == [
        "Page 2 has something painted that is neither tagged nor marked as decoration."
    ]


@pytest.mark.parametrize(
    ("thing", "told"),
    [
        ({"/OpenAction": Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))}, "JavaScript"),
        ({"/OpenAction": Dictionary(S=Name.Launch, F=String("calc.exe"))}, "Launch"),
        ({"/AA": Dictionary(WC=Dictionary(S=Name.URI, URI=String("https://example.org")))}, "AA"),
        ({"/Extra": Array([Dictionary(S=Name.SubmitForm)])}, "SubmitForm"),
        ({"/Extra": Dictionary(EmbeddedFiles=Dictionary())}, "EmbeddedFiles"),
    ],
)
def test_what_acts_by_itself_is_seen(
    damaged: Callable[..., list[str]], thing: dict[str, Dictionary], told: str
) -> None:
    def damage(pdf: pikepdf.Pdf) -> None:
        for key, value in thing.items():
            pdf.Root[key] = value

    assert any(fault.endswith(f"must not hold: {told}.") for fault in damaged(damage))


def test_a_typeface_that_is_not_inside_is_seen(damaged: Callable[..., list[str]]) -> None:
    def damage(pdf: pikepdf.Pdf) -> None:
        for item in pdf.objects:
            if isinstance(item, Dictionary) and "/FontFile2" in item:
                del item["/FontFile2"]

    assert any("is not in the file" in fault for fault in damaged(damage))
