"""Charts on the grid of the page: labels end at 110 pt, values begin on the text axis at 126 pt and end at 470."""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from taskforce.core.colours import mixed, shades
from taskforce.report.rules.drawing import (
    TEXT_AXIS,
    WIDTH,
    Inks,
    circle,
    label,
    label_height,
    line,
    rect,
    said,
    svg,
    text,
)

Rows = Sequence[tuple[str, Sequence[int]]]
_ROOM = WIDTH - TEXT_AXIS


def chart(kind: str, title: str, columns: Sequence[str], rows: Rows, unit: str, inks: Inks) -> Markup:
    """A chart of that kind ("bars", "shares", "spans"), with its numbers as words. Raises `KeyError` for another."""
    height, body = _KINDS[kind](columns, rows, unit, inks)
    return svg(WIDTH, round(height, 1), said(title, columns, rows, unit), body, "chart")


def bars(columns: Sequence[str], rows: Rows, unit: str, inks: Inks) -> tuple[float, str]:
    """One bar a row, its number behind it."""
    most = max((numbers[0] for _, numbers in rows), default=0) or 1
    scale, y, body = (_ROOM - 40) / most, 2.0, ""
    for name, numbers in rows:
        height = max(18.0, label_height(name) + 6)
        middle, length = y + height / 2, numbers[0] * scale
        body += label(name, middle, inks.ink) + rect(TEXT_AXIS, middle - 5.8, length, 11.6, inks.theme)
        body += text(TEXT_AXIS + length + 6, middle + 2.8, f"{numbers[0]}{unit}", inks.ink, weight=600)
        y += height
    return y + 2, line(TEXT_AXIS, 0, TEXT_AXIS, y + 2, inks.ink, 0.75) + body


def shares(columns: Sequence[str], rows: Rows, unit: str, inks: Inks) -> tuple[float, str]:
    """Parts of a whole in each row, from light to dark; the whole at the end. Rows share one scale."""
    most = max((sum(numbers) for _, numbers in rows), default=0) or 1
    fills = shades(inks.theme, len(columns) - 1)
    body, y = _key(columns[1:], fills, inks)
    scale = (_ROOM - 40) / most
    for name, numbers in rows:
        height, x = max(20.0, label_height(name) + 6), TEXT_AXIS
        middle = y + height / 2
        body += label(name, middle, inks.ink)
        for number, fill in zip(numbers, fills, strict=True):
            body += rect(x, middle - 6, number * scale, 12, fill, inks.paper)
            x += number * scale
        body += text(x + 6, middle + 2.8, f"{sum(numbers)}{unit}", inks.ink, weight=600)
        y += height
    return y + 2, body


def spans(columns: Sequence[str], rows: Rows, unit: str, inks: Inks) -> tuple[float, str]:
    """Several values on one line a row, from an open to a full mark; a scale below."""
    most = max((max(numbers) for _, numbers in rows if numbers), default=0)
    top = next(step for step in _steps() if step >= max(1, most))
    fills = [mixed(inks.paper, inks.theme, at / max(1, len(columns) - 2)) for at in range(len(columns) - 1)]
    body, y = _key(columns[1:], fills, inks)
    first, scale, marks = y, (_ROOM - 12) / top, ""
    for name, numbers in rows:
        height = max(20.0, label_height(name) + 6)
        middle, places = y + height / 2, [TEXT_AXIS + number * scale for number in numbers]
        marks += label(name, middle, inks.ink) + line(min(places), middle, max(places), middle, inks.theme, 1)
        marks += "".join(
            circle(x, middle, 4.1, fill, inks.theme, 1.25) for x, fill in zip(places, fills, strict=True)
        )
        y += height
    for quarter in range(5):
        value = top * quarter // 4
        x = TEXT_AXIS + value * scale
        body += line(x, first, x, y, inks.rule)
        body += text(
            x, y + 11, f"{value}{unit}", inks.grey, size=7.5, anchor="middle" if quarter else "start"
        )
    return y + 14, body + marks


def _steps() -> Sequence[int]:
    return [head * 10**power for power in range(12) for head in (4, 8, 12, 20, 40, 60, 80, 100)]


def _key(names: Sequence[str], fills: Sequence[str], inks: Inks) -> tuple[str, float]:
    """What each fill means, in as many lines as it needs."""
    body, x, y = "", TEXT_AXIS, 2.0
    for name, fill in zip(names, fills, strict=True):
        wide = 24 + len(name) * 4.5
        if x + wide > WIDTH and x > TEXT_AXIS:
            x, y = TEXT_AXIS, y + 12
        body += rect(x + 0.4, y + 0.4, 8.2, 8.2, fill, inks.theme) + text(x + 13, y + 7.4, name, inks.ink)
        x += wide
    return body, y + 14


_KINDS: dict[str, Callable[[Sequence[str], Rows, str, Inks], tuple[float, str]]] = {
    "bars": bars,
    "shares": shares,
    "spans": spans,
}
