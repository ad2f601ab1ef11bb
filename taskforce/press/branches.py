"""The structure tree of a PDF that is about to be written, taken out of the engine's objects and put back.

What the engine made for its tree are the last of its objects, one for each tag and link. They are read into `Branch`es,
changed by `tags`, and made anew: fewer, and without those that nothing leads to. Runs in the child process only.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from taskforce.press.engine import pydyf

_MADE_ANEW = frozenset(("Type", "S", "P", "K", "Pg"))


@dataclass(eq=False)
class Branch:
    """A tag: its role, the reference of its page, and under it branches, numbers of marked content and links."""

    role: str
    page: bytes
    inside: list[Any] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)

    def branches(self, *roles: str) -> list["Branch"]:
        """The branches right under it, of these roles or of any."""
        return [one for one in self.inside if isinstance(one, Branch) and (not roles or one.role in roles)]

    def walk(self) -> Iterator["Branch"]:
        """This and all branches under it, in reading order."""
        waiting = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting.extend(reversed(one.branches()))


@dataclass(eq=False)
class Spot:
    """The place of a link: its annotation, which the engine made."""

    annotation: Any


def take(pdf: Any) -> tuple[Branch, list[Any]]:
    """The tree under the document, and the arrays of its pages: what each piece of marked content belongs to.

    Everything of the tree is taken out of the file; `put` brings it back.
    """
    root = _named(pdf, pdf.catalog["StructTreeRoot"])
    belongs = _named(pdf, root["ParentTree"])
    slots = [value for value in belongs["Nums"][1::2] if isinstance(value, list)]
    document = _branch(pdf, _named(pdf, root["K"][0]))
    others = [one for one in pdf.objects[belongs.number :] if isinstance(one, pydyf.Stream)]
    del pdf.objects[belongs.number :]
    for one in others:  # the metadata
        pdf.add_object(one)
        pdf.catalog["Metadata"] = one.reference
    return document, slots


def _named(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split(b" ", 1)[0])]


def _branch(pdf: Any, made: Any) -> Branch:
    facts = {key: value for key, value in made.items() if key not in _MADE_ANEW}
    found = Branch(made["S"][1:], made.get("Pg", b""), facts=facts)
    for item in made["K"]:
        if isinstance(item, int):
            found.inside.append(item)
            continue
        under = _named(pdf, item)
        is_link = under["Type"] == "/OBJR"
        found.inside.append(Spot(_named(pdf, under["Obj"])) if is_link else _branch(pdf, under))
    return found


def put(pdf: Any, document: Branch, pages: list[bytes]) -> None:
    """Write the tree into the file; `pages` are the references of its pages, in order."""
    root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
    pdf.add_object(root)
    belongs: dict[bytes, dict[int, bytes]] = {page: {} for page in pages}
    links: list[tuple[int, bytes]] = []
    top = _put(pdf, document, root.reference, belongs, links)
    rows = [(number, _array(belongs[page])) for number, page in enumerate(pages)]
    pieces = pydyf.Dictionary({"Nums": pydyf.Array(chain.from_iterable([*rows, *sorted(links)]))})
    pdf.add_object(pieces)
    root.update(
        {
            "K": pydyf.Array([top]),
            "ParentTree": pieces.reference,
            "ParentTreeNextKey": len(pages) + len(links),
        }
    )
    pdf.catalog["StructTreeRoot"] = root.reference


def _array(owners: dict[int, bytes]) -> Any:
    return pydyf.Array(owners.get(number, b"null") for number in range(max(owners, default=-1) + 1))


def _put(
    pdf: Any,
    branch: Branch,
    parent: bytes,
    belongs: dict[bytes, dict[int, bytes]],
    links: list[tuple[int, bytes]],
) -> bytes:
    made = pydyf.Dictionary({"S": f"/{branch.role}", "P": parent})
    pdf.add_object(made)
    reference: bytes = made.reference
    inside = pydyf.Array()
    for item in branch.inside:
        if isinstance(item, Branch):
            inside.append(_put(pdf, item, reference, belongs, links))
        elif isinstance(item, Spot):
            links.append((item.annotation["StructParent"], reference))
            inside.append(pydyf.Dictionary({"Type": "/OBJR", "Obj": item.annotation.reference}))
        else:
            belongs[branch.page][item] = reference
            inside.append(item)
    if branch.page:
        made["Pg"] = branch.page
    if inside:
        made["K"] = inside[0] if len(inside) == 1 else inside
    made.update(branch.facts)
    return reference
