"""What is typed about meetings: facts, agenda, record and minutes; and who came."""

from taskforce.meetings.forms.attendance import AttendanceForm, ComingForm, Said, attendance_form
from taskforce.meetings.forms.papers import PaperForm
from taskforce.meetings.forms.typed import (
    ActForm,
    ActionForm,
    AnswerForm,
    ApproveForm,
    Begun,
    CancelForm,
    ChangeItemForm,
    ChangeMeetingForm,
    DecisionForm,
    ItemForm,
    LengthenForm,
    MeetingForm,
    MinutesForm,
    MoveForm,
    PlaceForm,
    ReachedForm,
    Several,
)

__all__ = [
    "ActForm",
    "ActionForm",
    "AnswerForm",
    "ApproveForm",
    "AttendanceForm",
    "Begun",
    "CancelForm",
    "ChangeItemForm",
    "ChangeMeetingForm",
    "ComingForm",
    "DecisionForm",
    "ItemForm",
    "LengthenForm",
    "MeetingForm",
    "MinutesForm",
    "MoveForm",
    "PaperForm",
    "PlaceForm",
    "ReachedForm",
    "Said",
    "Several",
    "attendance_form",
]
