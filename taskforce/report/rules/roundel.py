"""The initials of a person in a disc, where no portrait is. Decoration: the name stands beside it."""

from taskforce.report.rules.drawing import SANS, Inks, circle

_SIDE = 40


def roundel(letters: str, is_sample: bool, inks: Inks) -> bytes:
    """An SVG file: a full disc, or an open one for an invented person."""
    fill, edge, ink = (
        (inks.paper, inks.grey, inks.grey) if is_sample else (inks.theme, inks.theme, inks.paper)
    )
    size = 13.0 if len(letters) < 3 else 10.5
    style = f'font-family="{SANS}" font-size="{size}" font-weight="600" text-anchor="middle"'
    words = f'<text x="20" y="{20 + size * 0.36:.1f}" {style} fill="{ink}">{letters}</text>'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_SIDE} {_SIDE}" width="40" height="40">'
    return f"{head}{circle(20, 20, 19.4, fill, edge, 0.8)}{words}</svg>".encode()
