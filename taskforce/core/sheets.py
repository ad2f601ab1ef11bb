"""Tables for spreadsheets: CSV that no program takes for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(words: str) -> str:
    """The words of one cell; before what a spreadsheet would reckon with stands an apostrophe, which it hides."""
    return f"'{words}" if words.lstrip(" \u00a0").startswith(_FORMULAS) else words


def csv_of(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A table in UTF-8 and says so, every cell in quotation marks, lines ended as RFC 4180 wants."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([[harmless(cell) for cell in row] for row in rows])
    return text.getvalue().encode("utf-8-sig")
