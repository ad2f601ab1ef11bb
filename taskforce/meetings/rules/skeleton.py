"""The first draft of minutes, made from the typed record: typed rows become text, never the reverse.

What it holds is what a committee's minutes must give: time, date and place, who was present, each matter and how
it was resolved (the list in 41 CFR 102-3.165 served as the template).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

# What Markdown would read as a mark. Escaped, so that a name or a decision says what it says and nothing more.
_MARKS = re.compile(r"([\\`*_\[\]<>&#])")


@dataclass(frozen=True)
class Decided:
    """A decision as put, with the name of who moved it, if anybody did, and the quorum of that moment."""

    words: str
    mover: str = ""
    quorum: str = ""


@dataclass(frozen=True)
class ToDo:
    """What somebody is to do; `due` is a day in words, or empty."""

    words: str
    owner: str
    due: str = ""


@dataclass(frozen=True)
class Item:
    """One item of the agenda with what became of it. `facts` says its kind, hour, length and lead in words."""

    title: str
    facts: str = ""
    recommendations: tuple[str, ...] = ()
    decisions: tuple[Decided, ...] = ()
    actions: tuple[ToDo, ...] = ()


@dataclass(frozen=True)
class Record:
    """The record of a meeting as plain words. `attendance`: pairs of a word (`Present`) and names."""

    when: str
    place: str
    attendance: tuple[tuple[str, tuple[str, ...]], ...]
    quorum: str
    items: tuple[Item, ...]


def draft(record: Record) -> str:
    """The minutes as Markdown: place and time, attendance, then each item with its decisions and actions."""
    parts = [_stop(f"Held on {_plain(record.when)}{_at(record.place)}"), "# Attendance", *_attendance(record)]
    parts.append("# Agenda")
    for number, item in enumerate(record.items, 1):
        parts += _item(number, item)
    if not record.items:
        parts.append("The meeting had no agenda.")
    return "\n\n".join(parts) + "\n"


def _attendance(record: Record) -> Iterable[str]:
    for word, names in record.attendance:
        if names:
            yield _stop(f"**{word}:** {', '.join(_plain(name) for name in names)}")
    yield _plain(record.quorum)


def _item(number: int, item: Item) -> Iterable[str]:
    yield f"## {number}. {_plain(item.title)}"
    if item.facts:
        yield _stop(_plain(item.facts))
    if item.recommendations:
        titles = "; ".join(f"“{_plain(title)}”" for title in item.recommendations)
        yield f"**On the table:** {titles}."
    rows = [_decision(decided) for decided in item.decisions] + [_action(to_do) for to_do in item.actions]
    if rows:
        yield "\n".join(rows)


def _decision(decided: Decided) -> str:
    moved = _stop(f" Moved by {_plain(decided.mover)}") if decided.mover else ""
    quorum = f" ({_plain(decided.quorum.removesuffix('.'))}.)" if decided.quorum else ""
    return f"- **Decided:** {_plain(decided.words)}{moved}{quorum}"


def _action(to_do: ToDo) -> str:
    due = f", by {_plain(to_do.due)}" if to_do.due else ""
    return f"- **Action:** {_plain(to_do.words)} ({_plain(to_do.owner)}{due})"


def _stop(sentence: str) -> str:
    """The sentence with its full stop, and not with two where it ends in Jr."""
    return sentence if sentence.endswith(".") else f"{sentence}."


def _at(place: str) -> str:
    return f", {_plain(place)}" if place.strip() else ""


def _plain(words: str) -> str:
    """The words on one line, with every mark of Markdown made harmless."""
    return _MARKS.sub(r"\\\1", " ".join(words.split()))
