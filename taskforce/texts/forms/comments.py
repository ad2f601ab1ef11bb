"""What people say about a text."""

from taskforce.texts.states import CommentKind
from taskforce.web.forms import Choice, Form, Prose

KINDS = [(kind.value, kind.value.capitalize()) for kind in CommentKind]
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
