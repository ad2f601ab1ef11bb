"""What is typed on a ballot."""

from wtforms.widgets import HiddenInput

from taskforce.core import ids
from taskforce.voting.states import Choice
from taskforce.web.forms import Form, Line, Prose, Radio

LONGEST_REASON = 5_000


class BallotForm(Form):
    """One position. `key` is new with each ballot shown, so that a ballot sent twice is known as one."""

    choice = Radio("Your position", [(choice.value, choice.value.capitalize()) for choice in Choice])
    reason = Prose(
        "Why (if you like)",
        required=False,
        longest=LONGEST_REASON,
        rows=3,
        help="It is kept with your position and shown beside it after the close.",
    )
    key = Line("Ballot", required=False, longest=40, widget=HiddenInput(), default=ids.new)
