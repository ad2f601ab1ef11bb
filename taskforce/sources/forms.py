"""What people type about sources and practices."""

from wtforms.widgets import HiddenInput

from taskforce.sources.states import SourceKind
from taskforce.web.forms import Choice, Form, Line, Number, Prose
from taskforce.web.uploads import Upload

KINDS = [(kind.value, kind.value.replace("_", " ").capitalize()) for kind in SourceKind]
KEY_HELP = "Small letters, digits and hyphens; texts cite by it, and it never changes."


def edition() -> Number:
    """The edition from which the editor began, carried along unseen."""
    return Number("Edition", least=1, most=2**31 - 1, widget=HiddenInput())


class SourceForm(Form):
    """What the note of a source needs."""

    kind = Choice("What it is", [("", "Please choose"), *KINDS], help="It decides how the note is written.")
    author = Line(
        "Author",
        required=False,
        longest=500,
        help="A body as its name; a person as Family, Given; several people with semicolons between.",
    )
    title = Line("Title", longest=500, required="Please give the title.")
    container = Line(
        "Published in or by",
        required=False,
        longest=500,
        help="Publisher, journal or site; of a law its number or place in the code; of a bill number and Congress.",
    )
    issued = Line("Date", required=False, longest=100, help="As printed in the source.")
    url = Line("Address on the web", required=False, longest=1000)
    accessed = Line(
        "Read on", required=False, longest=100, help="Only where the source has no date of its own."
    )


class AddSourceForm(SourceForm):
    """A new source."""

    key = Line("Key", longest=63, required="Please give a key.", help=KEY_HELP)


class ImportSourcesForm(Form):
    """A list of sources out of another program."""

    file = Upload(
        "File",
        ["bib", "json"],
        required=False,
        help="BibTeX (.bib) or CSL-JSON (.json), as Zotero writes both.",
    )
    entries = Prose(
        "Or the entries themselves", required=False, longest=500_000, rows=10, help="BibTeX or CSL-JSON."
    )


class EditSourceForm(SourceForm):
    """A source of the register, written anew."""

    edition = edition()


class PracticeForm(Form):
    """A practice and the source that tells of it."""

    place = Line("Place", longest=300)
    title = Line("What it is called", longest=300)
    what = Prose("What is done there", rows=6, help="Cite a source as [@key, p. 12].")
    source = Choice("The source that tells of it")
    locator = Line("Where in the source", required=False, longest=100, help="A page, a paragraph, a section.")


class AddPracticeForm(PracticeForm):
    """A new practice."""

    key = Line("Key", longest=63, required="Please give a key.", help=KEY_HELP)


class EditPracticeForm(PracticeForm):
    """A practice, written anew."""

    edition = edition()
