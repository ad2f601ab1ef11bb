"""What goes into the press and what comes out, as plain values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

Compose = Callable[[Mapping[str, int]], str]
Progress = Callable[[int, int, str], None]


class Reason(StrEnum):
    """Why nothing was printed."""

    TIME = "time"
    MEMORY = "memory"
    SIZE = "size"
    NESTING = "nesting"
    ASSET = "asset"
    UNSETTLED = "unsettled"
    GATE = "gate"
    ENGINE = "engine"


class PressFailed(Exception):
    """Nothing was printed. `str()` is one sentence for people; `faults` are the sentences of the gate."""

    def __init__(self, reason: Reason, sentence: str, faults: tuple[str, ...] = ()) -> None:
        super().__init__(sentence)
        self.reason = reason
        self.sentence = sentence
        self.faults = faults

    def __str__(self) -> str:
        return " ".join((self.sentence, *self.faults))


@dataclass(frozen=True)
class PressJob:
    """One document to be printed.

    `compose(pages)` gives the whole HTML. `pages[anchor]` is the number of the page on which the element with
    that id begins: as last known, or a guess where nothing is known yet. A link that shows a page number carries
    it as `data-p`: `<a href="#rec-office" data-p="23">`; the press compares it with the real page and composes
    again where it differs. A note is `<span class="call" id="c1"></span><span class="fn" id="n1">…</span>`,
    numbered from 1 in the order of the text. Every id is unique.

    `styles` are names of assets, in order. `assets` is everything that the document may load, by name: a style
    sheet, a font, a picture; the document says `asset:NAME`. Nothing else is fetched, from nowhere.
    `predicted` are the pages of the last edition: when they still hold, one layout is enough.
    `must_hold` are words that the finished file has to contain (names, titles): the gate looks for each.
    """

    compose: Compose
    styles: tuple[str, ...]
    assets: Mapping[str, Path | bytes]
    predicted: Mapping[str, int] = field(default_factory=dict)
    must_hold: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pressed:
    """A file that passed the gate, and what is worth keeping of how it came about."""

    pdf: bytes = field(repr=False)
    sha256: str
    pages: int
    anchors: Mapping[str, int] = field(repr=False)
    rounds: int
    notes: int
    cpu_seconds: float
    peak_memory: int
    has_network: bool
