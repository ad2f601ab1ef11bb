"""Entries of a BibTeX file as plain fields. What is not an entry is a comment, as BibTeX has it."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_BEGIN = re.compile(r"@\s*(\w+)\s*[{(]")
_FIELD = re.compile(r"[\s,]*([\w-]+)\s*=\s*")
_BARE = re.compile(r"[\w.+-]+")
_ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    '"': "\u0308",
    "=": "\u0304",
    ".": "\u0307",
}
_LETTERS = {"u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a"}
_SIGNS = {
    "ss": "ß",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "aa": "å",
}
_ACCENT = re.compile(r"\\([`'^~\"=.])\s*\{?\\?([A-Za-z])\}?|\\([uvHckr])(?:\s+|\{)\\?([A-Za-z])\}?")
_SIGN = re.compile(rf"\\({'|'.join(sorted(_SIGNS, key=len, reverse=True))})(?![A-Za-z])(?:\{{\}}|\s+)?")
_MONTHS = {f"{name}": name for name in "jan feb mar apr may jun jul aug sep oct nov dec".split()}  # noqa: SIM905


class Entry(NamedTuple):
    """One entry: its line, its kind in small letters, its key, its fields as written; `fault` if it does not end."""

    line: int
    kind: str
    key: str
    fields: dict[str, str]
    fault: str = ""


def read(text: str) -> Iterator[Entry]:
    """The entries in order; strings that the file defines are put in their places."""
    strings = dict(_MONTHS)
    at = 0
    while found := _BEGIN.search(text, at):
        kind, line = found[1].lower(), text.count("\n", 0, found.start()) + 1
        end = _closing(text, found.end())
        if end is None:
            yield Entry(line, kind, "", {}, "This entry is not closed: a bracket is missing.")
            return
        body, at = text[found.end() : end], end + 1
        if kind == "string":
            strings |= {name.lower(): value for name, value in _fields(body, strings)}
        elif kind not in ("comment", "preamble"):
            key, _, rest = body.partition(",")
            yield Entry(line, kind, key.strip(), dict(_fields(rest, strings)))


def plain(value: str) -> str:
    """The words of a value: accents as letters, without the brackets that keep capitals."""
    value = _ACCENT.sub(_accented, value)
    value = _SIGN.sub(lambda found: _SIGNS[found[1]], value)
    value = (
        value.replace("---", "—").replace("--", "–").replace("``", "“").replace("''", "”").replace("~", " ")
    )
    value = re.sub(r"\\(?:emph|textit|textbf|textsc|url|href)\b", "", value)
    value = re.sub(r"\\([&%$#_{}])", r"\1", value.replace("\\{", "").replace("\\}", ""))
    return " ".join(re.sub(r"[{}]", "", value).split())


def _accented(found: re.Match[str]) -> str:
    mark = _ACCENTS[found[1]] if found[1] else _LETTERS[found[3]]
    return unicodedata.normalize("NFC", (found[2] or found[4]) + mark)


def _closing(text: str, start: int) -> int | None:
    """Where the bracket closes that was opened before `start`."""
    depth = 1
    for found in re.compile(r"\\.|[{}()]", re.DOTALL).finditer(text, start):
        if found[0] == "{":
            depth += 1
        elif found[0] == "}" or (found[0] == ")" and depth == 1 and text[start - 1] == "("):
            depth -= 1
            if depth == 0:
                return found.start()
    return None


def _fields(body: str, strings: dict[str, str]) -> Iterator[tuple[str, str]]:
    at = 0
    while found := _FIELD.match(body, at):
        parts, at = [], found.end()
        while True:
            part, at = _value(body, at, strings)
            parts.append(part)
            joined = re.compile(r"\s*#\s*").match(body, at)
            if joined is None:
                break
            at = joined.end()
        yield found[1].lower(), "".join(parts)
        if at <= found.end():
            return


def _value(body: str, at: int, strings: dict[str, str]) -> tuple[str, int]:
    if body[at : at + 1] == "{":
        end = _closing(body, at + 1)
        return (body[at + 1 : end], end + 1) if end is not None else (body[at + 1 :], len(body))
    if body[at : at + 1] == '"':
        depth = 0
        for place in range(at + 1, len(body)):
            depth += {"{": 1, "}": -1}.get(body[place], 0)
            if body[place] == '"' and depth == 0:
                return body[at + 1 : place], place + 1
        return body[at + 1 :], len(body)
    found = _BARE.match(body, at)
    return (strings.get(found[0].lower(), found[0]), found.end()) if found else ("", at)
