"""Every change of a meeting and its record."""

from taskforce.meetings.actions.agenda import add_item, change_item, move_item, remove_item
from taskforce.meetings.actions.calling import (
    call_meeting,
    cancel_meeting,
    change_meeting,
    hold_meeting,
    publish_agenda,
)
from taskforce.meetings.actions.minutes import (
    CERTIFICATE,
    approve_minutes,
    circulate_minutes,
    draft_minutes,
    write_minutes,
)
from taskforce.meetings.actions.record import (
    assign_action,
    complete_action,
    record_attendance,
    record_decision,
    strike_action,
    strike_decision,
)

__all__ = [
    "CERTIFICATE",
    "add_item",
    "approve_minutes",
    "assign_action",
    "call_meeting",
    "cancel_meeting",
    "change_item",
    "change_meeting",
    "circulate_minutes",
    "complete_action",
    "draft_minutes",
    "hold_meeting",
    "move_item",
    "publish_agenda",
    "record_attendance",
    "record_decision",
    "remove_item",
    "strike_action",
    "strike_decision",
    "write_minutes",
]
