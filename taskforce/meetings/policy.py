"""Who may do what with meetings. The facilitator runs them, a co-chair certifies the minutes, everybody reads."""

from taskforce.core.actor import Actor
from taskforce.meetings.models import ActionItem, Meeting
from taskforce.meetings.states import MeetingState, MinutesState


def can_call_meeting(actor: Actor) -> bool:
    """The facilitator calls meetings."""
    return actor.has("facilitator")


def can_change_meeting(actor: Actor, meeting: Meeting) -> bool:
    """The facilitator changes facts and agenda, publishes and cancels, until the meeting was held or cancelled."""
    return _runs(actor, meeting) and meeting.is_coming


def can_record(actor: Actor, meeting: Meeting) -> bool:
    """The facilitator records attendance, decisions and actions, until the minutes are approved."""
    return _runs(actor, meeting) and meeting.state != MeetingState.CANCELLED and not meeting.is_sealed


def can_hold_meeting(actor: Actor, meeting: Meeting) -> bool:
    """The facilitator says that the meeting has taken place."""
    return can_change_meeting(actor, meeting)


def can_complete_action(actor: Actor, action: ActionItem) -> bool:
    """Who owns the action says that it is done, or the facilitator for them."""
    here = actor.task_force_id == action.task_force_id
    return here and (actor.has("facilitator") or actor.person_id == action.owner_id)


def can_write_minutes(actor: Actor, meeting: Meeting) -> bool:
    """The facilitator writes and circulates the minutes of a meeting that was held, until they are approved."""
    return _runs(actor, meeting) and meeting.state == MeetingState.HELD and not meeting.is_sealed


def can_read_minutes(actor: Actor, meeting: Meeting) -> bool:
    """A draft is for facilitator and co-chairs; from its circulation on it is for everybody of the task force."""
    if actor.task_force_id != meeting.task_force_id or meeting.minutes is None:
        return False
    return meeting.minutes.state != MinutesState.DRAFT or actor.has("facilitator", "co_chair")


def can_approve_minutes(actor: Actor, meeting: Meeting) -> bool:
    """The chair of the meeting certifies: a co-chair, or the facilitator standing in."""
    return actor.has("co_chair", "facilitator") and actor.task_force_id == meeting.task_force_id


def _runs(actor: Actor, meeting: Meeting) -> bool:
    return actor.has("facilitator") and actor.task_force_id == meeting.task_force_id
