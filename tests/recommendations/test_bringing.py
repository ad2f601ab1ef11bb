"""A text brought in from a Word file, in the form in which it is written."""

import html
from io import BytesIO

import pytest
from werkzeug.test import TestResponse

from tests.files.made import docx
from tests.files.word import draft, written
from tests.people import Cast
from tests.recommendations import scenes
from tests.recommendations.scenes import FIELDS, propose
from tests.recommendations.test_views import path

TYPED = {**FIELDS, "base": "1", "source": "Typed and not saved."}


@pytest.fixture(autouse=True)
def themes(cast: Cast) -> None:
    scenes.set_themes(cast)


def brought(cast: Cast, data: bytes | None, name: str = "draft.docx", **more: str) -> TestResponse:
    made = propose(cast)
    file = {} if data is None else {"file": (BytesIO(data), name)}
    return cast.send("farida", path(made, "/write?bring=1"), {**TYPED, **more, **file})


def test_its_words_stand_in_the_field_after_what_was_typed_and_no_version_is_made(cast: Cast) -> None:
    answer = brought(cast, draft())
    page = html.unescape(answer.text)
    assert answer.status_code == 200
    assert "Typed and not saved.\n\n# Ports\n\nThree of **four** ports" in page
    assert "draft.docx</b> stand in the field below, with 2 notes." in page
    assert "Left out: 1 picture or drawing, 1 comment. It had tracked changes:" in page
    assert "Write version 2" in page


def test_they_take_its_place_where_that_is_asked(cast: Cast) -> None:
    page = html.unescape(brought(cast, draft(), place="instead").text)
    assert "Typed and not saved." not in page
    assert "# Ports" in page


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (None, "", "Please choose a Word file."),
        (b"PK", "draft.doc", "This takes Word files that end in .docx."),
        (b"%PDF-1.7", "draft.docx", "the content is something else"),
        (docx({"word/vbaProject.bin": b"x"}), "draft.docx", "holds macros"),
        (written(), "draft.docx", "There are no words"),
    ],
)
def test_what_is_no_draft_is_refused_and_what_was_typed_is_kept(
    cast: Cast, data: bytes | None, name: str, said: str
) -> None:
    answer = brought(cast, data, name)
    assert answer.status_code == 422
    assert said in html.unescape(answer.text)
    assert "Typed and not saved." in answer.text
