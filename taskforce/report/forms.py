"""What is typed about the report."""

from typing import Any

from wtforms import FieldList
from wtforms.widgets import HiddenInput

from taskforce.report.states import TITLES
from taskforce.texts.forms import LONGEST_TEXT, BringingForm
from taskforce.web.forms import Choice, Form, Line, Moment, Number, Prose

MOST_SIGNERS = 30
KINDS = tuple((kind.value, title) for kind, title in TITLES.items())


class Begun(Number):
    """Unseen: the number of what the writer began from, so that nobody overwrites what they have not read."""

    widget = HiddenInput()

    def __init__(self, **rest: Any):
        super().__init__("What you began from", least=0, most=2**31 - 1, default=0, **rest)


class BeginForm(Form):
    """Title and subtitle of a new report."""

    title = Line("Title", help="It stands on the cover, and can be changed later.")
    subtitle = Line("Subtitle", required=False, longest=300)


class ReportForm(BeginForm):
    """Title and subtitle anew."""

    edition = Begun()


class AddPartForm(Form):
    """A new part."""

    kind = Choice("What it is", KINDS)
    theme = Choice("Theme", required=False, help="Only for a section: it prints what was adopted under it.")
    title = Line("Title", required=False, help="Left empty, it has the usual title of its kind.")
    after = Choice("Where it stands", required=False)


class PartForm(Form):
    """The title of a part."""

    title = Line("Title")
    edition = Begun()


class SignersForm(Form):
    """Who signs a letter, in order; an empty row is left out."""

    signers = FieldList(Choice("Signs", required=False), max_entries=MOST_SIGNERS)


class WriteForm(BringingForm):
    """The text of a part, begun from a version."""

    source = Prose(
        "Text",
        required="Please write the text. A part that is not wanted can be taken out.",
        longest=LONGEST_TEXT,
        rows=18,
        help="An empty line begins a paragraph, ## a heading. [@key, page] cites a source of the register.",
    )
    note = Line("What changed", required=False, longest=500, help="For those who read the versions later.")
    base = Begun()


class PublishForm(Form):
    """From when an edition is public, and what it corrects."""

    at = Moment("Public from", required=False, help="Left empty, it is public at once.")
    errata = Prose(
        "What changed",
        required=False,
        longest=1_000,
        rows=3,
        help="Stands on the public page, with the day. Needed where an edition is public already.",
    )


class ActForm(Form):
    """Nothing but a button."""
