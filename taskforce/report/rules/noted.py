"""Prose with its notes apart, as the parts of a volume carry it: see `report.volume`."""

import re
from dataclasses import dataclass

from markupsafe import Markup

NO_HTML = Markup()
_TOKEN = re.compile("\ue000([0-9]+)\ue001")


def call(number: int) -> str:
    """The token that stands in prose for the mark of note `number` (from 0). It survives Markdown unchanged."""
    return f"\ue000{number}\ue001"


@dataclass(frozen=True)
class Prose:
    """Text with notes. Raises `ValueError` when the tokens in it are not 0, 1, 2 … for its notes."""

    html: Markup = NO_HTML
    notes: tuple[Markup, ...] = ()

    def __post_init__(self) -> None:
        tokens = list(map(int, _TOKEN.findall(self.html)))
        if tokens != list(range(len(self.notes))):
            raise ValueError(f"the text calls notes {tokens}, but has {len(self.notes)}")

    def __bool__(self) -> bool:
        return bool(self.html.strip())

    @classmethod
    def plain(cls, text: str) -> "Prose":
        """Text without any markup; an empty line parts paragraphs."""
        parts = re.split(r"\n\s*\n", text.strip())
        return cls(Markup().join(Markup("<p>{}</p>").format(part) for part in parts if part))


NO_PROSE = Prose()
