"""What is typed when somebody leaves, or signs in with another address."""

from taskforce.members.forms.door import sound_address
from taskforce.members.states import Leaving
from taskforce.web.forms import Choice, Day, Form, Line, Radio

MANNERS = (
    (Leaving.RESIGNED, "Resigned"),
    (Leaving.WITHDRAWN, "Withdrawn by whoever named them"),
    (Leaving.REPLACED, "Replaced by somebody"),
)


class LeaveForm(Form):
    """How and when somebody left. The view gives those who may have taken the seat."""

    how = Radio("How", MANNERS, default=Leaving.RESIGNED)
    replaced_by = Choice("Who has taken the seat", required=False)
    on = Day("Last day")
    why = Line("Why", required=False, longest=500, help="Only the facilitator sees it.")


class AddressForm(Form):
    """With which address somebody signs in from now on."""

    address = Line("New mail address", longest=254, also=[sound_address])
