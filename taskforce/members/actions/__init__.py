"""Every change to people, and signing in and out."""

from taskforce.members.actions.affiliations import list_affiliations, set_affiliations
from taskforce.members.actions.approvals import (
    approve,
    ask_for_change,
    record_approval,
    send_all_for_approval,
    send_for_approval,
)
from taskforce.members.actions.door import (
    ask_for_sign_in_link,
    mail_sign_in_link,
    make_sign_in_link,
    use_sign_in_link,
)
from taskforce.members.actions.importing import Sent, import_people, invite_all, recall_invitations
from taskforce.members.actions.installation import add_operator, found_and_invite, remove_operator
from taskforce.members.actions.interests import declare_interest, state_interests, withdraw_interest
from taskforce.members.actions.invitations import (
    accept_invitation,
    decline_invitation,
    invite,
    withdraw_invitation,
)
from taskforce.members.actions.leaving import change_address, come_back, leave
from taskforce.members.actions.links import make_link, use_link
from taskforce.members.actions.offices import add_staff, end_delegation, grant_again, grant_delegation
from taskforce.members.actions.passwords import (
    FRESH,
    WRONG,
    remove_password,
    require_strong,
    set_password,
    sign_in_with_password,
)
from taskforce.members.actions.people import add_person, edit_person, found_task_force, give_account
from taskforce.members.actions.portraits import remove_portrait, set_portrait
from taskforce.members.actions.sessions import (
    begin_login,
    end_other_sessions,
    end_session,
    mark_seen,
    sign_out,
)
from taskforce.members.actions.tries import count_try, forgive_tries

__all__ = [
    "FRESH",
    "WRONG",
    "Sent",
    "accept_invitation",
    "add_operator",
    "add_person",
    "add_staff",
    "approve",
    "ask_for_change",
    "ask_for_sign_in_link",
    "begin_login",
    "change_address",
    "come_back",
    "count_try",
    "declare_interest",
    "decline_invitation",
    "edit_person",
    "end_delegation",
    "end_other_sessions",
    "end_session",
    "forgive_tries",
    "found_and_invite",
    "found_task_force",
    "give_account",
    "grant_again",
    "grant_delegation",
    "import_people",
    "invite",
    "invite_all",
    "leave",
    "list_affiliations",
    "mail_sign_in_link",
    "make_link",
    "make_sign_in_link",
    "mark_seen",
    "recall_invitations",
    "record_approval",
    "remove_operator",
    "remove_password",
    "remove_portrait",
    "require_strong",
    "send_all_for_approval",
    "send_for_approval",
    "set_affiliations",
    "set_password",
    "set_portrait",
    "sign_in_with_password",
    "sign_out",
    "state_interests",
    "use_link",
    "use_sign_in_link",
    "withdraw_interest",
    "withdraw_invitation",
]
