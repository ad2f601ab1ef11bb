"""Every change to people, and signing in and out."""

from taskforce.members.actions.door import (
    ask_for_sign_in_link,
    begin_login,
    mail_sign_in_link,
    make_sign_in_link,
    sign_out,
    use_sign_in_link,
)
from taskforce.members.actions.invitations import accept_invitation, decline_invitation, invite
from taskforce.members.actions.people import (
    add_person,
    edit_person,
    found_task_force,
    give_account,
    sort_name_of,
)

__all__ = [
    "accept_invitation",
    "add_person",
    "ask_for_sign_in_link",
    "begin_login",
    "decline_invitation",
    "edit_person",
    "found_task_force",
    "give_account",
    "invite",
    "mail_sign_in_link",
    "make_sign_in_link",
    "sign_out",
    "sort_name_of",
    "use_sign_in_link",
]
