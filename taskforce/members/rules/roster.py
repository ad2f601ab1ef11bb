"""A list of people as a spreadsheet writes it: read whole, every fault beside its cell, nothing decided here."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from email_validator import EmailNotValidError, validate_email

from taskforce.core import prose, sheets
from taskforce.core.sheets import Unreadable

MOST_ROWS = 500
LARGEST = 1024 * 1024  # bytes: a list of 500 people has a tenth of that


@dataclass(frozen=True)
class Column:
    """A column that we know: its title in the template, the words that may stand over it, how long a cell may be."""

    title: str
    heads: tuple[str, ...]
    longest: int


COLUMNS: Mapping[str, Column] = {
    "printed_name": Column("Name", ("name", "printed name", "full name"), 200),
    "printed_title": Column("Title", ("title", "printed title", "position", "office", "job title"), 300),
    "organisation": Column("Organisation", ("organisation", "organization", "affiliation", "employer"), 200),
    "level": Column("Level", ("level", "level of government"), 40),
    "roles": Column("Role", ("role", "roles"), 60),
    "address": Column("Mail", ("mail", "email", "mail address", "email address"), 254),
    "given": Column("Given", ("given", "given name", "first name", "forename"), 100),
    "family": Column("Family", ("family", "family name", "last name", "surname"), 100),
    "suffix": Column("Suffix", ("suffix",), 20),
}
# What people write, and the words of `members.states` for it; tests/members/test_importing.py holds them together.
LEVELS = {
    "": "none",
    "none": "none",
    "federal": "federal",
    "national": "federal",
    "state": "state",
    "local": "local",
    "county": "local",
    "city": "local",
    "tribal": "tribal",
    "civic": "civic",
    "civil society": "civic",
}
ROLES = {
    "": "member",
    "member": "member",
    "co chair": "co_chair",
    "cochair": "co_chair",
    "chair": "co_chair",
    "facilitator": "facilitator",
    "observer": "observer",
    "principal of the host": "host_principal",
    "host principal": "host_principal",
    "host": "host_principal",
    "funder": "funder",
}


@dataclass
class Row:
    """One person: the line in the list, the cells as typed, and what is wrong or strange, by column."""

    line: int
    cells: dict[str, str]
    faults: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    is_left_out: bool = False

    @property
    def facts(self) -> dict[str, object]:
        """What is stored of it; to be asked only of a row without faults."""
        kept: dict[str, object] = {name: words for name, words in self.cells.items() if words}
        kept["level"] = LEVELS[_plain(self.cells.get("level", ""))]
        kept["roles"] = [ROLES[one] for one in _roles(self.cells.get("roles", ""))]
        return {**kept, "address": self.cells.get("address", "").lower()}


@dataclass(frozen=True)
class Roster:
    """The whole list: which columns it has, which of its columns mean nothing here, its rows."""

    columns: tuple[str, ...]
    ignored: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def is_sound(self) -> bool:
        """Whether every row could be stored."""
        return not any(row.faults for row in self.rows)


def text_of(data: bytes) -> str:
    """The text of a file: UTF-8 with or without its mark, else as Excel writes it in the West. Raises Unreadable."""
    if len(data) > LARGEST:
        raise Unreadable("A list of people has at most a megabyte. Is this another file?")
    return sheets.text_of(data)


def read(text: str) -> Roster:
    """The list in this text, separated by `,`, `;` or tabs, found by the words over its columns. Raises Unreadable."""
    if not prose.is_storable(text):
        raise Unreadable("This holds characters that cannot be kept. Is it a CSV file?")
    lines = sheets.lines_of(text.lstrip("\ufeff"))
    if not lines:
        raise Unreadable("The list is empty. Its first line names the columns.")
    heads = [_plain(cell) for cell in lines[0].cells]
    places = {name: place for place, head in enumerate(heads) if (name := _column(head))}
    if "printed_name" not in places:
        raise Unreadable("No column is called “Name”. The first line names the columns, as in the template.")
    if len(lines) - 1 > MOST_ROWS:
        raise Unreadable(f"At most {MOST_ROWS} people at once; this has {len(lines) - 1:,}.")
    if len(lines) == 1:
        raise Unreadable("There is nobody under the names of the columns.")
    rows = tuple(_row(one.number, one.cells, places) for one in lines[1:])
    _tell_twice(rows)
    ignored = tuple(cell.strip() for cell in lines[0].cells if cell.strip() and not _column(_plain(cell)))
    return Roster(tuple(name for name in COLUMNS if name in places), ignored, rows)


def _column(head: str) -> str:
    return next((name for name, column in COLUMNS.items() if head in column.heads), "")


def _plain(words: str) -> str:
    """`E-Mail ` as `email`, `Co-chair` as `co chair`: how heads and choices are compared."""
    words = words.strip().lower().replace("e-mail", "email")
    return " ".join(re.sub(r"[-_:*]", " ", words).split())


def _roles(words: str) -> list[str]:
    return [_plain(one) for one in re.split(r"[,/;+&]|\band\b", words)]


def _row(line: int, cells: Sequence[str], places: Mapping[str, int]) -> Row:
    typed = {
        name: " ".join(prose.clean(cells[place]).split()) if place < len(cells) else ""
        for name, place in places.items()
    }
    row = Row(line, typed)
    for name, words in typed.items():
        if prose.turns_words(words):
            row.faults[name] = "An unseen character in it turns the direction of the words. Type it anew."
        if len(words) > COLUMNS[name].longest:
            row.faults[name] = f"At most {COLUMNS[name].longest} characters; this has {len(words):,}."
    if not typed["printed_name"]:
        row.faults["printed_name"] = "A name is missing."
    if _plain(typed.get("level", "")) not in LEVELS:
        row.faults["level"] = "One of: federal, state, local, tribal, civil society, none."
    row.faults |= _faults_of_roles(_roles(typed.get("roles", "")))
    row.faults |= _faults_of_address(typed.get("address", ""))
    return row


def _faults_of_roles(roles: list[str]) -> dict[str, str]:
    if any(one not in ROLES for one in roles):
        return {"roles": "One of: member, co-chair, observer, facilitator, host principal, funder."}
    if "funder" in roles and len(roles) > 1:
        return {"roles": "A funder has no other role."}
    return {}


def _faults_of_address(address: str) -> dict[str, str]:
    if not address:
        return {}
    try:
        validate_email(address, check_deliverability=False)
    except EmailNotValidError:
        return {"address": "This is no mail address. For example: name@city.gov"}
    return {}


def _tell_twice(rows: tuple[Row, ...]) -> None:
    """The same address twice is a fault, since two people cannot sign in with it; the same name is only said."""
    addresses = Counter(row.cells.get("address", "").lower() for row in rows)
    names = Counter(row.cells["printed_name"].casefold() for row in rows)
    for row in rows:
        address = row.cells.get("address", "").lower()
        if address and addresses[address] > 1:
            row.faults.setdefault("address", "This address stands in the list more than once.")
        if row.cells["printed_name"] and names[row.cells["printed_name"].casefold()] > 1:
            row.notes["printed_name"] = "This name stands in the list more than once."
