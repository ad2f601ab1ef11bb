"""YAML made into plain values, with the line of each; as people mean it, and within limits.

We read the parser's events and build the values ourselves: the stock loaders forget lines, follow aliases (a file of
1 KB can unfold to gigabytes), let the last of two equal keys win, and take `no` for false and 12:30 for 750.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from taskforce.records.rules.faults import Fault, Path, Places

MOST_BYTES = 200_000_000  # photos and papers travel in it, in letters
MOST_VALUES = 200_000
DEEPEST = 40

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE = re.compile(r"[-+]?\d{1,15}")
_WORDS: dict[str, Any] = {"": None, "~": None, "null": None, "true": True, "false": False}
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")


@dataclass
class Parsed:
    """What stands in a file: plain values, the line of each path, and the faults found on the way."""

    values: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    @property
    def places(self) -> Places:
        """Lines and names for faults found later."""
        return Places(self.values, self.lines)


class _Stop(Exception):
    """Reading on makes no sense."""

    def __init__(self, line: int, sentence: str) -> None:
        self.fault = Fault(line, "", sentence)


@dataclass
class _Open:
    """A mapping or list that is being read."""

    value: Any
    path: Path
    key: str | None = None


def parse(raw: bytes) -> Parsed:
    """Read a file. Never raises: what is wrong is in `faults`, and `values` is None if nothing could be read."""
    parsed = Parsed()
    try:
        _Builder(parsed).build(_text(raw))
    except _Stop as stop:
        parsed.faults.append(stop.fault)
    except yaml.YAMLError as error:
        parsed.faults.append(_of_yaml(error))
    return parsed


def _text(raw: bytes) -> str:
    if len(raw) > MOST_BYTES:
        raise _Stop(1, f"The file is larger than {MOST_BYTES // 1_000_000} MB.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise _Stop(line, "This is not text in UTF-8.") from error


def _of_yaml(error: yaml.YAMLError) -> Fault:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or "a character that YAML does not allow"
    return Fault(mark.line + 1 if mark else 1, "", f"This is not YAML: {problem}.")


class _Builder:
    """Builds the values from events, without recursion: a deep file is refused and not a crash."""

    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed
        self._open: list[_Open] = []
        self._count = 0
        self._documents = 0

    def build(self, text: str) -> None:
        events: Iterator[Any] = yaml.parse(text, Loader=_Loader)
        for event in events:
            self._take(event, event.start_mark.line + 1)
        if self._documents == 0:
            raise _Stop(1, "The file is empty.")

    def _take(self, event: Event, line: int) -> None:
        if isinstance(event, DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise _Stop(line, "A file holds one document; here a second one begins.")
        elif isinstance(event, AliasEvent):
            raise _Stop(line, "Aliases (*) are not taken; write it out.")
        elif isinstance(event, ScalarEvent | MappingStartEvent | SequenceStartEvent):
            self._refuse_extras(event, line)
            self._take_value(event, line)
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self._open.pop()

    def _refuse_extras(self, event: Any, line: int) -> None:
        self._count += 1
        if self._count > MOST_VALUES:
            raise _Stop(line, f"The file holds more than {MOST_VALUES:,} values.")
        if event.anchor:
            raise _Stop(line, "Anchors (&) are not taken.")
        if event.tag and event.tag != "!":
            raise _Stop(line, "Tags (!) are not taken.")

    def _take_value(self, event: Any, line: int) -> None:
        inside = self._open[-1] if self._open else None
        if inside is not None and isinstance(inside.value, dict) and inside.key is None:
            self._take_key(inside, event, line)
            return
        path = _path_in(inside)
        self._parsed.lines.setdefault(path, line)
        value = self._value(event, path, line)
        if inside is None:
            self._parsed.values = value
        elif isinstance(inside.value, dict):
            inside.value[inside.key] = value
            inside.key = None
        else:
            inside.value.append(value)

    def _take_key(self, inside: _Open, event: Any, line: int) -> None:
        if not isinstance(event, ScalarEvent):
            raise _Stop(line, "A field's name must be a word.")
        key = self._printable(event.value, inside.path, line)
        path = (*inside.path, key)
        if key in inside.value:
            self._fault(path, line, "This field stands here twice.")
        self._parsed.lines[path] = line
        inside.key = key

    def _value(self, event: Any, path: Path, line: int) -> Any:
        if isinstance(event, ScalarEvent):
            return self._scalar(event, path, line)
        if len(self._open) >= DEEPEST:
            raise _Stop(line, f"This is nested more than {DEEPEST} levels deep.")
        value: Any = {} if isinstance(event, MappingStartEvent) else []
        self._open.append(_Open(value, path))
        return value

    def _scalar(self, event: Any, path: Path, line: int) -> Any:
        words: str = event.value
        if event.implicit[0] and words in _WORDS:
            return _WORDS[words]
        if event.implicit[0] and _WHOLE.fullmatch(words):
            return int(words)
        return self._printable(words, path, line)

    def _printable(self, words: str, path: Path, line: int) -> str:
        if _UNPRINTABLE.search(words):
            self._fault(path, line, "A character stands here that can be neither printed nor stored.")
            return ""
        return unicodedata.normalize("NFC", words)

    def _fault(self, path: Path, line: int, sentence: str) -> None:
        self._parsed.faults.append(Fault(line, self._parsed.places.name(path), sentence))


def _path_in(inside: _Open | None) -> Path:
    if inside is None:
        return ()
    step = len(inside.value) if isinstance(inside.value, list) else str(inside.key)
    return (*inside.path, step)
