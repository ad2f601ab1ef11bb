"""What is typed at the door: addresses, passwords, answers to invitations, the first facts of a task force."""

from typing import Any

from email_validator import EmailNotValidError, validate_email
from wtforms import PasswordField
from wtforms.validators import InputRequired, StopValidation

from taskforce.members.rules.passwords import LONGEST, SHORTEST
from taskforce.web.forms import Choice, Form, Line, Prose, Storable, straight


def sound_address(form: Form, field: Line) -> None:
    """A mail address that could exist; what is told is what to do."""
    try:
        validate_email(field.data or "", check_deliverability=False)
    except EmailNotValidError:
        raise StopValidation("Please give a mail address, for example name@city.gov.") from None


class Secret(PasswordField):
    """A password, taken letter for letter; it may be pasted, and is never sent back to the page."""

    def __init__(self, label: str, *, help: str = "", required: str = "", **rest: Any):
        checks: list[Any] = [Storable(LONGEST), *([InputRequired(required)] if required else [])]
        super().__init__(label, checks, description=help, **rest)


class SignInForm(Form):
    """An address, and a password where there is one; without it, a link is mailed."""

    address = Line("Your mail address", longest=254, also=[sound_address])
    password = Secret("Password", help="If you have set one. Left empty, a link comes by mail.")


class PasswordForm(Form):
    """A new password, and the present one where there is one."""

    present = Secret(
        "Present password", help="Not asked for in the first quarter of an hour after signing in."
    )
    password = Secret(
        "New password",
        help=f"At least {SHORTEST} characters. You may paste it; a few words are easy to remember.",
        required="Please type a new password.",
    )


class RemoveForm(Form):
    """Only the present password, to remove it."""

    present = Secret("Present password")


class DeclineForm(Form):
    """The answer to an invitation, with a word for the facilitator."""

    word = Prose(
        "If you cannot: a word to the facilitator",
        required=False,
        rows=3,
        longest=500,
        help="You need not say why.",
    )


class ConfirmForm(Form):
    """Nothing but a button: mail scanners open links, and only people press buttons."""


class InviteForm(Form):
    """Where the invitation goes."""

    address = Line("Mail address", longest=254, also=[sound_address])


class FoundForm(Form):
    """The first task force of an installation, and its facilitator."""

    name = Line("Name of the task force", also=[straight])
    facilitator = Line("Your name, as it will be printed", also=[straight])
    address = Line("Your mail address", longest=254, also=[sound_address])
    zone = Choice("Time zone of the host")


class FoundAnotherForm(Form):
    """Another task force in the same installation, and whom to invite as its facilitator."""

    name = Line("Name of the task force", also=[straight])
    facilitator = Line("The facilitator’s name, as it will be printed", also=[straight])
    address = Line("The facilitator’s mail address", longest=254, also=[sound_address])
    zone = Choice("Time zone of the host")


class OperatorForm(Form):
    """Who else runs the installation."""

    address = Line("Mail address", longest=254, also=[sound_address])
