"""The matrix of comments as plain lines: what is written comes back, and what cannot be read says so."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taskforce.core import prose, sheets
from taskforce.core.sheets import Line, Unreadable
from taskforce.files.rules import table
from taskforce.texts.rules import matrix
from taskforce.texts.rules.matrix import COLUMNS, FORMULA

WORDS = (
    st.text(st.sampled_from("'=+-@ \n\ta\u00a0\"_x04,;"), max_size=8)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
).map(lambda words: prose.clean(words).strip())
ROWS = st.lists(
    st.fixed_dictionaries(dict.fromkeys(COLUMNS, WORDS) | {"id": WORDS.filter(bool)}), min_size=1, max_size=4
)
HEAD = ["Id", "Comment", "Disposition", "Reason"]


def lines(*rows: list[str]) -> list[Line]:
    return [Line(number, row) for number, row in enumerate([HEAD, *rows], 1)]


@given(ROWS)
@settings(deadline=None, max_examples=60)
def test_what_is_exported_is_what_is_imported(rows: list[dict[str, str]]) -> None:
    written = sheets.csv_of(matrix.head(), [matrix.cells(row) for row in rows])
    found = matrix.read(table.read("matrix.csv", written))
    assert [row.cells for row in found.rows] == rows
    assert [row.said for row in found.rows] == [matrix.fingerprint(row["comment"]) for row in rows]
    taken_along = matrix.carried(matrix.carry(found.rows).replace("\n", "\r\n"))
    kept = [(row.line, row.said, row.verdict, row.cells["reason"]) for row in found.rows]
    assert [(row.line, row.said, row.verdict, row.cells["reason"]) for row in taken_along.rows] == kept


def test_columns_are_found_by_the_words_of_other_templates_in_any_order() -> None:
    head = [
        "Proposed change",
        "Colour",
        "COMMENTS *",
        "Observations of the secretariat",
        "Resolution",
        "MB/NC",
        "ID",
    ]
    found = matrix.read(
        [Line(1, head), Line(2, ["More", "red", "Too few", "Dear", "Accepted In-Part", "US", "a1"])]
    )
    (row,) = found.rows
    assert (row.cells["id"], row.cells["comment"], row.cells["reason"]) == ("a1", "Too few", "Dear")
    assert (row.verdict, row.cells["organisation"], found.ignored) == ("accepted_in_part", "US", ("Colour",))


@pytest.mark.parametrize(
    ("given_lines", "words"),
    [
        ([], "empty"),
        (lines(), "no line under"),
        ([Line(1, ["Comment", "Reason"]), Line(2, ["a", "b"])], "missing: Id, Disposition"),
    ],
)
def test_a_table_that_is_no_matrix_says_what_is_missing(given_lines: list[Line], words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        matrix.read(given_lines)


def test_faults_stand_beside_their_cells() -> None:
    rows = lines(["a1", "x", "accepted", ""], ["a1", "x", "accepted", ""], ["b1", "x", "", "y" * 5_001])
    formula = Line(5, ["c1", "x", "", ""], frozenset({2}))
    found = matrix.read([*rows, formula]).rows
    assert [list(row.faults) for row in found] == [["id"], ["id"], ["reason"], ["disposition"]]
    assert found[3].faults["disposition"] == FORMULA


@pytest.mark.parametrize("words", ["", "line,said\n", "line,said,id,disposition,reason,duplicate_of\n1,2"])
def test_what_the_page_did_not_carry_is_refused(words: str) -> None:
    with pytest.raises(Unreadable, match="choose the file again"):
        matrix.carried(words)


def test_the_words_of_a_comment_are_known_again_after_a_table_program_had_them() -> None:
    assert matrix.fingerprint("=cmd()\n\nnow") == matrix.fingerprint("'=cmd() now ")
    assert matrix.fingerprint("Not now") != matrix.fingerprint("Not now.")
