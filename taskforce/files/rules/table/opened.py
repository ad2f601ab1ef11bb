"""A workbook opened: the words of its first sheet that is shown. In the child process only."""

import json
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.utils.escape import unescape

MOST_LINES = 10_002  # one for the names of the columns, and one by which it is known that there are more
MOST_READ, MOST_CELLS = 100_000, 100  # lines with what is empty between them; cells in a line
NO_WORDS = ("f", "e")  # a formula, and what one left when it failed


def answer(data: bytes) -> bytes:
    """The lines in which something stands as JSON: number, words of the cells, the places where no words stand."""
    book = openpyxl.load_workbook(BytesIO(data), read_only=True)
    sheet = next(one for one in book.worksheets if one.sheet_state == "visible")
    sheet.reset_dimensions()  # what it says of its size may be wrong
    found: list[tuple[int, list[str], list[int]]] = []
    for number, whole in enumerate(sheet.iter_rows(max_row=MOST_READ), 1):
        row = whole[:MOST_CELLS]
        words = [_words(cell) for cell in row]
        reckoned = [place for place, cell in enumerate(row) if cell.data_type in NO_WORDS]
        if reckoned or any(one.strip() for one in words):
            found.append((number, words, reckoned))
        if len(found) == MOST_LINES:
            break
    return json.dumps(found).encode()


def _words(cell: Any) -> str:
    value = cell.value
    if value is None or cell.data_type in NO_WORDS:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(unescape(str(value)))
