"""Every change of a meeting and its record."""

from taskforce.meetings.actions.agenda import add_item, change_item, move_item, place_item, remove_item
from taskforce.meetings.actions.calling import (
    call_meeting,
    cancel_meeting,
    change_meeting,
    hold_meeting,
    publish_agenda,
)
from taskforce.meetings.actions.calls import (
    RSVP,
    Post,
    answer_invitation,
    invite_people,
    may_be_reminded,
    remind_people,
)
from taskforce.meetings.actions.feeds import make_feed
from taskforce.meetings.actions.minutes import (
    CERTIFICATE,
    approve_minutes,
    circulate_minutes,
    draft_minutes,
    write_minutes,
)
from taskforce.meetings.actions.papers import open_paper, send_paper, take_back_paper
from taskforce.meetings.actions.record import (
    Stay,
    assign_action,
    complete_action,
    mark_coming_or_going,
    record_attendance,
    record_decision,
    strike_action,
    strike_decision,
)
from taskforce.meetings.actions.running import (
    begin_item,
    carry_over,
    lengthen_item,
    note_carried,
    say_reached,
)

__all__ = [
    "CERTIFICATE",
    "RSVP",
    "Post",
    "Stay",
    "add_item",
    "answer_invitation",
    "approve_minutes",
    "assign_action",
    "begin_item",
    "call_meeting",
    "cancel_meeting",
    "carry_over",
    "change_item",
    "change_meeting",
    "circulate_minutes",
    "complete_action",
    "draft_minutes",
    "hold_meeting",
    "invite_people",
    "lengthen_item",
    "make_feed",
    "mark_coming_or_going",
    "may_be_reminded",
    "move_item",
    "note_carried",
    "open_paper",
    "place_item",
    "publish_agenda",
    "record_attendance",
    "record_decision",
    "remind_people",
    "remove_item",
    "say_reached",
    "send_paper",
    "strike_action",
    "strike_decision",
    "take_back_paper",
    "write_minutes",
]
