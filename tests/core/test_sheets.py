"""Tables for spreadsheets: nothing in them is reckoned with, and everything comes back."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskforce.core.sheets import bare, csv_of, harmless

CELLS = st.text(st.sampled_from("'= a-"), max_size=5) | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\r\0")
)
TRIGGERS = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("  @SUM(A1)", "'  @SUM(A1)"),
        ("-2", "'-2"),
        ("'=1+1", "''=1+1"),
        ("'tis", "'tis"),
        ("＝cmd", "'＝cmd"),
        ("a=b", "a=b"),
        ("Own a dredge, together", "Own a dredge, together"),
        ("", ""),
    ],
)
def test_what_a_spreadsheet_would_reckon_with_gets_an_apostrophe(words: str, cell: str) -> None:
    assert harmless(words) == cell


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=5))
def test_no_cell_begins_a_formula_and_each_comes_back(rows: list[list[str]]) -> None:
    written = csv_of(["one", "two"], rows)
    read = list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline="")))
    assert read[0] == ["one", "two"]
    assert [[bare(cell) for cell in row] for row in read[1:]] == rows
    assert not [cell for row in read for cell in row if cell.lstrip(" \u00a0").startswith(TRIGGERS)]
