"""Names of files: what people may call them, and what we call them when we give them out."""

import re
import unicodedata

LONGEST_NAME = 200
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")
_TURNING = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # make `gpj.exe` out of `exe.jpg`
_RESERVED = re.compile(r'[\\/:*?"<>|]')  # no name on one system or another
_SAME = {"jpeg": "jpg"}


class Unsound(ValueError):
    """The file cannot be taken; the text says why, for whoever brought it."""


def parted(name: str) -> tuple[str, str]:
    """The name without its extension, and the extension in small letters. Raises Unsound.

    Browsers send a bare name: a path, a line break or a sign that turns the reading is somebody's doing.
    """
    if _CONTROL.search(name) or _TURNING.search(name) or re.search(r"[\\/]", name):
        raise Unsound("The name of this file holds a character that no name should. Please rename it.")
    stem, dot, extension = unicodedata.normalize("NFC", name).strip().rpartition(".")
    if not dot or not stem.strip(". ") or not extension:
        raise Unsound("The name of this file does not say what it is. It should end in .pdf, for example.")
    if len(name) > LONGEST_NAME:
        raise Unsound(f"The name of this file is too long: at most {LONGEST_NAME} characters.")
    extension = extension.lower()
    return stem.strip(), _SAME.get(extension, extension)


def for_download(title: str, extension: str) -> str:
    """A name that every system can keep, made of a title that people typed."""
    bare = _RESERVED.sub("-", _TURNING.sub("", _CONTROL.sub("", title))).strip(" .-")
    return f"{bare[:100] or 'file'}.{extension}"
