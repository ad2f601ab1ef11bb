"""What is typed about recommendations."""

from taskforce.recommendations.rules.fields import LABELS, Fields
from taskforce.web.forms import Choice, Form, Line, Moment, Prose

RATIONALE_HELP = (
    "Why, and on what evidence. Paragraphs are parted by an empty line; cite a source as [@key, p. 12]."
)
RULES = [
    ("charter", "As in the charter"),
    ("majority", "Majority: more yes than no"),
    ("two_thirds", "Two-thirds: at least two yes in three"),
]
QUORA = [("charter", "As in the charter"), ("1/2", "Half"), ("2/3", "Two-thirds"), ("0/1", "None")]


class TextForm(Form):
    """The printed fields and the rationale: what every version holds."""

    title = Line(LABELS["title"], longest=300, help="At most a dozen words, beginning with a verb.")
    addressee = Line(
        LABELS["addressee"],
        longest=500,
        help="An office, body or government that can do it: the Secretary of State.",
    )
    action = Prose(
        LABELS["action"],
        longest=2000,
        rows=3,
        help="As the sentence goes on: should create an office for cities and states.",
    )
    by_when = Line(
        LABELS["by_when"], required=False, longest=300, help="A day, or a time that can be counted."
    )
    vehicle = Line(
        LABELS["vehicle"],
        required=False,
        longest=1000,
        help="Statute, order, regulation, guidance, grant, agreement.",
    )
    derived_from = Prose(
        LABELS["derived_from"],
        required=False,
        longest=2000,
        rows=2,
        help="The named passage of an earlier text on which it rests.",
    )
    source = Prose("Rationale and evidence", longest=50_000, rows=12, help=RATIONALE_HELP)

    def fields(self) -> dict[str, str]:
        """The printed fields as a version stores them."""
        return Fields.of(self.facts()).as_dict()


class ProposeForm(TextForm):
    """A new recommendation."""

    theme = Choice("Theme", help="Where it will stand in the report.")


class WriteForm(TextForm):
    """A new version. `base` is the number of the version from which the writer began."""

    base = Line("Version begun from", longest=9)
    note = Line("What changed, and why", required=False, longest=1000, help="One line for the record.")


class MoveForm(Form):
    """A move with its reason, where one is due."""

    why = Prose(
        "Reason",
        required=False,
        longest=2000,
        rows=3,
        help="It stands in the record, for everybody here to read.",
    )


class ReasonForm(MoveForm):
    """A move that must not be made without a reason."""

    why = Prose(
        "Reason",
        required="Please say why: it stands in the record.",
        longest=2000,
        rows=3,
        help="It stands in the record, for everybody here to read.",
    )


class PutToVoteForm(Form):
    """The question, until when, and by which rule."""

    question = Prose(
        "Question", longest=1000, rows=2, help="As it is put to the members, to be answered with yes or no."
    )
    closes_at = Moment("Closes at")
    rule = Choice("Rule", RULES)
    quorum = Choice("Quorum", QUORA, help="The share of the electorate that must take a position.")


class PlaceForm(Form):
    """Its theme and its place among the recommendations of the theme."""

    theme = Choice("Theme")
    position = Line("Place in the theme", longest=4)
