"""The matrix of comments goes out as a file and comes back with answers: all of them, or none."""

import csv
import io

import pytest
from werkzeug.test import TestResponse

from taskforce.core import sheets
from taskforce.files.rules import table
from taskforce.texts import queries
from taskforce.texts.models import Comment
from taskforce.texts.rules import matrix
from tests.people import Cast
from tests.texts.scenes import Scene, open_for_comment

SOURCE = "## Ownership\n\nFour towns own one dredge.\n\n## Turns\n\nThe agreement names who goes first."
PAGE = "texts/comments/import"


@pytest.fixture
def scene(cast: Cast) -> Scene:
    return open_for_comment(cast, source=SOURCE)


def exported(cast: Cast, who: str = "farida", ending: str = "csv", chosen: str = "") -> list[dict[str, str]]:
    data = cast.get(who, f"texts/comments.{ending}{chosen}").data
    head, *lines = [line.cells for line in table.read(f"x.{ending}", data)]
    assert list(head) == matrix.head()
    return [dict(zip(matrix.COLUMNS, cells, strict=True)) for cells in lines]


def bring(cast: Cast, rows: list[dict[str, str]], who: str = "farida", **more: str) -> TestResponse:
    """Choose a file with these rows."""
    data = sheets.csv_of(matrix.head(), [matrix.cells(row) for row in rows])
    return cast.send(who, PAGE, {"file": (io.BytesIO(data), "filled.csv"), **more})


def store(cast: Cast, rows: list[dict[str, str]], **more: str) -> TestResponse:
    """Press the button of the page that has these answers in it."""
    data = sheets.csv_of(matrix.head(), [matrix.cells(row) for row in rows])
    found = matrix.read(table.read("x.csv", data)).rows
    return cast.send("farida", PAGE, {"answers": matrix.carry(found), "way": "store", **more})


def answers(cast: Cast, *comments: Comment) -> list[str]:
    with cast.database.read() as session:
        found = [
            queries.comment(session, cast.actor("farida"), one.public_id).disposition for one in comments
        ]
    return [f"{one.verdict}: {one.reason}" if one else "" for one in found]


def test_the_matrix_stands_in_reading_order_with_ids_and_no_cell_is_a_formula(
    cast: Cast, scene: Scene
) -> None:
    second = scene.comment("b4", body="=cmd()", words="who goes first", proposed="-2")
    first = scene.comment("b2", by="nia", kind="editorial", body="A comma.")
    scene.dispose(second, "duplicate", "The same.", duplicate_of=first)
    rows = exported(cast, "olive")
    assert [row["id"] for row in rows] == [first.public_id, second.public_id]
    place = ("version", "section", "paragraph", "words", "kind", "comment", "proposed")
    assert [rows[0][name] for name in place] == [
        "1",
        "Ownership",
        "Paragraph 2",
        "",
        "editorial",
        "A comma.",
        "",
    ]
    assert [rows[1][name] for name in place][1:4] == ["Turns", "Paragraph 4", "who goes first"]
    assert [rows[1][name] for name in matrix.ANSWER] == ["duplicate", "The same.", first.public_id]
    assert exported(cast, "olive", "xlsx") == rows
    raw = list(csv.reader(io.StringIO(cast.get("olive", "texts/comments.csv").data.decode("utf-8-sig"))))
    assert ("'=cmd()" in raw[2], "'-2" in raw[2]) == (True, True)
    assert len(exported(cast, "olive", chosen="?kind=editorial")) == 1


def test_what_was_exported_changes_nothing_when_it_comes_back(cast: Cast, scene: Scene) -> None:
    scene.dispose(scene.comment(), "rejected", "Too dear.")
    scene.comment("b2", body="=cmd()")
    page = bring(cast, exported(cast)).text
    assert ("There is nothing to store" in page, "2 lines read; 2 change nothing" in page) == (True, True)


def test_answers_are_looked_at_and_then_stored_together(cast: Cast, scene: Scene) -> None:
    first, second, third = scene.comment(), scene.comment("b2", body="Why?"), scene.comment("b4")
    rows = exported(cast)
    rows[0] |= {"disposition": "Accepted"}
    rows[1] |= {"disposition": "Accepted in part", "reason": "=1+1, said\nmore shortly"}
    rows.append({"id": "xyz", "comment": "A new one", "disposition": "accepted"})
    page = bring(cast, rows)
    assert (page.status_code, "2 comments can be answered" in page.text) == (200, True)
    assert ("1 line is of no comment that is known here" in page.text, "A new one" in page.text) == (
        True,
        True,
    )
    assert answers(cast, first, second, third) == ["", "", ""]
    assert store(cast, rows).status_code == 303
    assert answers(cast, first, second, third) == [
        "accepted: ",
        "accepted_in_part: =1+1, said\nmore shortly",
        "",
    ]
    assert store(cast, rows).status_code == 422  # nothing new is in it


def test_with_one_fault_nothing_is_stored_and_each_fault_has_its_line(cast: Cast, scene: Scene) -> None:
    made = [scene.comment(body=words) for words in ("One.", "Two.", "Three.", "Four.", "Five.", "Six.")]
    scene.dispose(made[5], "rejected", "No.")
    changes = [
        {"disposition": "accepted"},
        {"disposition": "perhaps"},
        {"disposition": "rejected"},
        {"disposition": "accepted", "comment": "One."},
        {"disposition": "duplicate", "reason": "The same.", "duplicate_of": made[4].public_id},
        {"disposition": "accepted"},
    ]
    rows = [row | change for row, change in zip(exported(cast), changes, strict=True)]
    for page in (bring(cast, rows), store(cast, rows)):
        assert "Store" not in page.text
        for line, words in {
            3: "One of: accepted",
            4: "Please say why",
            5: "Were the lines mixed up?",
            6: "the other comment on this text",
            7: "answered already: rejected",
        }.items():
            row = page.text.split(f'<th scope="row">{line}</th>')[1].split("</tr>")[0]
            assert words in row
    assert answers(cast, *made) == ["", "", "", "", "", "rejected: No."]
    left = [rows[0], rows[5]]
    assert "1 left out" in bring(cast, left, leave_out_answered="y").text
    assert store(cast, left, leave_out_answered="y").status_code == 303
    assert answers(cast, made[0], made[5]) == ["accepted: ", "rejected: No."]


def test_duplicates_come_in_and_do_not_go_round_in_a_circle(cast: Cast, scene: Scene) -> None:
    first, second = scene.comment(), scene.comment(body="Also who.")
    rows = exported(cast)
    rows[1] |= {"disposition": "duplicate", "reason": "The same.", "duplicate_of": first.public_id}
    circle = [
        rows[0] | rows[1] | {"id": first.public_id, "comment": "Say who.", "duplicate_of": second.public_id}
    ]
    assert "is a duplicate itself" in bring(cast, [*circle, rows[1]]).text
    assert store(cast, rows).status_code == 303
    assert exported(cast)[1]["duplicate_of"] == first.public_id


def test_only_the_facilitator_brings_answers_and_nobody_those_to_private_notes(
    cast: Cast, scene: Scene
) -> None:
    note = scene.comment(by="farida", audience="private")
    row = {"id": note.public_id, "comment": "Say who.", "disposition": "accepted"}
    assert "1 line is of no comment" not in bring(cast, [row]).text
    assert note.public_id in bring(cast, [row]).text.partition("Of no comment that is known here")[2]
    assert store(cast, [row]).status_code == 422
    assert bring(cast, [row], who="nia").status_code == 403
    assert cast.send("farida", PAGE, {}).status_code == 422
