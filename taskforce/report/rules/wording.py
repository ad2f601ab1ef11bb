"""Words as they are printed outside of prose: names, fields, days, results."""

import re
import unicodedata
from datetime import date
from html import unescape

from taskforce.core import citing, prose

_PRIVATE = (*range(0xE000, 0xF900), 0xFFFE, 0xFFFF)  # no typeface has a shape for these
_TURNING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))  # these turn the order of words
_UNPRINTABLE = dict.fromkeys((*_PRIVATE, *_TURNING))
_TAG = re.compile(r"<[^>]*>")
_END = re.compile(r"</(?:p|li|h\d|td|th|blockquote)>|<br>")
_FIRST_SIGN = 0x2300  # before it stand ©, ®, №, ™, which every typeface has
_JOINED = re.compile("([\U0001f000-\U0001faff\u2300-\u2bff])[\ufe0e\ufe0f\u200d\U0001f3fb-\U0001f3ff]+")
_SIGN = re.compile(r"\[sign: ([^\[\]]+)\]")
_VERDICT = re.compile(r"(?:Not adopted|Adopted)(?:: |,? )")


def printable(words: str) -> str:
    """The words without characters that nobody sees: of private use, and those that turn the direction of others.

    Pictures among letters stand as their names, `[sign: rocket]`: no serious typeface draws them, and what was voted
    on must be printed on every machine alike.
    """
    return "".join(map(_named, _JOINED.sub(r"\1", words.translate(_UNPRINTABLE))))


def signs(words: str) -> list[str]:
    """The names of the pictures in words that were made printable, each once."""
    return list(dict.fromkeys(_SIGN.findall(words)))


def _named(character: str) -> str:
    if ord(character) < _FIRST_SIGN or unicodedata.category(character) != "So":
        return character
    return f"[sign: {unicodedata.name(character, f'U+{ord(character):X}').lower()}]"


def line(words: str) -> str:
    """One line without citations: a title or a printed field that carries no notes."""
    return " ".join(citing.without(printable(words)).split())


def plain(markdown: str) -> str:
    """The words of a Markdown text without its marks and citations, paragraphs run together."""
    html = prose.to_html(citing.without(printable(markdown)))
    return " ".join(unescape(_TAG.sub("", _END.sub(" ", html))).split())


def day(value: date) -> str:
    """`21 May 2022`."""
    return f"{value.day} {value:%B %Y}"


def figures(sentence: str) -> str:
    """What a result says after its verdict, which print shows by itself: `15 yes, 4 no. Needed: …`."""
    rest = _VERDICT.sub("", sentence, count=1)
    return rest[:1].upper() + rest[1:]


def counted(number: int, one: str, many: str) -> str:
    """`1 page`, `62 pages`, `1,204 pages`."""
    return f"{number:,} {one if number == 1 else many}"
