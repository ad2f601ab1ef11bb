"""What is typed about offices: who may act for a principal, in what, and how long."""

from wtforms.validators import StopValidation

from taskforce.members.forms.door import sound_address
from taskforce.web.forms import Choice, Day, Form, Line, Ticks, straight

NEW = ""  # in the place of a person: somebody who is not on the list yet


class GrantForm(Form):
    """Who may do what for a principal. The view gives the people and the scopes that the charter allows."""

    delegate = Choice("Who", required=False)
    printed_name = Line("Name", required=False, also=[straight])
    printed_title = Line("Title", required=False, longest=300, also=[straight])
    address = Line("Mail address", required=False, longest=254, help="The invitation goes there.")
    scopes = Ticks("What they may do")
    starts_on = Day("From", required=False, help="Empty: from today.")
    ends_on = Day("Last day", required=False, help="Empty: until it is ended.")

    def validate_printed_name(self, field: Line) -> None:
        """Somebody of the list, or somebody new: one of them."""
        if self.delegate.data == NEW and not field.data:
            raise StopValidation("Please choose somebody above, or name somebody new.")
        if self.delegate.data != NEW and field.data:
            raise StopValidation(
                "Somebody is chosen above already. Please leave this empty, or choose nobody there."
            )

    def validate_address(self, field: Line) -> None:
        """Where the invitation of somebody new goes."""
        if self.delegate.data == NEW and self.printed_name.data:
            sound_address(self, field)

    def validate_scopes(self, field: Ticks) -> None:
        """Something must be lent."""
        if not field.data:
            raise StopValidation("Please tick at least one thing.")


class ActForForm(Form):
    """For whom the person of this session acts from now on; nobody: for themselves."""

    principal = Line("Principal", required=False, longest=13)
