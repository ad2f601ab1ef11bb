"""Word documents: whole, of their size, and opening without fetching or running anything."""

import zipfile
from io import BytesIO

import pytest

from taskforce.files.rules import packages
from taskforce.files.rules.names import Unsound
from tests.files import made

DTD = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><w>&b;</w>'
MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
WHOLE = made.parts()
BAD = {
    "a template from elsewhere": made.docx(made.parts(made.outside("attachedTemplate"))),
    "a picture from elsewhere": made.docx(made.parts(made.outside("image"))),
    "an object from elsewhere": made.docx(made.parts(made.outside("oleObject"))),
    "a template in another part": made.docx(
        {
            "word/_rels/settings.xml.rels": made.parts(made.outside("attachedTemplate"))[
                "word/_rels/document.xml.rels"
            ]
        }
    ),
    "macros": made.docx({"word/vbaProject.bin": b"x"}),
    "a control": made.docx({"word/activeX/activeX1.xml": "<x/>"}),
    "a program": made.docx({"word/embeddings/oleObject1.bin": b"x"}),
    "a page": made.docx({"word/afchunk.html": made.HTML}),
    "the type of macros": made.docx(
        {"[Content_Types].xml": WHOLE["[Content_Types].xml"].replace(made.DOCUMENT_TYPE, MACRO_TYPE)}
    ),
    "no text": made.zipped({name: part for name, part in WHOLE.items() if name != "word/document.xml"}),
    "types of its own": made.docx({"word/document.xml": DTD}),
    "no XML": made.docx({"word/document.xml": "<w:document>"}),
    "a name that leads out": made.docx({"../../etc/passwd": "x"}),
    "a name from the top": made.docx({"/etc/passwd": "x"}),
    "a name of Windows": made.docx({"..\\x": "x"}),
    "too many parts": made.docx({f"word/p{n}": "" for n in range(packages.MOST_PARTS)}),
    "too high a ratio": made.docx({"word/zeros": bytes(8_000_000)}),
    "something before": b"MZ" + made.docx(),
    "something behind": made.docx() + made.HTML,
    "just a zip": made.zipped({"a.txt": "b"}),
}


@pytest.mark.parametrize("what", BAD)
def test_a_document_that_hides_something_is_refused(what: str) -> None:
    with pytest.raises(Unsound):
        packages.docx(BAD[what])


def test_a_document_is_read_to_its_end_so_that_a_size_that_lies_is_found() -> None:
    zeros = made.docx({"word/media/x.png": bytes(1_000)})
    true, false = (1_000).to_bytes(4, "little"), (10).to_bytes(4, "little")
    assert zeros.count(true) == 2
    with pytest.raises(Unsound, match="damaged"):
        packages.docx(zeros.replace(true, false))


def test_a_part_that_comes_twice_is_refused() -> None:
    out = BytesIO(made.docx())
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", "<other/>")
    with pytest.raises(Unsound):
        packages.docx(out.getvalue())


def test_a_locked_document_is_refused() -> None:
    plain = made.docx()
    at = plain.index(b"PK\1\2")
    with pytest.raises(Unsound):
        packages.docx(plain[: at + 8] + b"\1" + plain[at + 9 :])
