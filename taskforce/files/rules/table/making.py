"""A workbook made of lines, in a process of its own: the library is large, and few pages want it."""

import json
from collections.abc import Iterable, Sequence

from taskforce.files.rules import apart

LONGEST_CELL = 32_767  # characters, as Excel has it
CUT = " [cut: longer than a cell of a workbook may be]"


def xlsx_of(title: str, head: Sequence[str], rows: Iterable[Sequence[str]], wide: Iterable[int]) -> bytes:
    """A workbook with one sheet. All words are words in it, whatever they begin with. `wide`: columns of prose."""
    lines = [[_fitting(cell) for cell in row] for row in rows]
    asked = {"title": title, "head": list(head), "lines": lines, "wide": list(wide)}
    return apart.answer("table.written", json.dumps(asked).encode())


def _fitting(cell: str) -> str:
    if len(cell) <= LONGEST_CELL:
        return cell
    return cell[: LONGEST_CELL - len(CUT)] + CUT
