"""Bringing a text in from a Word file, in the form in which it is written."""

from dataclasses import dataclass
from typing import Any

from taskforce.web.forms import Choice, Form
from taskforce.web.uploads import LARGEST_DOCUMENT, Upload

LONGEST_TEXT = 200_000  # characters: thirty thousand words, and what the task-force file takes
AT_THE_END, INSTEAD = "end", "instead"
PLACES = [(AT_THE_END, "After what stands there"), (INSTEAD, "In place of what stands there")]


@dataclass(frozen=True)
class Arrived:
    """What came in: the name of the file, the notes in it, and what is to be said of it, a sentence each."""

    name: str
    notes: int
    said: tuple[str, ...]


class BringingForm(Form):
    """A form with a field `source`, into which the words of a Word file may be brought before it is saved."""

    brought: Arrived | None = None

    file = Upload(
        "Word file",
        ["docx"],
        required=False,
        largest=LARGEST_DOCUMENT,
        help="A .docx of up to 50 MB. Headings, lists, tables, links and notes come in as text.",
    )
    place = Choice("Where its words go", PLACES, required=False, default=AT_THE_END)

    def facts(self) -> dict[str, Any]:
        """What was typed; a file is no fact of a version."""
        return {name: value for name, value in super().facts().items() if name not in ("file", "place")}
