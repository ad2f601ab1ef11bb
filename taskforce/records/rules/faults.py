"""A fault of a file: its line, its field, and what is wrong, in words for people."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Path = tuple[str | int, ...]


@dataclass(frozen=True, order=True)
class Fault:
    """What is wrong on one line. `field` names the place as people would: recommendations[office].comments[c3].by"""

    line: int
    field: str
    sentence: str

    def __str__(self) -> str:
        place = f"line {self.line}, {self.field}" if self.field else f"line {self.line}"
        return f"{place}: {self.sentence}"


class Places:
    """Where everything stands: the line of each path of a parsed file, and the name of each path."""

    def __init__(self, values: Any, lines: Mapping[Path, int]) -> None:
        self._values = values
        self._lines = lines

    def fault(self, path: Path, sentence: str) -> Fault:
        """The fault at this path; at the nearest thing around it where the path itself is missing from the file."""
        known = path
        while known not in self._lines and known:
            known = known[:-1]
        return Fault(self._lines.get(known, 1), self.name(path), sentence)

    def name(self, path: Path) -> str:
        """The path in words: an item with a key is named by it, any other by its place, counted from 1."""
        words, value = "", self._values
        for step in path:
            value = _inside(value, step)
            if isinstance(step, str):
                words += f".{step}" if words else step
            else:
                key = value.get("key") if isinstance(value, dict) else None
                words += f"[{key}]" if isinstance(key, str) else f"[{step + 1}]"
        return words


def _inside(value: Any, step: str | int) -> Any:
    if isinstance(value, dict):
        return value.get(step) if isinstance(step, str) else None
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None
