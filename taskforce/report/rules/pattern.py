"""The roll call as the pattern of the cover: a column for each recommendation, a row for each voter."""

from collections.abc import Sequence

from markupsafe import Markup

from taskforce.report.rules.drawing import disc, filled, stroke, stroked, svg

WIDTH, HEIGHT = 344.0, 250.0
_WIDEST, _HIGHEST = 28.0, 13.0


def roll_call(columns: Sequence[Sequence[str]], light: str, signal: str) -> Markup:
    """Full disc: yes; ring: abstained or recused; point: no position; ring with a stroke in `signal`: no."""
    rows = max((len(column) for column in columns), default=0)
    if not rows:
        return Markup()
    dx, dy = min(_WIDEST, WIDTH / len(columns)), min(_HIGHEST, HEIGHT / rows)
    radius = min(dx, dy) * 0.28
    outlines = {"yes": "", "no": "", "": "", "other": ""}
    for across, column in enumerate(columns):
        for down, position in enumerate(column):
            kind = position if position in outlines else "other"
            outlines[kind] += _outline(kind, (across + 0.5) * dx, (down + 0.5) * dy, radius)
    body = filled(outlines["yes"] + outlines[""], light) + stroked(outlines["other"], light, radius * 0.25)
    body += stroked(outlines["no"], signal, radius * 0.3)
    title = f"Pattern of discs: the roll call, {len(columns)} recommendations across and {rows} voters down."
    return svg(WIDTH, round(rows * dy, 1), title, body, "pattern")


def not_voted(count: int, light: str) -> Markup:
    """Before there are votes: an open ring for each recommendation."""
    if not count:
        return Markup()
    in_row = min(count, 12)
    rows = -(-count // in_row)
    dx = WIDTH / 12
    dy = min(dx, HEIGHT / rows)
    rings = (disc((at % in_row + 0.5) * dx, (at // in_row + 0.5) * dy, dy * 0.3) for at in range(count))
    title = f"Pattern of rings: one for each of {count} recommendations."
    return svg(WIDTH, round(rows * dy, 1), title, stroked("".join(rings), light, 0.9), "pattern")


def _outline(kind: str, x: float, y: float, radius: float) -> str:
    if kind == "":
        return disc(x, y, radius * 0.28)
    ring, reach = disc(x, y, radius), radius * 0.65
    return ring + stroke(x - reach, y + reach, x + reach, y - reach) if kind == "no" else ring
