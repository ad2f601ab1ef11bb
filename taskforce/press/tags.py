"""What WeasyPrint 70 leaves out of the tag tree, and what it puts in for nothing, mended before the file is written.

Notes become Note (with ID and Lbl) behind their Reference; lists of links become TOC and TOCI; TH get their Scope;
a link and its generated text become one Link, a row of dots is spoken as "page 23", and a link inside the document is
described by its page; boxes of figures are given in the units of PDF. Tags that say nothing (Span, NonStruct, Div) give
what is in them to the tag around them. Runs in the child process only.

Nobody checked the result with a PDF/UA validator: the files are tagged with care, conformance is not claimed.
"""

from typing import Any

from taskforce.press import branches, pieces
from taskforce.press.branches import Branch, Spot
from taskforce.press.engine import pydyf

_BLOCKS = frozenset((*(f"H{level}" for level in range(1, 7)), "P"))
_SAY_NOTHING = frozenset(("Span", "NonStruct", "Div"))
_HOLD_WORDS = _BLOCKS | {
    "Caption",
    "LBody",
    "Lbl",
    "Link",
    "NonStruct",
    "Note",
    "Reference",
    "Span",
    "TD",
    "TH",
}
_POINTS_PER_PIXEL = 0.75


class Targets:
    """Where the links inside a document lead."""

    def __init__(self, pdf: Any) -> None:
        self.pages = [f"{number} 0 R".encode() for number in pdf.pages["Kids"][::3]]
        number = {page: at for at, page in enumerate(self.pages, 1)}
        named = pdf.catalog.get("Names", {}).get("Dests", {}).get("Names", [])
        self._named = {
            name.string: number[target[0]] for name, target in zip(named[::2], named[1::2], strict=True)
        }

    def page(self, spot: Spot) -> int | None:
        """The number of the page to which it leads, if there is such a page."""
        target = spot.annotation.get("Dest")
        return self._named.get(target.string) if target is not None else None


def finish(_document: Any, pdf: Any) -> None:
    """Mend the tags of a file that the engine is about to write."""
    document, slots = branches.take(pdf)
    targets = Targets(pdf)
    _join_links(document, targets)
    _make_contents(document, targets)
    _place_notes(document)
    _mend_branches(pdf, document)
    _leave_out(document)
    _describe_links(document, targets)
    pieces.join(pdf, document, slots)
    branches.put(pdf, document, targets.pages)
    pdf.catalog["PageMode"] = "/UseOutlines"


def _join_links(document: Branch, targets: Targets) -> None:
    """Generated text inside a link comes as a Link of its own: make it a Span of the outer Link."""
    for outer in [branch for branch in document.walk() if branch.role == "Link"]:
        if outer.role != "Link":
            continue  # it was inside another one
        for inner in [branch for branch in outer.walk() if branch.role == "Link"][1:]:
            links = [item for item in inner.inside if isinstance(item, Spot)]
            inner.role = "Span"
            inner.inside = [item for item in inner.inside if not isinstance(item, Spot)]
            outer.inside += links
            if len(inner.inside) > 2 and links:  # a row of dots and a number
                inner.facts["ActualText"] = pydyf.String(f", page {targets.page(links[0])}")


def _make_contents(document: Branch, targets: Targets) -> None:
    """A list in which every item leads to a page is a table of contents."""

    def leads(branch: Branch) -> bool:
        return branch.role == "Link" and any(
            isinstance(item, Spot) and targets.page(item) for item in branch.inside
        )

    for listed in [branch for branch in document.walk() if branch.role == "L"]:
        items = listed.branches("LI", "TOCI")
        if not items or not all(any(map(leads, item.walk())) for item in items):
            continue
        listed.role = "TOC"
        for item in listed.branches("LI"):
            item.role = "TOCI"
            for body in item.branches("LBody"):
                nested = body.branches("L", "TOC")
                body.role = "Reference"
                body.inside = [one for one in body.inside if one not in nested]
                item.inside += nested


def _place_notes(document: Branch) -> None:
    """Behind our empty anchor stands the mark; the notes of a page stand together at the top of the tree.

    Where marks and notes are not the same number, nothing is moved, and the gate will find the notes missing.
    """
    marks = [
        (parent, empty, mark)
        for parent in document.walk()
        for empty, mark in zip(parent.inside, parent.inside[1:], strict=False)
        if isinstance(empty, Branch) and empty.role == "Span" and not empty.inside
        if isinstance(mark, Branch) and mark.role == "NonStruct"
    ]
    areas = [item for item in document.branches("NonStruct") if _is_note_area(item)]
    notes = [note for area in areas for note in area.branches()]
    if len(marks) != len(notes):
        return
    for number, ((parent, empty, mark), note) in enumerate(zip(marks, notes, strict=True), 1):
        note.role, mark.role = "Note", "Reference"
        note.facts["ID"] = pydyf.String(f"note-{number}")
        note.branches()[0].role = "Lbl"
        parent.inside.remove(empty)
        parent.inside.insert(parent.inside.index(mark) + 1, note)
    document.inside = [item for item in document.inside if item not in areas]


def _is_note_area(item: Branch) -> bool:
    inside = item.branches()
    return bool(inside) and all(note.role == "Span" and note.branches("NonStruct") for note in inside)


def _mend_branches(pdf: Any, document: Branch) -> None:
    waiting: list[tuple[Branch, str]] = [(document, "")]
    while waiting:
        branch, above = waiting.pop()
        if branch.role == "TR":
            for cell in branch.branches("TH"):
                is_column = above == "THead" or "ColSpan" in cell.facts["A"]
                cell.facts["A"]["Scope"] = "/Column" if is_column else "/Row"
        elif branch.role == "Figure":
            page = pdf.objects[int(branch.page.split(b" ", 1)[0])]
            height = page["MediaBox"][3]  # the engine counts from the top, in pixels
            left, top, right, bottom = (value * _POINTS_PER_PIXEL for value in branch.facts["A"]["BBox"])
            branch.facts["A"]["BBox"] = pydyf.Array([left, height - bottom, right, height - top])
        elif branch.role in _BLOCKS:  # a block nested in itself
            for inner in branch.branches(branch.role):
                inner.role = "Span"
        waiting += [(inner, branch.role) for inner in branch.branches()]


def _leave_out(branch: Branch) -> None:
    """Take out what says nothing, from the inside, where the tag around it may hold what was in it."""
    kept: list[Any] = []
    for item in branch.inside:
        if isinstance(item, Branch):
            _leave_out(item)
        is_plain = isinstance(item, Branch) and item.role in _SAY_NOTHING and not item.facts
        kept += item.inside if is_plain and _may_hold(branch, item) else [item]
    branch.inside = kept


def _may_hold(branch: Branch, item: Branch) -> bool:
    has_branches_only = len(item.branches()) == len(item.inside)
    return has_branches_only or (branch.page == item.page and branch.role in _HOLD_WORDS)


def _describe_links(document: Branch, targets: Targets) -> None:
    for branch in document.walk():
        for item in branch.inside:
            if isinstance(item, Spot) and (page := targets.page(item)):
                item.annotation["Contents"] = pydyf.String(f"Page {page}")
