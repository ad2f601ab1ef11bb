"""A round as a row of cells, one for each voter, and a tick after the last yes that the rule asked for.

Full: yes. Dot: abstains. Low dash: no position. Slash: no. "R", dashed and apart: recused, outside the base.
The same shapes stand in the roll call and on the pages of the program.
"""

from collections.abc import Mapping

from markupsafe import Markup

from taskforce.report.rules.drawing import Inks, circle, line, rect, svg, text

WIDTH = 344.0
_LARGEST, _SMALLEST, _APART = 14.0, 8.6, 8.0
_ORDER = ("yes", "abstain", "", "no")
_WORDS = {"yes": "yes", "no": "no", "abstain": "abstaining", "": "without a position", "recuse": "recused"}


def spoken(counts: Mapping[str, int], needed: int | None) -> str:
    """The bar in words: "14 yes, 4 no, 2 abstaining; 14 yes needed."."""
    order = ("yes", "no", "abstain", "", "recuse")
    parts = [f"{counts[kind]} {_WORDS[kind]}" for kind in order if counts.get(kind)]
    rule = f"; {needed} yes needed" if needed is not None else ""
    return f"{', '.join(parts) or 'no votes'}{rule}."


def votebar(counts: Mapping[str, int], needed: int | None, title: str, inks: Inks) -> Markup:
    """The cells of one round. `counts` by position ("yes", "no", "abstain", "recuse", "" for none)."""
    cells = [kind for kind in _ORDER for _ in range(counts.get(kind, 0))]
    recused = counts.get("recuse", 0)
    room = WIDTH - (_APART if recused else 0)
    pitch = max(_SMALLEST, min(_LARGEST, room / max(1, len(cells) + recused)))
    in_row = int(room / pitch)
    rows = -(-(len(cells) + recused) // in_row) or 1
    height, body = pitch + 7, ""
    for at, kind in enumerate([*cells, *["recuse"] * recused]):
        apart = _APART if kind == "recuse" else 0
        body += _cell(kind, at % in_row * pitch + apart, at // in_row * height + 5, pitch, inks)
    if needed:
        row, column = divmod(needed - 1, in_row)
        x = (column + 1) * pitch - pitch * 0.11
        body += line(x, row * height + 1, x, row * height + height + 2, inks.ink, 1.5)
    return svg(WIDTH, rows * height + 3, f"{title}: {spoken(counts, needed)}", body, "votebar")


def _cell(kind: str, x: float, y: float, pitch: float, inks: Inks) -> str:
    side = pitch * 0.78
    if kind == "yes":
        return rect(x, y, side, side, inks.theme)
    edge = "1.5 1.5" if kind == "recuse" else ""
    box = rect(x + 0.4, y + 0.4, side - 0.8, side - 0.8, inks.paper, inks.grey, edge)
    return box + _sign(kind, x, y, side, inks)


def _sign(kind: str, x: float, y: float, side: float, inks: Inks) -> str:
    near, far, middle = side * 0.22, side * 0.78, side / 2
    if kind == "no":
        return line(x + near, y + far, x + far, y + near, inks.ink, 1.3)
    if kind == "abstain":
        return circle(x + middle, y + middle, side * 0.17, inks.ink)
    if kind == "recuse":
        size = round(side * 0.6, 1)
        return text(x + middle, y + side * 0.71, "R", inks.ink, size=size, anchor="middle", weight=600)
    return line(x + near, y + far, x + far, y + far, inks.ink, 0.9)
