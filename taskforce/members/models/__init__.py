"""Tables of people: accounts and sessions, people with roles and invitations, offices."""

from taskforce.members.models.approvals import Approval
from taskforce.members.models.door import Account, DoorTry, Login, SignInLink
from taskforce.members.models.interests import Interest, InterestStatement
from taskforce.members.models.links import OnePurposeLink
from taskforce.members.models.offices import Delegation
from taskforce.members.models.people import Affiliation, Invitation, Person, Role

__all__ = [
    "Account",
    "Affiliation",
    "Approval",
    "Delegation",
    "DoorTry",
    "Interest",
    "InterestStatement",
    "Invitation",
    "Login",
    "OnePurposeLink",
    "Person",
    "Role",
    "SignInLink",
]
