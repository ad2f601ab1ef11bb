"""Marks in SVG, in points. Colours are written into the SVG: style sheets of the page do not reach inside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

WIDTH = 470.0
TEXT_AXIS = 126.0
LABEL_EDGE = 110.0
SANS = "Public Sans"
_LETTER_WIDTH = 0.53  # of the size, for a mean letter of the sans: good enough to break a label


@dataclass(frozen=True)
class Inks:
    """The colours of one drawing, as "#rrggbb"."""

    theme: str
    ink: str
    grey: str
    rule: str
    paper: str = "#ffffff"


def svg(width: float, height: float, title: str, body: str, name: str) -> Markup:
    """A picture with its words for those who do not see it; `name` is its class."""
    size = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}pt" height="{height:g}pt"'
    start = f'<svg xmlns="http://www.w3.org/2000/svg" class="{name}" {size} role="img">'
    return Markup(f"{start}<title>{escape(title)}</title>{body}</svg>")


def text(
    x: float, y: float, words: object, fill: str, *, size: float = 8, anchor: str = "start", weight: int = 400
) -> str:
    """One line of words; `anchor`: start, middle or end at x."""
    style = f'font-family="{SANS}" font-size="{size}" font-weight="{weight}"'
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" {style} fill="{fill}" text-anchor="{anchor}">{escape(words)}</text>'
    )


def line(x1: float, y1: float, x2: float, y2: float, stroke: str, width: float = 0.5) -> str:
    """A stroke."""
    ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line {ends} stroke="{stroke}" stroke-width="{width}"/>'


def rect(
    x: float, y: float, width: float, height: float, fill: str, stroke: str = "none", dash: str = ""
) -> str:
    """A box; `dash` as in "1.5 1.5"."""
    place = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<rect {place} fill="{fill}" stroke="{stroke}" stroke-width=".75"{dashes}/>'


def circle(x: float, y: float, radius: float, fill: str, stroke: str = "none", width: float = 0.9) -> str:
    """A disc or a ring."""
    place = f'cx="{x:.1f}" cy="{y:.1f}" r="{radius:.2f}"'
    return f'<circle {place} fill="{fill}" stroke="{stroke}" stroke-width="{width}"/>'


def filled(outline: str, fill: str) -> str:
    """Many shapes of one colour as one path: a thousand marks cost the engine as much as one."""
    return f'<path d="{outline}" fill="{fill}"/>' if outline else ""


def stroked(outline: str, stroke: str, width: float, fill: str = "none", dash: str = "") -> str:
    """Many strokes of one kind as one path."""
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    kind = f'fill="{fill}" stroke="{stroke}" stroke-width="{width:.2f}"{dashes}'
    return f'<path d="{outline}" {kind}/>' if outline else ""


def disc(x: float, y: float, radius: float) -> str:
    """The outline of a disc."""
    r = f"{radius:.3g}"
    return f"M{x - radius:.1f} {y:.1f}a{r} {r} 0 1 0 {2 * radius:.3g} 0a{r} {r} 0 1 0-{2 * radius:.3g} 0z"


def square(x: float, y: float, side: float) -> str:
    """The outline of a square."""
    return f"M{x:.2f} {y:.2f}h{side:.2f}v{side:.2f}h-{side:.2f}z"


def stroke(x1: float, y1: float, x2: float, y2: float) -> str:
    """The outline of a stroke."""
    return f"M{x1:.2f} {y1:.2f}L{x2:.2f} {y2:.2f}"


def wrapped(words: str, room: float, size: float = 8) -> list[str]:
    """The words in lines that fit the room, broken at spaces."""
    most, lines = max(4, int(room / (size * _LETTER_WIDTH))), [""]
    for word in words.split():
        joined = f"{lines[-1]} {word}".strip()
        if len(joined) <= most:
            lines[-1] = joined
        else:
            lines.append(word)
    return [one for one in lines if one] or [""]


def label(words: str, middle: float, fill: str) -> str:
    """A label before the text axis, in as many lines as it needs, around the height `middle`."""
    lines = wrapped(words, LABEL_EDGE)
    top = middle - 4.75 * (len(lines) - 1) + 2.8
    return "".join(text(LABEL_EDGE, top + 9.5 * at, one, fill, anchor="end") for at, one in enumerate(lines))


def label_height(words: str) -> float:
    """How high that label is."""
    return 9.5 * len(wrapped(words, LABEL_EDGE))


def said(title: str, columns: Sequence[str], rows: Sequence[tuple[str, Sequence[int]]], unit: str) -> str:
    """A chart in words: title, then each row with its numbers."""
    several = len(columns) > 2
    parts = (
        f"{name}: "
        + ", ".join(f"{column} {number}{unit}" for column, number in zip(columns[1:], numbers, strict=True))
        if several
        else f"{name} {numbers[0]}{unit}"
        for name, numbers in rows
    )
    return f"{title}. {'; '.join(parts)}."
