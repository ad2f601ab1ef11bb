"""Tables for spreadsheets: CSV that no program takes for a formula, and CSV as such programs save it."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_FORMULA = re.compile("'*[ \u00a0]*[=+\\-@\t\r\n＝＋－＠]")


class Unreadable(Exception):
    """A table that cannot be read as a whole; the text says what to do."""


@dataclass(frozen=True)
class Line:
    """The cells of one line, and its number as table programs count. `reckoned`: where a formula stands in a cell."""

    number: int
    cells: Sequence[str]
    reckoned: frozenset[int] = frozenset()


def harmless(words: str) -> str:
    """The words of one cell; before what a spreadsheet would reckon with stands an apostrophe. `bare` takes it off."""
    return f"'{words}" if _FORMULA.match(words) else words


def bare(words: str) -> str:
    """The words that `harmless` made into those of this cell."""
    return words[1:] if words.startswith("'") and _FORMULA.match(words) else words


def csv_of(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A table in UTF-8 and says so, every cell in quotation marks, lines ended as RFC 4180 wants."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([[harmless(cell) for cell in row] for row in rows])
    return text.getvalue().encode("utf-8-sig")


def text_of(data: bytes) -> str:
    """The text of a file: UTF-8 with or without its mark, else as Excel writes it in the West. Raises Unreadable."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("This file is neither UTF-8 nor what Excel saves as CSV. Please save it as “CSV UTF-8”.")


def lines_of(text: str) -> list[Line]:
    """The lines in which something stands, separated by `,`, `;` or tabs. Raises Unreadable."""
    first = re.split(r"[\r\n]", text.lstrip("\r\n"), maxsplit=1)[0]
    outside = re.sub(r'"[^"]*"', "", first)
    separator = max(",;\t", key=outside.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        return [Line(number, cells) for number, cells in enumerate(reader, 1) if any(map(str.strip, cells))]
    except csv.Error:
        raise Unreadable("A cell of this list is too long to be one. Is a quotation mark missing?") from None
