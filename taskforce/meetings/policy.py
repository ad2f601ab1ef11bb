"""Who may do what with meetings. The facilitator runs them, a co-chair certifies the minutes, everybody reads."""

from taskforce.core import clock
from taskforce.core.actor import DRAFTS, Actor
from taskforce.core.permissions import READERS, permit
from taskforce.meetings.models import ActionItem, Meeting, Paper
from taskforce.meetings.states import MeetingState, MinutesState


@permit("Call a meeting", "facilitator")
def can_call_meeting(actor: Actor) -> bool:
    """The facilitator calls meetings."""
    return True


@permit("Change a meeting and its agenda", "facilitator", when="it was neither held nor cancelled")
def can_change_meeting(actor: Actor, meeting: Meeting) -> bool:
    """The facilitator changes facts and agenda, publishes and cancels, until the meeting was held or cancelled."""
    return meeting.is_coming


@permit("Invite people to a meeting", "facilitator", when="it is to come and has not ended")
def can_invite_people(actor: Actor, meeting: Meeting) -> bool:
    """The facilitator invites and reminds, until the meeting is over or cancelled."""
    return meeting.is_coming and clock.now() < meeting.ends_at


@permit(
    "Say whether they come to a meeting", *READERS, scope="attend", when="it is to come and has not ended"
)
def can_answer_invitation(actor: Actor, meeting: Meeting) -> bool:
    """Whoever works in the task force answers, for themselves or for their principal."""
    return meeting.is_coming and clock.now() < meeting.ends_at


@permit("Have the meetings in their own calendar", *READERS)
def can_make_feed(actor: Actor) -> bool:
    """Whoever works in the task force has a calendar of their own; nobody makes one for another."""
    return actor.principal_id is None


@permit("Send papers to a meeting", "facilitator", when="it is not cancelled")
def can_send_paper(actor: Actor, meeting: Meeting) -> bool:
    """The facilitator sends papers before, during and after a meeting that takes place."""
    return meeting.state != MeetingState.CANCELLED


@permit("Open a paper of a meeting", *READERS, scope="read")
def can_open_paper(actor: Actor, paper: Paper) -> bool:
    """Whoever works in the task force reads its papers."""
    return True


@permit("Take back a paper", "facilitator")
def can_take_back_paper(actor: Actor, paper: Paper) -> bool:
    """The facilitator takes back what was sent."""
    return True


@permit(
    "Record who came, what was decided and who does what",
    "facilitator",
    when="the minutes are not approved yet",
)
def can_record(actor: Actor, meeting: Meeting) -> bool:
    """The facilitator records attendance, decisions and actions, until the minutes are approved."""
    return meeting.state != MeetingState.CANCELLED and not meeting.is_sealed


@permit("Say that a meeting was held", "facilitator", when="it was neither held nor cancelled")
def can_hold_meeting(actor: Actor, meeting: Meeting) -> bool:
    """The facilitator says that the meeting has taken place."""
    return meeting.is_coming


@permit("Say that an action is done", *READERS, scope="attend", when="it is theirs; the facilitator any")
def can_complete_action(actor: Actor, action: ActionItem) -> bool:
    """Who owns the action says that it is done, or the facilitator for them."""
    return actor.has("facilitator") or actor.stands_for_id == action.owner_id


@permit(
    "Write and circulate minutes", "facilitator", when="the meeting was held and they are not approved yet"
)
def can_write_minutes(actor: Actor, meeting: Meeting) -> bool:
    """The facilitator writes and circulates the minutes of a meeting that was held, until they are approved."""
    return meeting.state == MeetingState.HELD and not meeting.is_sealed


@permit(
    "Read minutes",
    *sorted(DRAFTS),
    scope="read",
    when="they were circulated; facilitator and co-chairs before",
)
def can_read_minutes(actor: Actor, meeting: Meeting) -> bool:
    """A draft is for facilitator and co-chairs; from its circulation on it is for everybody of the task force."""
    if meeting.minutes is None:
        return False
    return meeting.minutes.state != MinutesState.DRAFT or actor.has("facilitator", "co_chair")


@permit("Approve minutes", "co_chair", "facilitator")
def can_approve_minutes(actor: Actor, meeting: Meeting) -> bool:
    """The chair of the meeting certifies: a co-chair, or the facilitator standing in."""
    return True
