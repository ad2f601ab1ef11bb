"""Tables of spreadsheets: a workbook is read as words, never reckoned with."""

import io

import openpyxl
import pytest

from taskforce.core import sheets
from taskforce.core.sheets import Line, Unreadable
from taskforce.files.rules import packages, table
from taskforce.files.rules.names import Unsound
from tests.files import made

HEAD = ["Id", "Reason"]
ROWS = [["=1+1", "'=1"], ["-2", " two\nlines\tor more "], ["_x0041_", "é🙂&<x>"], ["", "@sum"]]


def workbook(**formulas: str) -> bytes:
    """A workbook as somebody else saves it: a hidden sheet first, numbers, formulas, an empty line."""
    book = openpyxl.Workbook()
    book.active.title = "Hidden"
    book.active.sheet_state = "hidden"
    sheet = book.create_sheet("Comments")
    sheet.append(["Id", "Number", "Share", "Reason"])
    sheet.append([])
    sheet.append(["a1", 3.0, 0.5, "=HYPERLINK(A1)"])
    book.active = 1
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_workbook_comes_back_word_for_word_and_no_cell_of_it_is_a_formula() -> None:
    written = table.xlsx_of("Comments", HEAD, ROWS, wide=[1])
    assert [list(line.cells) for line in table.read("x.xlsx", written)] == [HEAD, *ROWS]
    cells = [cell for row in openpyxl.load_workbook(io.BytesIO(written)).active.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    assert all(cell.quotePrefix for cell in cells)


def test_of_a_foreign_workbook_the_first_sheet_that_is_shown_is_read_and_formulas_are_named() -> None:
    head, line = table.read("theirs.XLSX", workbook())
    assert head == Line(1, ["Id", "Number", "Share", "Reason"])
    assert line == Line(3, ["a1", "3", "0.5", ""], frozenset({3}))


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("x.ods", b"a", "end in .xlsx or .csv"),
        ("x", b"a", "does not say what it is"),
        ("x.xlsx", b"Id,Reason", "something else"),
        ("x.csv", workbook(), "something else"),
        ("x.xlsx", made.docx(), "parts of one are missing"),
        ("x.xlsx", workbook()[:-200], "damaged|added"),
        ("x.csv", b"\xff\x81", "neither UTF-8"),
        ("x.csv", sheets.csv_of(HEAD, [["a", "b"]] * (table.MOST_LINES + 1)), "At most 10,000 lines"),
    ],
)
def test_what_is_no_table_is_refused_with_the_reason(name: str, data: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        table.read(name, data)


def test_ten_thousand_lines_are_taken() -> None:
    assert len(table.read("x.csv", sheets.csv_of(HEAD, [["a", "b"]] * table.MOST_LINES))) == 10_001


def test_what_excel_puts_beside_a_sheet_for_its_printer_is_no_program() -> None:
    parts = {"xl/printerSettings/printerSettings12.bin": b"x"}
    assert packages.xlsx(made.xlsx(parts))
    with pytest.raises(Unsound, match="macros or other programs"):
        packages.xlsx(made.xlsx({"xl/vbaProject.bin": b"x"}))
