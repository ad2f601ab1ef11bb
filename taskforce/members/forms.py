"""What is typed about people."""

from email_validator import EmailNotValidError, validate_email
from wtforms.validators import StopValidation

from taskforce.web.forms import Form, Line


def sound_address(form: Form, field: Line) -> None:
    """A mail address that could exist; what is told is what to do."""
    try:
        validate_email(field.data or "", check_deliverability=False)
    except EmailNotValidError:
        raise StopValidation(
            "Please give a mail address, for example name@city.gov."
        ) from None


class SignInForm(Form):
    """Ask for a link by mail."""

    address = Line("Your mail address", longest=254, also=[sound_address])


class ConfirmForm(Form):
    """Nothing but a button: mail scanners open links, and only people press buttons."""
