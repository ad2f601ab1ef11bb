"""What is typed about people."""

from wtforms import FieldList, FormField
from wtforms import Form as Part
from wtforms.validators import StopValidation
from wtforms.widgets import HiddenInput

from taskforce.core import zones
from taskforce.members.states import Branch, Level, RoleName
from taskforce.web.forms import Choice, Day, Form, Line, Number, Prose, Tick, Ticks, straight

ROLES = (
    (RoleName.MEMBER, "Member"),
    (RoleName.CO_CHAIR, "Co-chair"),
    (RoleName.FACILITATOR, "Facilitator"),
    (RoleName.OBSERVER, "Observer"),
    (RoleName.HOST_PRINCIPAL, "Principal of the host"),
    (RoleName.FUNDER, "Funder"),
)
LEVELS = (
    (Level.FEDERAL, "Federal"),
    (Level.STATE, "State"),
    (Level.LOCAL, "Local"),
    (Level.TRIBAL, "Tribal"),
    (Level.CIVIC, "Civil society"),
    (Level.NONE, "None"),
)
BRANCHES = (
    ("", "None"),
    (Branch.EXECUTIVE, "Executive"),
    (Branch.LEGISLATIVE, "Legislative"),
    (Branch.JUDICIAL, "Judicial"),
)
ZONES = (("", "That of the task force"), *((name, name.replace("_", " ")) for name in zones.names()))


class PersonForm(Form):
    """A person as printed and as sorted."""

    edition = Number("Edition", least=0, most=2**31 - 1, widget=HiddenInput(), default=0)
    printed_name = Line("Printed name", help="Exactly as every output shows it.", also=[straight])
    printed_title = Line(
        "Printed title",
        required=False,
        longest=300,
        help="Office and place, as it will be printed.",
        also=[straight],
    )
    given = Line("Given name", required=False, longest=100, also=[straight])
    family = Line(
        "Family name",
        required=False,
        longest=100,
        help="As it is sorted: Van Hollen, de la Cruz.",
        also=[straight],
    )
    suffix = Line("Suffix", required=False, longest=20, help="Jr., III.", also=[straight])
    sort_name = Line(
        "Sorted as",
        required=False,
        longest=220,
        help="Empty: family name, given name, suffix.",
        also=[straight],
    )
    honorific = Line(
        "Honorific", required=False, longest=40, help="The Hon., Dr.; for letters, never in print."
    )
    preferred = Line("Preferred name", required=False, longest=100, help="As they like to be addressed.")
    pronunciation = Line("Pronunciation", required=False, help="For who reads the name aloud.")
    pronouns = Line("Pronouns", required=False, longest=40)
    phone = Line("Telephone", required=False, longest=40, help="Only the facilitator sees it.")
    zone = Choice("Time zone", ZONES, required=False)
    language = Line("Language", required=False, longest=60)
    organisation = Line("Organisation", required=False)
    level = Choice("Level of government", LEVELS)
    roles = Ticks("Role", ROLES)
    precedence = Number(
        "Order of precedence",
        least=1,
        most=9999,
        default=1000,
        help="1 stands first; equal numbers go by name.",
    )
    listed_only = Tick(
        "Listed only", help="Shown as announced; holds no account and stands in no electorate."
    )
    quote = Prose("Quote", required=False, rows=4, longest=5_000, help="Letter for letter.")
    quote_context = Line("Where it was said", required=False, help="The occasion and the day.")
    bio_short = Prose("Short bio", required=False, rows=3, longest=600, help="A sentence or two.")
    bio_long = Prose("Long bio", required=False, rows=6, longest=5_000)

    is_staff = False  # the view says so of whoever acts, or acted, for somebody and is nothing else here

    def validate_roles(self, field: Ticks) -> None:
        """Everybody on the list is something in the task force, or acts for somebody who is."""
        roles = field.data or []
        if not roles and not self.is_staff:
            raise StopValidation("Please tick at least one role.")
        if RoleName.FUNDER in roles and len(roles) > 1:
            raise StopValidation("Who pays has no other role: a funder reads neither drafts nor votes.")


class AffiliationPart(Part):
    """One office or post; without an organisation it is left out."""

    key = Line("Key", required=False, longest=13, widget=HiddenInput())
    organisation = Line("Organisation", required=False)
    title = Line("Title", required=False, longest=300)
    level = Choice("Level of government", LEVELS, required=False)
    starts_on = Day("From", required=False)
    ends_on = Day("Last day", required=False, help="Empty: they still hold it.")
    branch = Choice("Branch", BRANCHES, required=False)
    party = Line("Party", required=False, longest=60)
    state = Line("State", required=False, longest=60)
    district = Line("District", required=False, longest=60)
    is_printed = Tick("Printed", help="The printed title becomes this title and organisation.")


class AffiliationsForm(Form):
    """What somebody holds or held, in order."""

    edition = Number("Edition", least=1, most=2**31 - 1, widget=HiddenInput())
    affiliations = FieldList(FormField(AffiliationPart), min_entries=1, max_entries=20)
