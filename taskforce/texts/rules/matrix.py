"""The matrix of comments: the columns of the usual templates for comments (ISO, NIST), written and read back.

What a line says of a comment is the record's and only compared; its disposition, reason and duplicate are read.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from taskforce.core import prose, sheets
from taskforce.core.sheets import Line, Unreadable

LONGEST_REASON = 5_000
NEW, SAME, LEFT_OUT, UNKNOWN = "new", "same", "left_out", "unknown"  # what becomes of a line
CARRIED = ("line", "said", "id", "disposition", "reason", "duplicate_of")
MOST_CARRIED = 3_000_000  # characters of a form between looking and storing


@dataclass(frozen=True)
class Column:
    """A column that we know: its title, and the words of other templates that may stand over it."""

    title: str
    heads: tuple[str, ...] = ()


COLUMNS: Mapping[str, Column] = {
    "number": Column("Comment number", ("comment #", "number", "#", "no")),
    "id": Column("Id", ("comment id",)),
    "organisation": Column("Organization", ("organisation", "mb/nc", "agency")),
    "commenter": Column("Commenter", ("name", "author")),
    "document": Column("Document"),
    "version": Column("Version"),
    "section": Column("Clause or section", ("clause/subclause", "clause", "section")),
    "paragraph": Column("Paragraph", ("paragraph/figure/table", "clause or paragraph")),
    "words": Column("Words commented on", ("quotation",)),
    "kind": Column("Type of comment", ("type",)),
    "comment": Column("Comment (with rationale)", ("comments", "comment (include rationale)", "comment")),
    "proposed": Column("Proposed change", ("suggested change",)),
    "disposition": Column("Disposition", ("resolution",)),
    "reason": Column("Reason", ("observations of the secretariat", "reason for the disposition", "response")),
    "duplicate_of": Column("Duplicate of"),
    "answered_by": Column("Answered by"),
    "response": Column("Response of the commenter"),
}
PROSE = ("words", "comment", "proposed", "reason")
NEEDED = ("id", "comment", "disposition")
ANSWER = ("disposition", "reason", "duplicate_of")
FORMULA = "A formula stands here. Please type the words themselves."


@dataclass
class Row:
    """One line: its number in the file, its cells by column, and what is wrong, by column.

    `said` is the fingerprint of its comment (`fingerprint`); `what` would become of it, and `on` its text, see
    `queries.compare`.
    """

    line: int
    cells: dict[str, str]
    said: str
    faults: dict[str, str] = field(default_factory=dict)
    what: str = ""
    on: str = ""

    @property
    def has_answer(self) -> bool:
        """Whether an answer stands in the line."""
        return any(self.cells.get(name) for name in ANSWER)

    @property
    def verdict(self) -> str:
        """Its disposition as the record has it: `Accepted in part` as `accepted_in_part`."""
        return re.sub(r"[\s_-]+", "_", self.cells.get("disposition", "").strip().lower())


@dataclass(frozen=True)
class Matrix:
    """All lines, and the columns of them that mean nothing here."""

    rows: tuple[Row, ...]
    ignored: tuple[str, ...] = ()

    def those(self, what: str) -> list[Row]:
        """The lines of which this becomes."""
        return [row for row in self.rows if row.what == what]

    @property
    def faulty(self) -> list[Row]:
        """The lines in which something is wrong."""
        return [row for row in self.rows if row.faults]


def head() -> list[str]:
    """The titles of the columns, in order."""
    return [column.title for column in COLUMNS.values()]


def cells(facts: Mapping[str, str]) -> list[str]:
    """The cells of one line, in the order of the columns."""
    return [facts.get(name, "") for name in COLUMNS]


def read(lines: Sequence[Line]) -> Matrix:
    """The matrix in these lines, of which the first names the columns, in any order. Raises Unreadable."""
    if not lines:
        raise Unreadable("The table is empty. Its first line names the columns.")
    places = _places(lines[0].cells)
    missing = [COLUMNS[name].title for name in NEEDED if name not in places]
    if missing:
        raise Unreadable(
            f"These columns are missing: {', '.join(missing)}. Nothing was read. Please export the matrix anew."
        )
    if len(lines) == 1:
        raise Unreadable("There is no line under the names of the columns.")
    rows = tuple(_row(line, places) for line in lines[1:])
    _tell_twice(rows)
    ignored = [cell.strip() for place, cell in enumerate(lines[0].cells) if place not in places.values()]
    return Matrix(rows, tuple(one for one in ignored if one))


def carry(rows: Sequence[Row]) -> str:
    """The answers in these lines as a page takes them along between looking and storing. Raises Unreadable."""
    found = [[str(row.line), row.said, *(row.cells.get(name, "") for name in CARRIED[2:])] for row in rows]
    words = sheets.csv_of(CARRIED, found).decode("utf-8-sig")
    if len(words) > MOST_CARRIED:
        raise Unreadable(
            "These are more answers than this program takes at once. Please import them in parts."
        )
    return words


def carried(words: str) -> Matrix:
    """What `carry` wrote. Raises Unreadable for what it did not."""
    lines = sheets.lines_of(words)
    if not lines or tuple(lines[0].cells) != CARRIED or any(len(one.cells) != len(CARRIED) for one in lines):
        raise Unreadable("This is not what the page had in it. Please choose the file again.")
    rows = []
    for line in lines[1:]:
        cells = {name: prose.clean(sheets.bare(cell)) for name, cell in zip(CARRIED, line.cells, strict=True)}
        number, said = cells.pop("line"), cells.pop("said")
        rows.append(Row(int(number) if number.isascii() and number.isdigit() else line.number, cells, said))
    _tell_twice(rows)
    return Matrix(tuple(rows))


def fingerprint(words: str) -> str:
    """What stays of the words of a comment when table programs have had them in hand: not its blanks."""
    same = " ".join(prose.clean(sheets.bare(words.strip())).split())
    return hashlib.sha256(same.encode("utf-8", "replace")).hexdigest()[:24]


def _places(heads: Sequence[str]) -> dict[str, int]:
    """Where each column stands. Our own titles go before the words of other templates."""
    typed = [" ".join(cell.strip().lower().replace("\u00a0", " ").split()).rstrip(" :*") for cell in heads]
    found: dict[str, int] = {}
    for name, column in COLUMNS.items():
        if column.title.lower() in typed:
            found[name] = typed.index(column.title.lower())
    for name, column in COLUMNS.items():
        free = [at for at, words in enumerate(typed) if words in column.heads and at not in found.values()]
        if name not in found and free:
            found[name] = free[0]
    return found


def _row(line: Line, places: Mapping[str, int]) -> Row:
    said = {name: line.cells[at] if at < len(line.cells) else "" for name, at in places.items()}
    row = Row(line.number, {name: prose.clean(words).strip() for name, words in said.items()}, "")
    row.said = fingerprint(row.cells["comment"])
    for name in (*NEEDED, *ANSWER):
        if name in places and places[name] in line.reckoned:
            row.faults[name] = FORMULA
        elif not prose.is_storable(said.get(name, "")):
            row.faults[name] = "This holds a character that cannot be kept. Please type it again."
    if len(row.cells.get("reason", "")) > LONGEST_REASON:
        long = len(row.cells["reason"])
        row.faults["reason"] = f"At most {LONGEST_REASON:,} characters; this has {long:,}."
    return row


def _tell_twice(rows: Sequence[Row]) -> None:
    number = Counter(row.cells["id"] for row in rows if row.cells["id"])
    for row in rows:
        if number[row.cells["id"]] > 1 and row.has_answer:
            row.faults.setdefault("id", "This id stands in the table more than once.")
