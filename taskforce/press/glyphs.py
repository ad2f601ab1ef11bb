"""The words of a page, read back from its content stream: glyphs through each font's own map to Unicode."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from struct import Struct
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Page, String

_MAPPED = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")
_PAINT = frozenset(("Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "sh", "EI"))
_SHOW = frozenset(("Tj", "TJ", "'", '"'))
_LOOKED_AT = " ".join(("BDC", "BMC", "EMC", "Tf", *sorted(_PAINT)))
_NOTDEF = 0


@dataclass
class PageText:
    """Words by number of marked content; how much was painted outside marked content; glyphs of no font."""

    words: dict[int, str] = field(default_factory=dict)
    bare_paint: int = 0
    missing_glyphs: int = 0


class Fonts:
    """The maps to Unicode of the fonts of a document, each read once."""

    def __init__(self) -> None:
        self._maps: dict[tuple[int, int], dict[int, str]] = {}

    def of(self, page: Page, name: str) -> dict[int, str]:
        """Which characters each glyph of this font stands for."""
        font = page.resources.Font[name]
        if font.objgen not in self._maps:
            self._maps[font.objgen] = _unicode_map(font)
        return self._maps[font.objgen]


def _unicode_map(font: Any) -> dict[int, str]:
    stream = font.get("/ToUnicode")
    pairs = _MAPPED.findall(stream.read_bytes()) if stream is not None else []
    return {
        int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be", "replace") for glyph, text in pairs
    }


def read(page: Page, fonts: Fonts) -> PageText:
    """Read one page."""
    text, open_content, font = PageText(), list[int | None](), dict[int, str]()
    for instruction in pikepdf.parse_content_stream(page, _LOOKED_AT):
        operands, sign = instruction.operands, str(instruction.operator)
        if sign in ("BDC", "BMC"):
            open_content.append(_number(operands))
        elif sign == "EMC" and open_content:
            open_content.pop()
        elif sign == "Tf":
            font = fonts.of(page, str(operands[0]))
        elif sign in _PAINT:
            text.bare_paint += not open_content
        if sign in _SHOW:
            glyphs = list(_glyphs(operands))
            text.missing_glyphs += glyphs.count(_NOTDEF)
            number = next((one for one in reversed(open_content) if one is not None), None)
            if number is not None:
                words = "".join(font.get(glyph, "") for glyph in glyphs)
                text.words[number] = text.words.get(number, "") + words
    return text


def _number(operands: Any) -> int | None:
    facts = operands[1] if len(operands) > 1 else None
    return int(facts.MCID) if isinstance(facts, Dictionary) and Name.MCID in facts else None


def _glyphs(operands: Any) -> Iterator[int]:
    for shown in operands:
        for part in shown if isinstance(shown, Array) else [shown]:
            if isinstance(part, String):
                raw = bytes(part)
                yield from _pairs(len(raw) // 2).unpack_from(raw)


@cache
def _pairs(count: int) -> Struct:
    return Struct(f">{count}H")
