"""A mark on every page of a finished file, and in its properties: whose copy this is.

The mark is a page of its own, printed like any other, and laid over each page as decoration: a screen reader that
reads the report is not stopped by it. Only the child process calls this.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Name, Page, Pdf

MARK = "/TaskforceMark"
_BETWEEN = frozenset(("BDC", "BMC", "EMC"))  # tags of the mark's own page mean nothing on another


def stamp(onto: Path, mark: Path, facts: Mapping[str, str], output: Path) -> int:
    """Lay the first page of `mark` over every page of `onto`, aligned at its lower left; returns how many pages.

    `facts` go into the properties of the file, each under its name.
    """
    with pikepdf.open(onto) as report, pikepdf.open(mark) as stencil:
        drawn = report.copy_foreign(_bare(stencil, stencil.pages[0]))
        for page in report.pages:
            _lay_over(report, page, drawn)
        for name, words in facts.items():
            report.docinfo[Name(f"/{name}")] = words
        with report.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as properties:
            properties["dc:rights"] = " ".join(facts.values())
        report.save(output)
        return len(report.pages)


def _bare(stencil: Pdf, page: Page) -> Any:
    """The page as a drawing without tags."""
    kept = [one for one in pikepdf.parse_content_stream(page) if str(one.operator) not in _BETWEEN]
    drawn = page.as_form_xobject()
    drawn.write(pikepdf.unparse_content_stream(kept))
    for key in ("/StructParents", "/Group"):
        if key in drawn:
            del drawn[key]
    return drawn


def _lay_over(report: Pdf, page: Page, drawn: Any) -> None:
    page.add_resource(drawn, Name.XObject, Name(MARK))
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(f"\nQ\n/Artifact BMC\nq {MARK} Do Q\nEMC\n".encode())
