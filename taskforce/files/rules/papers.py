"""PDF and CSV: whether the content is what the name says, from the first byte to the last."""

import re

from taskforce.files.rules.names import Unsound

_HEAD = 1024  # where browsers of old looked for a page
_PAGE = re.compile(rb"<\s*(!doctype|html|head|body|script|svg|iframe|img|\?php)\b", re.IGNORECASE)
_END = re.compile(rb"startxref\s+\d+\s+%%EOF[\s\0]*\Z")
_OTHERS = (
    b"%PDF",
    b"PK\3\4",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"{\\rtf",
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"RIFF",
)
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def pdf(data: bytes) -> bytes:
    """A PDF begins at the first byte and ends with its own last line; nothing is glued to either end."""
    if not re.match(rb"%PDF-[12]\.\d", data):
        raise Unsound("The name says PDF, but the content does not begin as a PDF does.")
    if _PAGE.search(data[:_HEAD]):
        raise Unsound("This PDF begins as a web page does too. Please print it to PDF again.")
    if not _END.search(data[-2 * _HEAD :]):
        raise Unsound("This PDF is cut off, or something was added at its end. Please print it to PDF again.")
    return data


def csv(data: bytes) -> bytes:
    """A table as text, brought into UTF-8 where it is in the Western code page of Windows."""
    if data.startswith(_OTHERS) or _PAGE.search(data[:_HEAD]):
        raise Unsound("The name says CSV, but the content is something else.")
    text = _read(data)
    if _UNSEEN.search(text):
        raise Unsound("This is not a table as text: it holds characters that no text has.")
    return text.encode()


def _read(data: bytes) -> str:
    for encoding in ("utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unsound("This is not text in UTF-8. Please save the table as “CSV UTF-8”.")
