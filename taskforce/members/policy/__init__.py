"""Who may do what with people, by noun."""

from taskforce.members.policy.approvals import (
    can_approve,
    can_record_approval,
    can_see_approvals,
    can_send_for_approval,
)
from taskforce.members.policy.installation import can_add_operator, can_found_task_force, can_remove_operator
from taskforce.members.policy.interests import can_declare_interest, can_read_interests, can_withdraw_interest
from taskforce.members.policy.invitations import can_withdraw_invitation
from taskforce.members.policy.leaving import can_change_address, can_come_back, can_leave
from taskforce.members.policy.offices import (
    PRINCIPALS,
    can_end_delegation,
    can_grant_delegation,
    can_see_office,
)
from taskforce.members.policy.people import can_add_person, can_edit_person, can_invite, can_see_addresses
from taskforce.members.policy.portraits import can_set_portrait

__all__ = [
    "PRINCIPALS",
    "can_add_operator",
    "can_add_person",
    "can_approve",
    "can_change_address",
    "can_come_back",
    "can_declare_interest",
    "can_edit_person",
    "can_end_delegation",
    "can_found_task_force",
    "can_grant_delegation",
    "can_invite",
    "can_leave",
    "can_read_interests",
    "can_record_approval",
    "can_remove_operator",
    "can_see_addresses",
    "can_see_approvals",
    "can_see_office",
    "can_send_for_approval",
    "can_set_portrait",
    "can_withdraw_interest",
    "can_withdraw_invitation",
]
