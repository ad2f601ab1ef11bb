"""A table that somebody brought: a CSV is read here, a workbook in a process of its own."""

import json

from taskforce.core import sheets
from taskforce.core.sheets import Line, Unreadable
from taskforce.files.rules import apart, packages
from taskforce.files.rules.names import Unsound, parted

MOST_LINES = 10_000  # under the names of the columns
TOO_MANY = f"At most {MOST_LINES:,} lines at once; this has more. Please import it in parts."


def read(name: str, data: bytes) -> list[Line]:
    """The lines in which something stands; of a workbook those of its first sheet that is shown.

    Formulas are not reckoned with: the cell is empty and named in `reckoned`. Raises Unreadable.
    """
    try:
        ending = parted(name)[1]
        if ending == "xlsx":
            return _within(_of_workbook(packages.xlsx(data)))
    except Unsound as fault:
        raise Unreadable(str(fault)) from fault
    if ending != "csv":
        raise Unreadable("This takes tables that end in .xlsx or .csv. Please save yours as one of these.")
    if data.startswith(b"PK\3\4") or b"\0" in data:
        raise Unreadable("The name says CSV, but the content is something else.")
    return _within([_bare(line) for line in sheets.lines_of(sheets.text_of(data).lstrip("\ufeff"))])


def _bare(line: Line) -> Line:
    return Line(line.number, [sheets.bare(cell) for cell in line.cells])


def _of_workbook(data: bytes) -> list[Line]:
    try:
        found = json.loads(apart.answer("table.opened", data))
    except apart.Failed as fault:
        raise Unsound("This Excel workbook cannot be read. Please save it again from Excel.") from fault
    return [Line(number, cells, frozenset(reckoned)) for number, cells, reckoned in found]


def _within(lines: list[Line]) -> list[Line]:
    if len(lines) > MOST_LINES + 1:
        raise Unreadable(TOO_MANY)
    return lines
