"""A round as a row of cells, one for each voter, and a tick after the last yes that the rule asked for.

Full: yes. Ring: no objection. Dot: abstains. Low dash: no position. Slash: no. Cross: blocks. "R", dashed and apart:
recused, outside the base.
The same shapes stand in the roll call and on the pages of the program.
"""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from taskforce.report.rules.drawing import Inks, disc, filled, line, square, stroke, stroked, svg, text

WIDTH = 344.0
_LARGEST, _SMALLEST, _APART = 14.0, 8.6, 8.0
_ORDER = ("yes", "no_objection", "abstain", "", "no", "block")
_WORDS = {
    "yes": "yes",
    "no_objection": "no objection",
    "no": "no",
    "block": "blocking",
    "abstain": "abstaining",
    "": "without a position",
    "recuse": "recused",
}


def spoken(counts: Mapping[str, int], needed: int | None) -> str:
    """The bar in words: "14 yes, 4 no, 2 abstaining; 14 yes needed."."""
    parts = [f"{counts[kind]} {word}" for kind, word in _WORDS.items() if counts.get(kind)]
    rule = f"; {needed} yes needed" if needed is not None else ""
    return f"{', '.join(parts) or 'no votes'}{rule}."


def votebar(counts: Mapping[str, int], needed: int | None, title: str, inks: Inks) -> Markup:
    """The cells of one round. `counts` by position ("yes", "no", "abstain", "recuse", "" for none)."""
    cells = [kind for kind in (*_ORDER, "recuse") for _ in range(counts.get(kind, 0))]
    apart = _APART if counts.get("recuse") else 0.0
    pitch = max(_SMALLEST, min(_LARGEST, (WIDTH - apart) / max(1, len(cells))))
    in_row = int((WIDTH - apart) / pitch)
    height = pitch + 7
    places: dict[str, list[tuple[float, float]]] = {}
    for at, kind in enumerate(cells):
        x = at % in_row * pitch + (apart if kind == "recuse" else 0)
        places.setdefault(kind, []).append((x, at // in_row * height + 5))
    body = "".join(_cells(kind, at, pitch * 0.78, inks) for kind, at in places.items())
    if needed:
        row, column = divmod(needed - 1, in_row)
        x = (column + 1) * pitch - pitch * 0.11
        body += line(x, row * height + 1, x, row * height + height + 2, inks.ink, 1.5)
    rows = -(-len(cells) // in_row) or 1
    return svg(WIDTH, rows * height + 3, f"{title}: {spoken(counts, needed)}", body, "votebar")


def _cells(kind: str, places: Sequence[tuple[float, float]], side: float, inks: Inks) -> str:
    """All cells of one kind."""
    if kind == "yes":
        return filled("".join(square(x, y, side) for x, y in places), inks.theme)
    boxes = "".join(square(x + 0.4, y + 0.4, side - 0.8) for x, y in places)
    edge = "1.5 1.5" if kind == "recuse" else ""
    return stroked(boxes, inks.grey, 0.75, inks.paper, edge) + _signs(kind, places, side, inks)


def _signs(kind: str, places: Sequence[tuple[float, float]], side: float, inks: Inks) -> str:
    near, far, half = side * 0.22, side * 0.78, side / 2
    if kind == "no":
        slashes = (stroke(x + near, y + far, x + far, y + near) for x, y in places)
        return stroked("".join(slashes), inks.ink, 1.3)
    if kind == "block":
        crosses = (
            stroke(x + near, y + far, x + far, y + near) + stroke(x + near, y + near, x + far, y + far)
            for x, y in places
        )
        return stroked("".join(crosses), inks.ink, 1.3)
    if kind == "no_objection":
        rings = "".join(disc(x + half, y + half, side * 0.27) for x, y in places)
        return stroked(rings, inks.ink, 1.3)
    if kind == "abstain":
        return filled("".join(disc(x + half, y + half, side * 0.17) for x, y in places), inks.ink)
    if kind == "recuse":
        size = round(side * 0.6, 1)
        letters = (
            text(x + half, y + side * 0.71, "R", inks.ink, size=size, anchor="middle") for x, y in places
        )
        return "".join(letters)
    return stroked("".join(stroke(x + near, y + far, x + far, y + far) for x, y in places), inks.ink, 0.9)
