"""A list of people as a spreadsheet writes it."""

import csv
import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskforce.core import prose
from taskforce.core.sheets import Unreadable
from taskforce.members.rules import roster
from taskforce.members.rules.roster import COLUMNS, MOST_ROWS

HEAD = "Name;Title;Organisation;Level;Role;Mail;Given;Family;Suffix"
ANA = (
    "Ana María de la Fuente;Secretary of State;Absaroka;State;Member;Ana@example.org;Ana María;de la Fuente;"
)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_way_of_writing_a_table_is_read(separator: str, encoding: str, end: str) -> None:
    data = end.join((HEAD, ANA)).replace(";", separator).encode(encoding)
    (row,) = roster.read(roster.text_of(data)).rows
    assert row.faults == {}
    assert row.facts == {
        "printed_name": "Ana María de la Fuente",
        "printed_title": "Secretary of State",
        "organisation": "Absaroka",
        "level": "state",
        "roles": ["member"],
        "address": "ana@example.org",
        "given": "Ana María",
        "family": "de la Fuente",
    }


def test_columns_are_found_by_their_words_in_any_order_and_others_are_named() -> None:
    found = roster.read("E-mail address,Phone,FULL NAME,Employer\nx@example.org,1,Ana Lee,Port")
    assert found.columns == ("printed_name", "organisation", "address")
    assert found.ignored == ("Phone",)
    assert found.rows[0].cells["organisation"] == "Port"


@pytest.mark.parametrize(
    ("cells", "column", "fault"),
    [
        (";Mayor;;;;;;;", "printed_name", "A name is missing"),
        ("Ana;;;Galactic;;;;;", "level", "One of: federal"),
        ("Ana;;;;Emperor;;;;", "roles", "One of: member"),
        ("Ana;;;;Funder and member;;;;", "roles", "no other role"),
        ("Ana;;;;;ana at example;;;", "address", "no mail address"),
        (f"{'A' * 201};;;;;;;;", "printed_name", "At most 200 characters; this has 201."),
    ],
)
def test_a_fault_stands_beside_its_cell_with_the_number_of_its_line(
    cells: str, column: str, fault: str
) -> None:
    found = roster.read(f"{HEAD}\n{ANA}\n\n{cells}")
    assert [row.line for row in found.rows] == [2, 4]
    assert not found.is_sound
    assert found.rows[0].faults == {}
    assert list(found.rows[1].faults) == [column]
    assert fault in found.rows[1].faults[column]


def test_one_address_for_two_is_a_fault_and_one_name_for_two_is_only_said() -> None:
    found = roster.read("Name,Mail\nAna Lee,a@example.org\nBen Lee,A@example.org\nana lee,")
    assert [list(row.faults) for row in found.rows] == [["address"], ["address"], []]
    assert [list(row.notes) for row in found.rows] == [["printed_name"], [], ["printed_name"]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty"),
        ("Name", "nobody"),
        ("Phone,Fax\n1,2", "No column is called"),
        ("Name\n" + "A\n" * (MOST_ROWS + 1), "At most 500"),
        ("Name\na\0b", "cannot be kept"),
        ('Name\n"' + "a" * 200_000, "quotation mark"),
    ],
)
def test_what_is_no_list_is_refused_as_a_whole(text: str, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        roster.read(text)


@pytest.mark.parametrize("data", [b"\x81\x8d\x8f", b"x" * 1_048_577])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        roster.text_of(data)


@pytest.mark.parametrize("cell", ["=1+1", "+49 30 1", "-2", "@SUM(A1)", "=HYPERLINK(1)"])
def test_what_looks_like_a_formula_is_plain_text(cell: str) -> None:
    (row,) = roster.read(f"Name,Title\nAna,{cell}").rows
    assert (row.faults, row.cells["printed_title"]) == ({}, cell)


CELLS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)


@given(st.lists(st.lists(CELLS, min_size=9, max_size=9), min_size=1, max_size=6))
def test_whatever_stands_in_the_cells_comes_back_as_it_was_typed(rows: list[list[str]]) -> None:
    rows = [["Ana", *cells[1:]] for cells in rows]
    whole = io.StringIO()
    csv.writer(whole).writerows([[column.title for column in COLUMNS.values()], *rows])
    found = roster.read(whole.getvalue())
    assert [list(row.cells.values()) for row in found.rows] == [
        [" ".join(prose.clean(cell).split()) for cell in cells] for cells in rows
    ]


@given(st.text(max_size=300))
def test_no_text_breaks_the_reading(text: str) -> None:
    with suppress(Unreadable):
        assert roster.read("Name," + text).columns[0] == "printed_name"
