"""What is typed about people and at the door, by noun."""

from taskforce.members.forms.approvals import ApproveForm, AskForm, RecordForm
from taskforce.members.forms.door import (
    ConfirmForm,
    DeclineForm,
    FoundAnotherForm,
    FoundForm,
    InviteForm,
    OperatorForm,
    PasswordForm,
    RemoveForm,
    SignInForm,
    sound_address,
)
from taskforce.members.forms.leaving import AddressForm, LeaveForm
from taskforce.members.forms.offices import ActForForm, GrantForm
from taskforce.members.forms.people import LEVELS, ROLES, AffiliationsForm, PersonForm

__all__ = [
    "LEVELS",
    "ROLES",
    "ActForForm",
    "AddressForm",
    "AffiliationsForm",
    "ApproveForm",
    "AskForm",
    "ConfirmForm",
    "DeclineForm",
    "FoundAnotherForm",
    "FoundForm",
    "GrantForm",
    "InviteForm",
    "LeaveForm",
    "OperatorForm",
    "PasswordForm",
    "PersonForm",
    "RecordForm",
    "RemoveForm",
    "SignInForm",
    "sound_address",
]
