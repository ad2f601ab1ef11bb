"""What people type about texts."""

from taskforce.texts.forms.bringing import LONGEST_TEXT, BringingForm
from taskforce.texts.forms.comment_rounds import AskingFields, CommentRoundForm, usual_close
from taskforce.texts.forms.comments import KINDS, CommentForm, ReplyForm, SuggestionsForm
from taskforce.texts.forms.dispositions import (
    VERDICTS,
    DisposeForm,
    DisposeManyForm,
    ImportDispositionsForm,
    OverviewForm,
    RespondForm,
)
from taskforce.texts.forms.reviews import ReviewForm, ReviewingForm

__all__ = [
    "KINDS",
    "LONGEST_TEXT",
    "VERDICTS",
    "AskingFields",
    "BringingForm",
    "CommentForm",
    "CommentRoundForm",
    "DisposeForm",
    "DisposeManyForm",
    "ImportDispositionsForm",
    "OverviewForm",
    "ReplyForm",
    "RespondForm",
    "ReviewForm",
    "ReviewingForm",
    "SuggestionsForm",
    "usual_close",
]
