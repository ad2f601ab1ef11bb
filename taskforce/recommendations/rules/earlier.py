"""The recommendations of an earlier report out of a list: a table with a head, or paragraphs with their numbers."""

import csv
import re
from collections.abc import Sequence
from typing import NamedTuple

MOST, LONGEST_NUMBER, LONGEST = 500, 20, 20_000
WORDS = ("recommendation", "words", "text")
_NUMBERED = re.compile(
    r"(?:(?:recommendation|rec\.?|no\.?|nr\.?)\s+)?(?P<number>[0-9]+(?:\.[0-9]+)*[a-z]?|[A-Z][0-9]+|[IVX]+)\s*[.):]\s+"
    r"(?P<words>\S.*)",
    re.IGNORECASE | re.DOTALL,
)


class Entry(NamedTuple):
    """One recommendation as it stands there."""

    number: str
    words: str


class Unreadable(ValueError):
    """A list that cannot be taken as it is, with what to do about it."""


def entries(text: str, taken: Sequence[str] = ()) -> list[Entry]:
    """The recommendations in their order. A paragraph without a number gets the next one that is free.

    `taken`: numbers that the report has already. Raises Unreadable for an empty list, a number that stands twice,
    and what is too long.
    """
    rows = _table(text)
    found = rows if rows is not None else [_numbered(paragraph) for paragraph in _paragraphs(text)]
    found = [one for one in found if one.words]
    if not found:
        raise Unreadable("There is no recommendation in this. Please put each into a paragraph of its own.")
    if len(found) > MOST:
        raise Unreadable(f"At most {MOST} at a time; these are {len(found)}.")
    used = {*taken, *(one.number for one in found if one.number)}
    done: list[Entry] = []
    for one in found:
        number = one.number or _free(used)
        used.add(number)
        done.append(Entry(number, one.words))
    _check(done, taken)
    return done


def written(found: Sequence[Entry]) -> str:
    """The same as paragraphs: `entries` of it gives them back."""
    return "\n\n".join(f"{one.number}. {one.words}" for one in found)


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text.strip()) if part.strip()]


def _numbered(paragraph: str) -> Entry:
    match = _NUMBERED.fullmatch(paragraph)
    return Entry(match["number"], match["words"]) if match else Entry("", paragraph)


def _table(text: str) -> list[Entry] | None:
    """The rows of a table whose head names the columns; None where it is none."""
    head = text.strip().partition("\n")[0]
    mark = max(",;\t", key=head.count)
    names = [name.strip(' "\r').casefold() for name in head.split(mark)]
    column = next((name for name in WORDS if name in names), None)
    if len(names) < 2 or "number" not in names or column is None:
        return None
    rows = csv.reader(text.strip().splitlines(keepends=True), delimiter=mark)
    next(rows)
    at, where = names.index("number"), names.index(column)
    return [Entry(_cell(row, at), _cell(row, where)) for row in rows]


def _cell(row: Sequence[str], at: int) -> str:
    return " ".join(row[at].split()) if at < len(row) else ""


def _free(used: set[str]) -> str:
    return next(str(number) for number in range(1, len(used) + 2) if str(number) not in used)


def _check(found: Sequence[Entry], taken: Sequence[str]) -> None:
    seen = set(taken)
    for one in found:
        if one.number in seen:
            raise Unreadable(f"Number {one.number} stands twice.")
        if len(one.number) > LONGEST_NUMBER:
            raise Unreadable(f"The number “{one.number}” is longer than {LONGEST_NUMBER} letters.")
        if len(one.words) > LONGEST:
            raise Unreadable(f"Number {one.number} is longer than {LONGEST:,} letters.")
        seen.add(one.number)
