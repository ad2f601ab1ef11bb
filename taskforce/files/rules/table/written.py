"""A workbook written. In the child process only."""

import json
import re
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

NARROW, WIDE = 16, 60
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # what a reader would take for the number of a character


def answer(asked: bytes) -> bytes:
    """The workbook that `making.xlsx_of` asks for."""
    facts = json.loads(asked)
    book = Workbook(write_only=True)
    sheet = book.create_sheet(facts["title"])
    sheet.freeze_panes = "A2"
    for place in range(len(facts["head"])):
        width = WIDE if place in facts["wide"] else NARROW
        sheet.column_dimensions[get_column_letter(place + 1)].width = width
    places = [_cell_of_words(sheet) for _ in facts["head"]]  # one for each column, filled anew for each line
    heads = [_cell_of_words(sheet) for _ in facts["head"]]
    for cell in heads:
        cell.font = Font(bold=True)
    sheet.append([_filled(cell, words) for cell, words in zip(heads, facts["head"], strict=True)])
    for line in facts["lines"]:
        sheet.append([_filled(cell, words) for cell, words in zip(places, line, strict=True)])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _cell_of_words(sheet: Any) -> Any:
    """A cell whose words stay words when somebody edits them: the quotation mark of Excel says so."""
    cell = WriteOnlyCell(sheet)
    cell.quotePrefix = True
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _filled(cell: Any, words: str) -> Any:
    cell.value = _ESCAPED.sub("_x005F_", words)
    cell.data_type = "s"  # whatever it begins with
    return cell
