"""Prose without any markup, for tables and machines: its words, with the numbers of its notes in brackets."""

import re
from collections.abc import Sequence
from html import unescape

_TOKEN = re.compile(r"\s*\ue000([0-9]+)\ue001")
_TAG = re.compile(r"<[^>]*>")
_BREAK = re.compile(r"</(?:p|h\d|blockquote|ul|ol|table)>")
_ITEM = re.compile(r"</(?:li|tr)>|<br ?/?>")


def words(html: str, first: int = 1) -> str:
    """The words of HTML of ours, paragraphs parted by an empty line; note n stands as `[first + n]`."""
    html = _TOKEN.sub(lambda found: f" [{int(found[1]) + first}]", " ".join(html.split()))
    parts = _BREAK.sub("\n\n", _ITEM.sub("\n", html)).split("\n\n")
    lines = ["\n".join(" ".join(line.split()) for line in _plain(part)) for part in parts]
    return "\n\n".join(line for line in lines if line)


def notes(found: Sequence[str]) -> list[str]:
    """Notes in their finished form as plain words, in their order."""
    return [words(note) for note in found]


def _plain(part: str) -> list[str]:
    return [line for line in unescape(_TAG.sub("", part)).split("\n") if line.strip()]
