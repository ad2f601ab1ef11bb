"""Pages of people: the door, and the directory. With them the job that mails sign-in links becomes known."""

from taskforce.members import jobs, waiting
from taskforce.members.views import (
    account,
    affiliations,
    approvals,
    directory,
    door,
    importing,
    interests,
    leaving,
    links,
    offices,
    operator,
    permissions,
    portraits,
)
from taskforce.members.views.blueprint import blueprint

__all__ = [
    "account",
    "affiliations",
    "approvals",
    "blueprint",
    "directory",
    "door",
    "importing",
    "interests",
    "jobs",
    "leaving",
    "links",
    "offices",
    "operator",
    "permissions",
    "portraits",
    "waiting",
]
