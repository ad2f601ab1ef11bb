"""What WeasyPrint 70 leaves out of the tag tree, added to the written file. Runs in the child process only.

Notes become Note (with ID and Lbl) behind their Reference; lists of links become TOC and TOCI; TH get their Scope;
a link and its generated text become one Link, and a row of dots is spoken as "page 23"; boxes of figures are given
in the units of PDF; a block nested in itself loses its second tag. Nobody checked the result with a PDF/UA
validator: the files are tagged with care, conformance is not claimed.
"""

import io
from pathlib import Path

import pikepdf
from pikepdf import Array, Name, String

from taskforce.press.tree import Element, Targets, children, elements, is_annotation, is_element, place, walk

_BLOCKS = frozenset((*(f"/H{level}" for level in range(1, 7)), "/P"))
_POINTS_PER_PIXEL = 0.75


def finish(raw: bytes, path: Path) -> None:
    """Mend the tags of `raw` and write it to `path`. The same bytes in give the same bytes out."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        document = pdf.Root.StructTreeRoot.K[0]
        targets = Targets(pdf)
        _join_links(pdf, document, targets)
        _make_contents(document, targets)
        _place_notes(document)
        _mend_elements(pdf, document, targets)
        pdf.Root.PageMode = Name.UseOutlines
        pdf.save(path, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _join_links(pdf: pikepdf.Pdf, document: Element, targets: Targets) -> None:
    """Generated text inside a link comes as a Link of its own: make it a Span of the outer Link."""
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    slot = {int(numbers[at]): at + 1 for at in range(0, len(numbers), 2)}
    for outer in [element for element in walk(document) if element.S == "/Link"]:
        if outer.S != "/Link":
            continue  # it was inside another one
        for inner in [element for element in walk(outer) if element.S == "/Link"][1:]:
            links = [item for item in children(inner) if is_annotation(item)]
            words = [item for item in children(inner) if not is_annotation(item)]
            inner.S = Name.Span
            place(inner, words)
            place(outer, children(outer) + links)
            for link in links:
                numbers[slot[int(link.Obj.StructParent)]] = outer
            if len(words) > 2 and links:  # a row of dots and a number
                inner.ActualText = String(f", page {targets.page(links[0].Obj)}")


def _make_contents(document: Element, targets: Targets) -> None:
    """A list in which every item leads to a page is a table of contents."""

    def leads(element: Element) -> bool:
        return element.S == "/Link" and any(
            is_annotation(item) and targets.page(item.Obj) for item in children(element)
        )

    for listed in [element for element in walk(document) if element.S == "/L"]:
        items = elements(listed, "/LI", "/TOCI")
        if not items or not all(any(map(leads, walk(item))) for item in items):
            continue
        listed.S = Name.TOC
        for item in elements(listed, "/LI"):
            item.S = Name.TOCI
            for body in elements(item, "/LBody"):
                nested = elements(body, "/L", "/TOC")
                kept = {element.objgen for element in nested}
                body.S = Name.Reference
                place(body, [one for one in children(body) if not is_element(one) or one.objgen not in kept])
                place(item, children(item) + nested)


def _place_notes(document: Element) -> None:
    """Behind our empty anchor stands the mark; the notes of a page stand together at the top of the tree.

    Where marks and notes are not the same number, nothing is moved, and the gate will find the notes missing.
    """
    marks = [
        (parent, empty, mark)
        for parent in walk(document)
        for empty, mark in zip(children(parent), children(parent)[1:], strict=False)
        if is_element(empty) and empty.S == "/Span" and not children(empty)
        if is_element(mark) and mark.S == "/NonStruct"
    ]
    areas = [item for item in elements(document, "/NonStruct") if _is_note_area(item)]
    notes = [note for area in areas for note in elements(area)]
    if len(marks) != len(notes):
        return
    for number, ((parent, empty, mark), note) in enumerate(zip(marks, notes, strict=True), 1):
        note.S, note.ID, mark.S = Name.Note, String(f"note-{number}"), Name.Reference
        elements(note)[0].S = Name.Lbl
        inside = [item for item in children(parent) if not is_element(item) or item.objgen != empty.objgen]
        at = next(i for i, item in enumerate(inside) if is_element(item) and item.objgen == mark.objgen)
        place(parent, [*inside[: at + 1], note, *inside[at + 1 :]])
    gone = {area.objgen for area in areas}
    place(document, [item for item in children(document) if not is_element(item) or item.objgen not in gone])


def _is_note_area(item: Element) -> bool:
    inside = elements(item)
    return bool(inside) and all(note.S == "/Span" and elements(note, "/NonStruct") for note in inside)


def _mend_elements(pdf: pikepdf.Pdf, document: Element, targets: Targets) -> None:
    for element in list(walk(document)):
        if element.S == "/TH":
            is_column = element.P.P.S == "/THead" or "/ColSpan" in element.A
            element.A.Scope = Name.Column if is_column else Name.Row
        elif element.S == "/Figure":
            page = pdf.pages[targets.number[element.Pg.objgen] - 1]
            height = float(page.MediaBox[3])  # the engine counts from the top, in pixels
            left, top, right, bottom = (float(value) * _POINTS_PER_PIXEL for value in element.A.BBox)
            box = (left, height - bottom, right, height - top)
            element.A.BBox = Array([round(value, 2) for value in box])
        if str(element.S) in _BLOCKS:
            for inner in elements(element, str(element.S)):
                inner.S = Name.Span
