"""How comments are answered."""

from taskforce.texts.states import Verdict
from taskforce.web.forms import Choice, Form, Prose

VERDICTS = [(verdict.value, verdict.value.replace("_", " ").capitalize()) for verdict in Verdict]


class DisposeForm(Form):
    """How a comment is closed."""

    disposition = Choice("Answer", [("", "Please choose"), *VERDICTS], help="An answer stays as it is given.")
    reason = Prose(
        "Reason", required=False, longest=5_000, rows=4, help="Needed for every answer but “accepted”."
    )
    duplicate_of = Choice("Says the same as", required=False, help="Only for a duplicate.")
