"""What is typed about one's own interests."""

from taskforce.members.homes import Matter
from taskforce.members.states import Interests
from taskforce.web.forms import Choice, Form, Prose, options

GENERALLY = ""
CATEGORIES = (
    ("", "Please choose"),
    (Interests.EMPLOYMENT, "Employment: an office, a post, a client"),
    (Interests.FUNDING, "Funding: grants, donations, contracts"),
    (Interests.HOLDINGS, "Holdings: shares, property, patents"),
    (Interests.FAMILY, "Family: what holds for somebody close to you"),
    (Interests.OTHER, "Another interest"),
)


class DeclareForm(Form):
    """One interest: of what kind, in what, in the person's own words."""

    category = Choice("Kind", CATEGORIES)
    about = Choice("In what", [], required=False)
    words = Prose(
        "The interest", longest=2_000, rows=3, help="What somebody should know who reads your vote."
    )

    def offer(self, matters: list[Matter]) -> None:
        """Offer these matters, and the whole work of the task force."""
        offered = [(one.public_id, one.label) for one in matters]
        self.about.choices = options([(GENERALLY, "The work of the task force in general"), *offered])


class StateForm(Form):
    """The word of this year."""

    words = Prose(
        "Anything to add",
        required=False,
        longest=2_000,
        rows=2,
        help="Left empty: what stands above is complete.",
    )
