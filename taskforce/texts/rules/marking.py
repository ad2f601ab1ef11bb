"""Words of a page set apart where comments are on them, and suggestions as changes of the text.

Works on safe HTML and adds nothing but tags of its own; what is proposed is escaped. Offsets are those of rules.plain.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape, unescape
from typing import NamedTuple

from taskforce.texts.rules.plain import Span

_PIECES = re.compile(r"""<(?:"[^"]*"|[^">])*>|&[^;\s<&]+;|.""", re.DOTALL)
_NOTE = "<sup id="


class Mark(NamedTuple):
    """Words to be set apart. `name`: the id of their first letter. `proposed`: what `by` would put in their place.

    `strikes`: that would be nothing.
    """

    span: Span
    name: str
    proposed: str = ""
    by: str = ""
    strikes: bool = False

    @property
    def suggests(self) -> bool:
        """Whether somebody would change the words."""
        return self.strikes or bool(self.proposed)


def mark(html: str, marks: Sequence[Mark]) -> str:
    """The HTML with these words marked. Suggestions must not overlap each other: see `apart`."""
    return "".join(_Marker(sorted(marks, key=lambda one: one.span)).run(html)) if marks else html


def apart(marks: Sequence[Mark]) -> list[Mark]:
    """The same, where of suggestions that overlap only the first stands as a change; the others are mere marks."""
    end, done = 0, []
    for one in sorted(marks, key=lambda one: one.span):
        if one.suggests and one.span.start >= end:
            end = one.span.end
            done.append(one)
        else:
            done.append(one._replace(proposed="", strikes=False))
    return done


class _Marker:
    """Goes through the letters once. `_at` counts them as a reader sees them, blanks as one."""

    def __init__(self, marks: list[Mark]) -> None:
        self._marks = marks
        self._begun: set[str] = set()
        self._at = 0
        self._space = ""
        self._gap = False
        self._open: list[Mark] = []
        self._in_note = False

    def run(self, html: str) -> Iterator[str]:
        """The pieces of the new HTML."""
        for piece in _PIECES.findall(html):
            if len(piece) > 1 and piece[0] == "<":
                yield from self._close()
                yield self._take_space() + piece
                self._in_note = piece.startswith(_NOTE) or (self._in_note and piece != "</sup>")
            elif self._in_note:
                yield piece
            elif not unescape(piece).strip():
                self._space += piece
                self._gap = True
            else:
                yield from self._letter(piece)
        yield from self._close()
        yield self._take_space()

    def _letter(self, piece: str) -> Iterator[str]:
        if self._gap and self._at:
            self._at += 1
        now = [one for one in self._marks if one.span.start <= self._at < one.span.end]
        if now != self._open:
            yield from self._close()
            yield self._take_space()
            yield from self._begin(now)
        yield self._take_space() + piece
        self._gap = False
        self._at += 1

    def _begin(self, now: list[Mark]) -> Iterator[str]:
        for one in now:
            if one.name not in self._begun:
                self._begun.add(one.name)
                yield f'<span id="{one.name}"></span>'
                if one.suggests:
                    yield f'<span class="vh" data-aside>{escape(one.by)} suggests to take out: </span>'
        self._open = now
        if now:
            yield _tag(now)

    def _close(self) -> Iterator[str]:
        if self._open:
            yield _tag(self._open).split(" ")[0].replace("<", "</") + ">"
        for one in self._open:
            if one.proposed and self._at >= one.span.end:
                said = '<span class="vh" data-aside> and to put: </span>'
                yield f'{said}<ins class="suggested" data-aside>{escape(one.proposed)}</ins>'
        self._open = []

    def _take_space(self) -> str:
        space, self._space = self._space, ""
        return space


def _tag(marks: Sequence[Mark]) -> str:
    names = escape(" ".join(one.name for one in marks))
    return f'<{"del" if any(one.suggests for one in marks) else "mark"} class="said" data-of="{names}">'
