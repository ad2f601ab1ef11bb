"""What is typed when people approve how they are printed."""

from wtforms import SelectMultipleField
from wtforms.validators import Optional, StopValidation
from wtforms.widgets import CheckboxInput, ListWidget

from taskforce.members.forms.door import sound_address
from taskforce.members.states import Part
from taskforce.web.forms import Choice, Form, Line, Prose, options

PARTS = (
    (Part.NAME, "Name and title"),
    (Part.QUOTE, "Quote"),
    (Part.BIO, "Bio"),
    (Part.PHOTO, "Photo"),
)


class ApproveForm(Form):
    """Approve what is shown (`digest` says what that was), or ask for a change of one part."""

    digest = Line("What was shown", required=False, longest=64)  # hidden by the template, which knows it
    part = Choice("What should change", PARTS, required=False)
    words = Prose("How should it read?", required=False, rows=3, longest=2_000)


class AskForm(Form):
    """Where the request for approval goes, when it is another address than the one that is known."""

    address = Line(
        "Mail address",
        required=False,
        longest=254,
        also=[Optional(), sound_address],
        help="Empty: the one that is known.",
    )


class RecordForm(Form):
    """An approval that was given elsewhere."""

    parts = SelectMultipleField(
        "What was approved",
        choices=options(PARTS),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    by_name = Line("Approved by", help="The person, or who spoke for them.")
    words = Line("How", longest=300, help="For example: by telephone on 14 February, to N. Ellery.")

    def validate_parts(self, field: SelectMultipleField) -> None:
        """Something must have been approved."""
        if not field.data:
            raise StopValidation("Please tick what was approved.")
