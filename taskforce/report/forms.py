"""What is typed about the report."""

from typing import Any

from wtforms import FieldList
from wtforms.widgets import HiddenInput

from taskforce.report.actions.answering import LONGEST_VIEW
from taskforce.report.actions.endorsing import LONGEST_WORDS
from taskforce.report.models import Signer
from taskforce.report.states import CHOICES, CLEARANCES, TITLES
from taskforce.texts.forms import LONGEST_TEXT, BringingForm
from taskforce.web.forms import Choice, Form, Line, Moment, Number, Prose, Radio, Tick, Ticks

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


class OpenEndorsementForm(Form):
    """An edition is put before those who sign."""

    closes_at = Moment("Answers are asked for by")
    words = Line(
        "What you want to tell them",
        required=False,
        longest=LONGEST_WORDS,
        help="It stands in the letter to each.",
    )
    is_editorial = Tick(
        "The changes since the last edition that was put forward are editorial only",
        help="Answers given there hold for this edition too, and say so. Everybody can still answer anew.",
    )


class EndorseForm(Form):
    """One answer. What can be excepted is known where the edition is known, and judged by the action."""

    choice = Radio("Your answer", [(choice.value, words) for choice, words in CHOICES.items()])
    exceptions = Ticks("The recommendations that you do not endorse", validate_choice=False)
    view = Prose("Your view, in your own words", required=False, longest=LONGEST_VIEW, rows=5)


class ClearanceForm(Form):
    """How the office stands to the printing of the name."""

    clearance = Radio("The printing of the name", [(one.value, words) for one, words in CLEARANCES.items()])


def filled(signer: Signer | None) -> EndorseForm:
    """The form as it stands: with the answer that counts."""
    last = signer.answer if signer else None
    if last is None:
        return EndorseForm(formdata=None)
    return EndorseForm(formdata=None, choice=last.choice, view=last.view, exceptions=last.exceptions)
