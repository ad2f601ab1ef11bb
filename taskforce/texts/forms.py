"""What people type about texts."""

from taskforce.texts.states import CommentKind, Verdict
from taskforce.web.forms import Choice, Form, Prose

KINDS = [(kind.value, kind.value.capitalize()) for kind in CommentKind]
VERDICTS = [(verdict.value, verdict.value.replace("_", " ").capitalize()) for verdict in Verdict]
LONGEST = 20_000


class CommentForm(Form):
    """A comment. Where it stands, and on which version, is in the address of the form."""

    kind = Choice("How much hangs on it", KINDS, default=CommentKind.SUBSTANTIVE.value)
    body = Prose("Comment", required="Please write what you have to say.", longest=LONGEST, rows=4)
    proposed = Prose(
        "Proposed wording", required=False, longest=LONGEST, rows=3, help="How it should read instead."
    )


class ReplyForm(Form):
    """A reply."""

    body = Prose("Reply", required="Please write your reply.", longest=LONGEST, rows=4)


class DisposeForm(Form):
    """How a comment is closed."""

    disposition = Choice("Answer", [("", "Please choose"), *VERDICTS], help="An answer stays as it is given.")
    reason = Prose(
        "Reason", required=False, longest=5_000, rows=4, help="Needed for every answer but “accepted”."
    )
    duplicate_of = Choice("Says the same as", required=False, help="Only for a duplicate.")
