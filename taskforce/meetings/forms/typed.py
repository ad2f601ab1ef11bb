"""What is typed about meetings."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from wtforms import SelectMultipleField
from wtforms.validators import ValidationError
from wtforms.widgets import CheckboxInput, HiddenInput, ListWidget

from taskforce.core import zones
from taskforce.meetings.models import AgendaItem
from taskforce.meetings.states import ItemKind, MeetingKind
from taskforce.members.models import Person
from taskforce.recommendations.models import Recommendation
from taskforce.texts.forms import LONGEST_TEXT, BringingForm
from taskforce.web.forms import Choice, Day, Form, Line, Moment, Number, Prose, Tick

NOBODY = ("", "Nobody in particular")
KINDS = [
    (kind.value, "Co-chairs" if kind is MeetingKind.CO_CHAIRS else kind.replace("_", " ").capitalize())
    for kind in MeetingKind
]
ITEM_KINDS = [(kind.value, kind.capitalize()) for kind in ItemKind]
LARGEST = 2**31 - 1


class Begun(Number):
    """Unseen: the number of what the writer began from, so that nobody overwrites what they have not read."""

    widget = HiddenInput()

    def __init__(self, **rest: Any):
        super().__init__("What you began from", least=0, most=LARGEST, **rest)

    def begin(self, number: int) -> None:
        """Say what the page now shows, whatever was sent with the form that it answers."""
        self.raw_data, self.data = None, number


class Several(SelectMultipleField):
    """Some of a list, or none. Anything else that is sent is refused."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def __init__(self, label: str, *, help: str = "", **rest: Any):
        super().__init__(label, choices=[], description=help, **rest)

    def pre_validate(self, form: Any) -> None:
        try:
            super().pre_validate(form)
        except ValidationError:
            raise ValidationError("Please choose among those of the list.") from None


class MeetingForm(Form):
    """The facts of a meeting."""

    title = Line("Title", longest=300, help="What the meeting is for: First reading of the drafts.")
    kind = Choice("Kind", KINDS)
    starts_at = Moment("Starts at")
    ends_at = Moment("Ends at")
    zone = Choice(
        "Time zone", help="That of the place: both hours are its clock’s, and every page shows them in it."
    )
    place = Line("Place", required=False, longest=500, help="Room, house, town. The minutes name it.")
    link = Line("Link", required=False, longest=500, help="For those who take part remotely: https://…")

    def offer_zones(self, present: str) -> None:
        """Let the writer choose among all zones, the present one among them."""
        known = _zones()
        self.zone.choices = [(name, name.replace("_", " ")) for name in known if name != present]
        self.zone.choices.insert(0, (present, present.replace("_", " ")))


class ChangeMeetingForm(MeetingForm):
    """Other facts, for the edition that the writer has read."""

    edition = Begun()


class CancelForm(Form):
    """Why the meeting will not take place."""

    why = Prose("Reason", required=False, longest=2000, rows=3, help="It stands in the list of meetings.")


class ItemForm(Form):
    """One item of an agenda."""

    title = Line("Title", longest=300)
    kind = Choice("Kind", ITEM_KINDS)
    minutes = Number("Minutes", least=0, most=1440, default=10, help="0 if it takes no time of its own.")
    lead = Choice("Who leads it", required=False)
    recommendations = Several("Recommendations on the table")
    note = Prose("Note for those who prepare", required=False, rows=4)

    def offer(
        self,
        people: Sequence[Person],
        recommendations: Sequence[Recommendation],
        item: AgendaItem | None = None,
    ) -> None:
        """Let the writer choose among these, and what the item holds already."""
        held = item.recommendations if item else []
        leads = [item.lead] if item and item.lead else []
        self.lead.choices = [NOBODY, *seats([*people, *leads])]
        self.recommendations.choices = [
            (found.public_id, f"{found.hanging_number} {found.fields.title}")
            for found in dict.fromkeys([*recommendations, *held])
        ]


class ChangeItemForm(ItemForm):
    """Another shape of the item, for the edition that the writer has read."""

    edition = Begun()


class MoveForm(Form):
    """Up or down by one."""

    by = Choice("Direction", [("-1", "Up"), ("1", "Down")])


class PlaceForm(Form):
    """To which place of the agenda."""

    place = Number("Place", least=1, most=500)


class ActForm(Form):
    """Nothing but a button."""


class AnswerForm(Form):
    """Whether one comes, said by the button that is pressed, with a word to the facilitator."""

    words = Line(
        "A word to the facilitator", required=False, longest=500, help="Only the facilitator reads it."
    )


class DecisionForm(Form):
    """A decision as put."""

    decided = Prose("What was decided", rows=2, help="As it was put and taken.")
    mover = Choice("Moved by", required=False)
    recommendation = Choice("About", required=False)

    def offer(self, people: Sequence[Person], item: AgendaItem) -> None:
        """Let the writer choose among these people and the recommendations of the item."""
        self.mover.choices = [NOBODY, *seats(people)]
        self.recommendation.choices = [
            ("", "The item as a whole"),
            *((found.public_id, found.fields.title) for found in item.recommendations),
        ]


class LengthenForm(Form):
    """How many more minutes."""

    by = Number("Minutes", least=1, most=240)


class ReachedForm(Form):
    """Whether an item was reached."""

    reached = Choice("Reached", [("yes", "Reached"), ("no", "Not reached")])


class ActionForm(Form):
    """Who does what by when."""

    to_do = Prose("What is to be done", rows=2, help="Beginning with a verb.")
    owner = Choice("Who does it")
    due_on = Day("By", required=False)

    def offer(self, people: Sequence[Person]) -> None:
        """Let the writer choose among these people."""
        self.owner.choices = [("", "Choose a person"), *seats(people)]


class MinutesForm(BringingForm):
    """A version of the minutes."""

    base = Begun()
    source = Prose(
        "Minutes",
        longest=LONGEST_TEXT,
        rows=24,
        help="Paragraphs are parted by an empty line; # begins a heading.",
    )
    note = Line("What you changed", required=False, longest=300, help="One line, for the list of versions.")


class ApproveForm(Form):
    """The chair's certificate over the version that was read."""

    version = Begun()
    certify = Tick("I certify it")


def seats(people: Iterable[Person]) -> list[tuple[str, str]]:
    return [(person.public_id, person.printed_name) for person in dict.fromkeys(people)]


@cache
def _zones() -> tuple[str, ...]:
    return tuple(zones.names())
