"""Plain HTML, as mammoth makes it, as the Markdown that texts are kept in; notes where they are called."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

HEADING = re.compile(r"h([1-6])")
CALL = re.compile(r"#((?:foot|end)note-\d+)")
ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>]+", re.IGNORECASE)
_SIGNS = re.compile(r"[\\`*\[\]]|<(?=[A-Za-z/!?])|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_])|\^$")
_START = re.compile(r"^(#{1,6}|[-+])(?=\s|$)|^(>|~~~|=+\s*$|-(?=[-|:])|:(?=-)|\|(?=\s*:?-))")
_CLOSING, _SIGN = re.compile(r"(^|\s)(#+)$"), r"\1\\\2"
_COUNT = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_WIDE = {"strong": "**", "em": "*"}


def text(body: Element) -> tuple[str, int]:
    """The whole text, and how many notes are called in it."""
    notes = {item.get("id", ""): item for item in body.iter("li") if CALL.fullmatch(f"#{item.get('id')}")}
    writer = _Writer(notes)
    return "\n\n".join(writer.blocks(body)), writer.called


class _Writer:
    def __init__(self, notes: dict[str, Element]) -> None:
        self._notes = notes
        self.called = 0

    def blocks(self, parent: Element) -> Iterator[str]:
        """The blocks in it, each as Markdown. Words that stand beside blocks are a paragraph of their own."""
        loose = Element("p")
        loose.text = parent.text
        for child in parent:
            if self._is_block(child):
                yield from self._paragraph(loose)
                loose = Element("p")
                loose.text = child.tail
                yield from self._block(child)
            else:
                loose.append(child)
        yield from self._paragraph(loose)

    def _is_block(self, node: Element) -> bool:
        return node.tag in ("p", "ul", "ol", "table", "blockquote", "div") or bool(
            HEADING.fullmatch(node.tag)
        )

    def _block(self, node: Element) -> Iterator[str]:
        heading = HEADING.fullmatch(node.tag)
        if heading:
            words = self._inline(node).replace("\\\n", " ").strip()
            if words:
                yield f"{'#' * int(heading[1])} {_CLOSING.sub(_SIGN, words)}"
        elif node.tag in ("ul", "ol"):
            yield from self._list(node)
        elif node.tag == "table":
            yield from self._table(node)
        elif node.tag == "blockquote":
            inside = "\n\n".join(self.blocks(node))
            yield "\n".join(f"> {line}".rstrip() for line in inside.split("\n"))
        else:
            yield from self.blocks(node) if node.tag == "div" else self._paragraph(node)

    def _paragraph(self, node: Element) -> Iterator[str]:
        words = self._inline(node).strip().removesuffix("\\").strip()
        if words:
            lines = [
                _COUNT.sub(r"\1\\\2", _START.sub(r"\\\g<0>", line.strip())) for line in words.split("\n")
            ]
            yield "\n".join(lines)

    def _list(self, node: Element) -> Iterator[str]:
        items = [item for item in node if item.tag == "li" and item.get("id") not in self._notes]
        done = []
        for number, item in enumerate(items, 1):
            sign = "- " if node.tag == "ul" else f"{number}. "
            blocks = list(self.blocks(item))
            is_tight = all(re.match(r"[-\d]", block) for block in blocks[1:])
            inside = ("\n" if is_tight else "\n\n").join(blocks)
            done.append(sign + inside.replace("\n", "\n" + " " * len(sign)))
        if done:
            yield re.sub(r"(?m)^ +$", "", "\n".join(done))

    def _table(self, node: Element) -> Iterator[str]:
        rows = [[self._cell(cell, span) for cell in row for span in _spans(cell)] for row in node.iter("tr")]
        width = max(map(len, rows), default=0)
        if not width:
            return
        first, *others = [row + [""] * (width - len(row)) for row in rows]
        lines = [first, ["---"] * width, *others]
        yield "\n".join(f"| {' | '.join(line)} |" for line in lines)

    def _cell(self, cell: Element, span: int) -> str:
        if span:
            return ""
        words = " ".join(self._inline(block) for block in (list(cell) or [cell]))
        return " ".join(words.replace("\\\n", " ").split()).replace("|", "\\|")

    def _inline(self, node: Element) -> str:
        done = [_SIGNS.sub(r"\\\g<0>", node.text or "")]
        for child in node:
            done.append(self._piece(child))
            done.append(_SIGNS.sub(r"\\\g<0>", child.tail or ""))
        return "".join(done)

    def _piece(self, node: Element) -> str:
        if node.tag == "br":
            return "\\\n"
        call = CALL.fullmatch(node.get("href", "")) if node.tag == "a" else None
        if call:
            return self._note(call[1])
        words = self._inline(node)
        bare = words.strip()
        if not bare or node.tag not in ("a", *_WIDE):
            return words
        before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
        if node.tag in _WIDE:
            return f"{before}{_WIDE[node.tag]}{bare}{_WIDE[node.tag]}{after}"
        address = node.get("href", "")
        if not ADDRESS.fullmatch(address):
            return words
        address = f"<{address}>" if "(" in address or ")" in address else address
        return f"{before}[{bare}]({address}){after}"

    def _note(self, name: str) -> str:
        """The words of the note without the way back; what was a paragraph of it goes on in the same line."""
        item = self._notes.get(name)
        if item is None:
            return ""
        for parent in item.iter():
            for back in [
                child for child in parent if child.tag == "a" and "note-ref-" in child.get("href", "")
            ]:
                parent.remove(back)
        blocks = (self._inline(block) for block in (list(item) or [item]))
        words = " ".join(" ".join(blocks).replace("\\\n", " ").split())
        self.called += bool(words)
        return f"^[{words}]" if words else ""


def _spans(cell: Element) -> range:
    """A cell that is as wide as several is followed by empty ones."""
    wide = cell.get("colspan", "1")
    return range(min(int(wide), 60) if wide.isdigit() else 1)
