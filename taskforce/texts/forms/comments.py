"""What people say about a text."""

from typing import Any

from wtforms import HiddenField
from wtforms.validators import Optional, Regexp

from taskforce.texts.states import Audience, CommentKind
from taskforce.web.forms import Choice, Form, Line, Prose, Tick, Ticks

KINDS = [(kind.value, kind.value.capitalize()) for kind in CommentKind]
AUDIENCES = [
    (Audience.ALL.value, "Everybody who reads drafts"),
    (Audience.CO_CHAIRS.value, "The co-chairs and the facilitator"),
    (Audience.OFFICE.value, "Only my office"),
    (Audience.PRIVATE.value, "Only me"),
]
LONGEST = 20_000


class CommentForm(Form):
    """A comment. Where it stands, and on which version, is in the address of the form."""

    kind = Choice("How much hangs on it", KINDS, default=CommentKind.SUBSTANTIVE.value)
    body = Prose("Comment", required="Please write what you have to say.", longest=LONGEST, rows=4)
    words = Line(
        "On which words?",
        required=False,
        longest=2_000,
        help="Copied from the text. Leave it empty to comment on all of it.",
    )
    proposed = Prose(
        "Proposed wording", required=False, longest=LONGEST, rows=3, help="What should stand there instead."
    )
    strikes = Tick("Strike these words", help="Suggests that they go, and nothing stands there instead.")
    audience = Choice("Who reads it", AUDIENCES, required=False, default=Audience.ALL.value)
    start = HiddenField(validators=[Optional(), Regexp(r"[0-9]{1,7}\Z")])

    def facts(self) -> dict[str, Any]:
        """What was typed; where the words begin as a number, if the page knew."""
        facts = super().facts()
        return {**facts, "start": int(facts["start"]) if facts["start"] else None}


class ReplyForm(Form):
    """A reply."""

    body = Prose("Reply", required="Please write your reply.", longest=LONGEST, rows=4)


class SuggestionsForm(Form):
    """Which suggestions are taken over, and on which version they were looked at."""

    chosen = Ticks("Suggestions")
    base = HiddenField(validators=[Regexp(r"[0-9]{1,5}\Z")])
