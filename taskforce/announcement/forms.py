"""What is typed into an announcement."""

from wtforms import SelectMultipleField
from wtforms.widgets import CheckboxInput, HiddenInput, ListWidget

from taskforce.web.forms import Day, Form, Line, Moment, Number, Prose, Tick, straight


class AnnouncementForm(Form):
    """The words of the facilitator; the charter and the people bring the rest."""

    edition = Number("Edition", least=0, most=2**31 - 1, widget=HiddenInput(), default=0)
    headline = Line("Headline", longest=300, help="The public address is made of it.", also=[straight])
    place = Line(
        "Place", required=False, longest=100, help="As the dateline says it: Washington.", also=[straight]
    )
    dated_on = Day("Day", help="The day of the dateline.")
    opening = Prose(
        "Opening paragraphs",
        required=False,
        rows=6,
        longest=20_000,
        help="After the dateline, before the people. An empty line begins a paragraph.",
    )
    closing = Prose(
        "Closing paragraphs", required=False, rows=6, longest=20_000, help="After the people and the themes."
    )
    with_members = Tick("List the members", help="Every printed name and title must then be approved.")
    left_out = SelectMultipleField(
        "Not named in it",
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        description="Tick whoever shall not be announced, whatever their role.",
    )
    about_host = Prose("About the host", required=False, rows=4, longest=5_000)
    contact = Prose("Contact", required=False, rows=3, longest=1_000, help="For the press, line by line.")


class PublishForm(Form):
    """When anybody may read it, and what a correction changed."""

    public_at = Moment("Embargo until", required=False, help="Empty: at once.")
    what_changed = Prose("What changed", required=False, rows=2, longest=1_000, help="Readers will see it.")


class MoveForm(Form):
    """Another hour."""

    public_at = Moment("Embargo until")


class SpellingForm(Form):
    """One name that reads otherwise, and where."""

    place = Line("Where", longest=80, widget=HiddenInput())
    found = Line("What stands there", longest=500, widget=HiddenInput())


class ConfirmForm(Form):
    """Nothing but a button."""
