"""What people type about texts."""

from taskforce.texts.forms.comments import KINDS, CommentForm, ReplyForm
from taskforce.texts.forms.dispositions import VERDICTS, DisposeForm

__all__ = ["KINDS", "VERDICTS", "CommentForm", "DisposeForm", "ReplyForm"]
