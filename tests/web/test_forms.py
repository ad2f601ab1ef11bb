"""What people type, taken or refused."""

from io import BytesIO
from typing import Any

import pytest
from flask import Flask, get_flashed_messages
from werkzeug.datastructures import MultiDict
from wtforms import FieldList

from taskforce.web.forms import Choice, Day, Form, Line, Moment, Number, Prose, Tick
from taskforce.web.page import go


class Everything(Form):
    line = Line("Line", longest=20)
    prose = Prose("Prose", required=False, longest=100)
    choice = Choice("Choice", [("a", "A"), ("b", "B")], required=False)
    number = Number("Number", least=1, most=9, required=False)
    day = Day("Day", required=False)
    moment = Moment("Moment", required=False)
    tick = Tick("Tick")
    rows = FieldList(Line("Row", required=False))


def typed(app: Flask, **facts: str) -> Everything:
    """The form as if these had been sent."""
    app.config["WTF_CSRF_ENABLED"] = False
    with app.test_request_context(method="POST"):
        form = Everything(formdata=MultiDict({"line": "x", **facts}))
        form.is_sent()
    return form


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("line", "", "Please fill this in."),
        ("line", " \t ", "Please fill this in."),
        ("line", "x" * 21, "At most 20 characters; this has 21."),
        ("line", "x" * 1_000_000, "At most 20 characters; this has 1,000,000."),
        ("line", "a\0b", "This holds a character that cannot be kept."),
        ("line", "\ud800", "This holds a character that cannot be kept."),
        ("prose", "x" * 101, "At most 100 characters; this has 101."),
        ("choice", "c", "Please choose one of the list."),
        ("number", "0", "A whole number from 1 to 9."),
        ("number", "-1", "A whole number from 1 to 9."),
        ("number", str(2**63), "A whole number from 1 to 9."),
        ("number", "1e309", "A whole number from 1 to 9."),
        ("number", "x", "A whole number from 1 to 9."),
        ("day", "2022-02-30", "Please give a day as year-month-day"),
        ("day", "9" * 400, "Please give a day as year-month-day"),
        ("moment", "yesterday", "Please give a day and an hour"),
    ],
)
def test_what_cannot_be_taken_is_said_in_a_sentence(
    app: Flask, field: str, value: str, sentence: str
) -> None:
    form = typed(app, **{field: value})
    assert sentence in " ".join(form[field].errors)


@pytest.mark.parametrize("value", ["Tomáš Dvořák", "🙂 and נכון", "\u202eabc", "O’Hara"])
def test_what_people_really_write_is_taken_as_it_is(app: Flask, value: str) -> None:
    form = typed(app, line=value)
    assert not form.errors
    assert form.facts()["line"] == value


def test_a_line_is_one_line_and_control_characters_go(app: Flask) -> None:
    assert typed(app, line="a\r\nb\x07  c").facts()["line"] == "a b c"


def test_the_lines_of_a_text_stay(app: Flask) -> None:
    assert typed(app, prose="a\r\n\r\nb").facts()["prose"] == "a\n\nb"


def test_only_the_fields_of_the_form_are_taken(app: Flask) -> None:
    assert "role" not in typed(app, role="facilitator").facts()


def sent(app: Flask, **request: Any) -> Everything:
    """The form as it comes out of a request."""
    app.config["WTF_CSRF_ENABLED"] = False
    with app.test_request_context(method="POST", **request):
        form = Everything()
        form.is_sent()
    return form


@pytest.mark.parametrize(
    "request_",
    [
        {"data": {"line": (BytesIO(b"words\n"), "line.txt")}},
        {"data": {"line": (BytesIO(b""), "")}},
        {"json": {"line": "words"}},
        {"json": {"line": 5, "prose": {"a": []}}},
        {"json": [1, 2]},
        {"data": "{", "content_type": "application/json"},
    ],
)
def test_files_and_json_are_not_what_people_type(app: Flask, request_: dict[str, Any]) -> None:
    form = sent(app, **request_)
    assert form.errors["line"] == ["Please fill this in."]
    assert form.facts()["prose"] == ""


@pytest.mark.parametrize("place", ["²", "1" * 5000, "-1", "x", ""])
def test_rows_that_no_page_has_are_not_read(app: Flask, place: str) -> None:
    form = sent(app, data={f"rows-{place}": "words", "rows-7": "kept", "line": "x"})
    assert [row.data for row in form.rows] == ["kept"]


def test_a_sentence_that_travels_in_the_cookie_is_cut_to_fit(app: Flask) -> None:
    with app.test_request_context():
        go("members.sign_in", "Struck: " + "word " * 10_000)
        (message,) = get_flashed_messages()
    assert len(message) < 500
