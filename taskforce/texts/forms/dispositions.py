"""How comments are answered."""

from taskforce.texts.rules.matrix import MOST_CARRIED
from taskforce.texts.states import CommentKind, Response, Verdict
from taskforce.web.forms import Choice, Form, Prose, Radio, Tick, Ticks
from taskforce.web.uploads import Upload

VERDICTS = [(verdict.value, verdict.value.replace("_", " ").capitalize()) for verdict in Verdict]


class DisposeForm(Form):
    """How a comment is closed."""

    disposition = Choice("Answer", [("", "Please choose"), *VERDICTS], help="An answer stays as it is given.")
    reason = Prose(
        "Reason", required=False, longest=5_000, rows=4, help="Needed for every answer but “accepted”."
    )
    duplicate_of = Choice("Says the same as", required=False, help="Only for a duplicate.")


class RespondForm(Form):
    """What the author of a comment says to its answer."""

    response = Radio(
        "What do you think of the answer?",
        [
            (Response.SATISFIED.value, "I am satisfied"),
            (Response.NOT_SATISFIED.value, "I am not satisfied"),
            (Response.REOPENED.value, "Reopen my comment"),
        ],
        help="“Not satisfied” stands in the record and is shown before a vote. A comment is reopened once.",
    )
    why = Prose(
        "Why", required=False, longest=5_000, rows=3, help="Needed unless you are satisfied. All can read it."
    )


class DisposeManyForm(Form):
    """One answer for several comments."""

    comments = Ticks("Comments")
    disposition = Choice(
        "Answer those ticked",
        [("", "Please choose"), *(one for one in VERDICTS if one[0] != Verdict.DUPLICATE)],
        help="Each of them gets this answer. It stays as it is given.",
    )
    reason = Prose(
        "Reason", required=False, longest=5_000, rows=3, help="Needed for every answer but “accepted”."
    )


class ImportDispositionsForm(Form):
    """A matrix of comments that comes back, and its answers while they are looked at."""

    file = Upload(
        "The matrix", ("xlsx", "csv"), required=False, help="XLSX or CSV, exported here and filled in."
    )
    leave_out_answered = Tick(
        "Leave out comments that have another answer already", help="Otherwise nothing is stored beside them."
    )
    answers = Prose("Answers", required=False, longest=MOST_CARRIED)


class OverviewForm(Form):
    """Which comments the overview shows; it is sent as an address."""

    class Meta(Form.Meta):
        """An address that can be sent on holds no token."""

        csrf = False

    kind = Choice(
        "Kind",
        [("", "Any kind"), *((one.value, one.value.capitalize()) for one in CommentKind)],
        required=False,
    )
    state = Choice("State", [("", "Any state")], required=False)
    person = Choice("Made by", [("", "Anybody")], required=False)
    text = Choice("On", [("", "Any text")], required=False)
    place = Choice("At the place", [("", "Any place")], required=False)
    round = Choice("In the round", [("", "Any round, or none")], required=False)
