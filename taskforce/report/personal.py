"""A personal copy of a finished file: who has it, since when and by which mark stands on every page and inside."""

from pathlib import Path

from taskforce.press import PressJob, house, stamped
from taskforce.report.composition import environment
from taskforce.report.rules.wording import line

FACE = "PublicSans_600SemiBold.ttf"
STYLE = b"""
@font-face { font-family: "Public Sans"; src: url(asset:PublicSans_600SemiBold.ttf) }
@page { size: 612pt 792pt; margin: 0 }
html { font: 7pt/10pt "Public Sans" } body { margin: 0 }
h1 { position: absolute; left: 60pt; top: 768pt; width: 492pt; margin: 0; padding: 3pt 6pt; font: inherit;
     text-align: center; color: #1c1a17; background: #fff }
"""


def copy(file: Path, *, name: str, until: str, taken: str, mark: str) -> bytes:
    """The file with its mark: `name` who takes it, `taken` when, `until` when the embargo ends, `mark` a short id.

    In a process of its own, without a network. Raises `PressFailed`.
    """
    name = line(name)
    words = f"Copy of {name}, taken {taken}, mark {mark}. Under embargo until {until}."

    def compose(_: object) -> str:
        return environment.get_template("mark.html").render(words=words)

    assets: dict[str, Path | bytes] = {FACE: house.FONTS / FACE, "mark.css": STYLE}
    job = PressJob(compose, ("mark.css",), assets, must_hold=(mark,))
    return stamped(job, file, {"Recipient": name, "Taken": taken, "Mark": mark, "Embargo": until})
