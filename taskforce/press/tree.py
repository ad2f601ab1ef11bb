"""Walking the structure tree of a PDF: elements, their children, the page a link leads to."""

from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Pdf, String

Element = Any  # a pikepdf object: its entries are read by name


def is_element(item: Any) -> bool:
    """Whether it is a structure element, not a number of marked content nor an annotation."""
    return isinstance(item, Dictionary) and "/S" in item


def is_annotation(item: Any) -> bool:
    """Whether it points at an annotation: a link."""
    return isinstance(item, Dictionary) and item.get("/Type") == "/OBJR"


def children(element: Element) -> list[Any]:
    """Everything under an element, in order."""
    inside = element.get("/K", Array())
    return list(inside) if isinstance(inside, Array) else [inside]


def elements(element: Element, *roles: str) -> list[Element]:
    """The elements under it, of these roles or of any."""
    return [item for item in children(element) if is_element(item) and (not roles or str(item.S) in roles)]


def walk(element: Element) -> Iterator[Element]:
    """The element and all elements under it, in reading order."""
    waiting = [element]
    while waiting:
        item = waiting.pop()
        yield item
        waiting.extend(reversed(elements(item)))


class Targets:
    """Where the links of a document lead."""

    def __init__(self, pdf: Pdf) -> None:
        self.number: dict[Any, int] = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        flat = list(pdf.Root.get("/Names", Dictionary()).get("/Dests", Dictionary()).get("/Names", Array()))
        self.named = {str(name): target for name, target in zip(flat[::2], flat[1::2], strict=True)}

    def name(self, annotation: Any) -> str | None:
        """The anchor that a link inside the document names; None for a link out of it."""
        target = annotation.get("/Dest", annotation.get("/A", Dictionary()).get("/D"))
        return str(target) if isinstance(target, String) else None

    def page(self, annotation: Any) -> int | None:
        """The number of the page to which a link inside the document leads, if there is such a page."""
        name = self.name(annotation)
        target = self.named.get(name) if name is not None else None
        if isinstance(target, Dictionary):
            target = target.get("/D")
        return self.number.get(target[0].objgen) if isinstance(target, Array) else None
