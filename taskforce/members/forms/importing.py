"""A list of people, pasted or as a file."""

from taskforce.members.rules.roster import LARGEST
from taskforce.web.forms import Form, Prose, Tick, Ticks
from taskforce.web.uploads import Upload


class ImportForm(Form):
    """The list, and what becomes of those who are here already."""

    file = Upload(
        "A file", ("csv", "txt"), required=False, help="CSV, as Excel or any other table program saves it."
    )
    text = Prose(
        "Or paste the list here",
        required=False,
        rows=8,
        longest=LARGEST,
        help="The first line names the columns: Name, Title, Organisation, Level, Role, Mail, Given, Family, Suffix.",
    )
    leave_out_known = Tick("Leave out people who are on the list already", help="By mail address or by name.")


class InviteAllForm(Form):
    """Whom to invite at once."""

    people = Ticks("People")
