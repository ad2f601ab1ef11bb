"""What is typed about people."""

from email_validator import EmailNotValidError, validate_email
from wtforms import SelectMultipleField
from wtforms.validators import StopValidation
from wtforms.widgets import CheckboxInput, HiddenInput, ListWidget

from taskforce.members.states import Level, RoleName
from taskforce.web.forms import Choice, Form, Line, Number, Prose, Tick, options

ROLES = (
    (RoleName.MEMBER, "Member"),
    (RoleName.CO_CHAIR, "Co-chair"),
    (RoleName.FACILITATOR, "Facilitator"),
    (RoleName.OBSERVER, "Observer"),
    (RoleName.HOST_PRINCIPAL, "Principal of the host"),
)
LEVELS = (
    (Level.FEDERAL, "Federal"),
    (Level.STATE, "State"),
    (Level.LOCAL, "Local"),
    (Level.TRIBAL, "Tribal"),
    (Level.CIVIC, "Civil society"),
    (Level.NONE, "None"),
)


def sound_address(form: Form, field: Line) -> None:
    """A mail address that could exist; what is told is what to do."""
    try:
        validate_email(field.data or "", check_deliverability=False)
    except EmailNotValidError:
        raise StopValidation("Please give a mail address, for example name@city.gov.") from None


class Ticks(SelectMultipleField):
    """Several of a list, each as a box to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class SignInForm(Form):
    """Ask for a link by mail."""

    address = Line("Your mail address", longest=254, also=[sound_address])


class ConfirmForm(Form):
    """Nothing but a button: mail scanners open links, and only people press buttons."""


class InviteForm(Form):
    """Where the invitation goes."""

    address = Line("Mail address", longest=254, also=[sound_address])


class PersonForm(Form):
    """A person as printed and as sorted."""

    edition = Number("Edition", least=0, most=2**31 - 1, widget=HiddenInput(), default=0)
    printed_name = Line("Printed name", help="Exactly as every output shows it.")
    printed_title = Line(
        "Printed title", required=False, longest=300, help="Office and place, as it will be printed."
    )
    given = Line("Given name", required=False, longest=100)
    family = Line("Family name", required=False, longest=100, help="As it is sorted: Van Hollen, de la Cruz.")
    suffix = Line("Suffix", required=False, longest=20, help="Jr., III.")
    organisation = Line("Organisation", required=False)
    level = Choice("Level of government", LEVELS)
    roles = Ticks("Role", choices=options(ROLES))
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

    def validate_roles(self, field: Ticks) -> None:
        """Everybody on the list is something in the task force."""
        if not field.data:
            raise StopValidation("Please tick at least one role.")


class FoundForm(Form):
    """The first task force of an installation, and its facilitator."""

    name = Line("Name of the task force")
    facilitator = Line("Your name, as it will be printed")
    address = Line("Your mail address", longest=254, also=[sound_address])
    zone = Choice("Time zone of the host")
