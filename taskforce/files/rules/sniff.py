"""What a file must be to be kept: its content is what its name says, and nothing hides in it.

Pictures are drawn anew, so that nothing is left but the picture. Papers are kept as they are, or refused. What is
sound here is still only ever given out as a download in a sandbox (`files.views`); portraits alone are shown.
"""

from collections.abc import Callable
from dataclasses import dataclass

from taskforce.files.rules import packages, papers, pictures
from taskforce.files.rules.names import Unsound, parted

LARGEST = 20 * 1024 * 1024
PORTRAITS = ("jpg", "png")
PAPERS = ("pdf", "docx", "jpg", "png", "csv")
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "jpg": "image/jpeg",
    "png": "image/png",
    "csv": "text/csv; charset=utf-8",
}
_CHECKS: dict[str, Callable[[bytes], bytes]] = {
    "pdf": papers.pdf,
    "csv": papers.csv,
    "docx": packages.docx,
}


@dataclass(frozen=True)
class Sound:
    """A file that may be kept: these bytes, which need not be those that were brought."""

    stem: str
    extension: str
    data: bytes
    width: int | None = None
    height: int | None = None
    small: bytes | None = None  # of a portrait: 96 pixels wide, for lists

    @property
    def media_type(self) -> str:
        """As the header of an answer has it."""
        return MEDIA_TYPES[self.extension]


def portrait(name: str, data: bytes, *, again: bool = False) -> Sound:
    """A photo of somebody, upright, at most 800 pixels high and wide, and a small one. Raises Unsound.

    `again`: it comes out of a task-force file, so that one that we drew ourselves is kept letter for letter.
    """
    stem, extension = _begun(name, data, PORTRAITS)
    drawn = pictures.portrait(data, extension, again=again)
    return Sound(stem, "jpg", drawn.data, drawn.width, drawn.height, drawn.small)


def paper(name: str, data: bytes, *, again: bool = False) -> Sound:
    """A paper that people download. Raises Unsound. `again`: as for a portrait."""
    stem, extension = _begun(name, data, PAPERS)
    if extension in PORTRAITS:
        drawn = pictures.sheet(data, extension, again=again)
        return Sound(stem, extension, drawn.data, drawn.width, drawn.height)
    return Sound(stem, extension, _CHECKS[extension](data))


def _begun(name: str, data: bytes, allowed: tuple[str, ...]) -> tuple[str, str]:
    stem, extension = parted(name)
    if extension not in allowed:
        kinds = ", ".join(allowed[:-1])
        raise Unsound(
            f"A file that ends in .{extension[:20]} is not taken here, only {kinds} or {allowed[-1]}."
        )
    if not data:
        raise Unsound("This file is empty.")
    if len(data) > LARGEST:
        raise Unsound(f"This file is larger than {LARGEST // 1024**2} MB.")
    return stem, extension
