"""Marked content of a page: pieces of one tag that follow each other become one piece, numbered anew.

The engine marks each line of text by itself. A paragraph of ten lines is one tag; it does not need ten pieces. Runs in
the child process only.
"""

from typing import Any

from taskforce.press.branches import Branch
from taskforce.press.engine import pydyf


def join(pdf: Any, document: Branch, slots: list[Any]) -> None:
    """Join the pieces of all pages; `slots`: for each page, as many entries as it has pieces."""
    owners: dict[bytes, list[Branch]] = {}
    for branch in document.walk():
        owners.setdefault(branch.page, []).append(branch)
    for at, number in enumerate(pdf.pages["Kids"][::3]):
        page = pdf.objects[number]
        stream = pdf.objects[int(page["Contents"].split(b" ", 1)[0])]
        begun = {item["MCID"]: place for place, item in enumerate(stream.stream) if _is_number(item)}
        if len(begun) == len(slots[at]):  # else some are in a drawing of its own
            _join_page(stream, begun, owners.get(f"{number} 0 R".encode(), []))


def _is_number(item: Any) -> bool:
    return isinstance(item, pydyf.Dictionary) and "MCID" in item


def _join_page(stream: Any, begun: dict[int, int], owners: list[Branch]) -> None:
    items, ended = stream.stream, _ends(stream.stream)
    joined, gone = set[int](), set[int]()
    for branch in owners:
        for first, second in zip(branch.inside, branch.inside[1:], strict=False):
            if isinstance(first, int) and isinstance(second, int) and ended[first] == begun[second] - 2:
                joined.add(second)
                gone |= {ended[first], begun[second] - 1, begun[second], begun[second] + 1}
    number = {old: new for new, old in enumerate(sorted(begun.keys() - joined))}
    for old, new in number.items():
        items[begun[old]]["MCID"] = new
    for branch in owners:
        branch.inside = [
            number[item] if isinstance(item, int) else item
            for item in branch.inside
            if not isinstance(item, int) or item in number
        ]
    stream.stream = [item for place, item in enumerate(items) if place not in gone]


def _ends(items: list[Any]) -> dict[int, int]:
    """Where each piece ends."""
    found: dict[int, int] = {}
    open_now = list[Any]()
    for place, item in enumerate(items):
        if item == b"BMC":
            open_now.append(None)
        elif item == b"BDC":
            open_now.append(items[place - 1])
        elif item == b"EMC" and (begun := open_now.pop()) is not None:
            found[begun["MCID"]] = place
    return found
