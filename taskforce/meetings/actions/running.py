"""Keeping the hour: which item is in hand, what takes longer, what was not reached and goes to the next agenda."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from taskforce.core import clock, events
from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound, Refused, WrongState, allow
from taskforce.meetings import policy
from taskforce.meetings.actions.agenda import LONGEST_ITEM, add_item
from taskforce.meetings.models import SEALED, AgendaItem, Meeting
from taskforce.meetings.states import ItemKind, MeetingState

ONLY = "Only the facilitator runs a meeting, until its minutes are approved."


def begin_item(session: Session, actor: Actor, item: AgendaItem) -> None:
    """Take the item in hand: it runs from now until another is begun. Raises WrongState when the meeting is over."""
    meeting = item.meeting
    allow(
        policy.can_change_meeting(actor, meeting),
        "Items are begun by the facilitator, while the meeting is on.",
    )
    if clock.now() < meeting.starts_at:
        raise WrongState("This meeting has not begun.")
    item.begun_at = clock.now()
    events.record(session, actor, "item.begun", item, meeting=meeting.public_id)


def lengthen_item(session: Session, actor: Actor, item: AgendaItem, *, by: int) -> None:
    """Give the item more minutes; the hours of those after it follow. Raises Refused beyond a day."""
    allow(policy.can_change_meeting(actor, item.meeting), "Only the facilitator gives an item more time.")
    if not 1 <= by <= LONGEST_ITEM or item.minutes + by > LONGEST_ITEM:
        raise Refused("by", f"An item lasts at most {LONGEST_ITEM:,} minutes.")
    item.minutes += by
    item.edition += 1
    facts = {"meeting": item.meeting.public_id, "fields": ["Minutes"]}
    events.record(session, actor, "item.changed", item, **facts)


def say_reached(session: Session, actor: Actor, item: AgendaItem, *, was_reached: bool) -> None:
    """Say whether an item was reached; what was not is offered to the next agenda. Raises WrongState, once sealed."""
    meeting = item.meeting
    allow(policy.can_record(actor, meeting), SEALED if meeting.is_sealed else ONLY)
    if item.was_reached == was_reached:
        return
    item.was_reached = was_reached
    events.record(
        session, actor, "item.reached" if was_reached else "item.missed", item, meeting=meeting.public_id
    )


def miss_what_was_not_begun(session: Session, actor: Actor, meeting: Meeting) -> None:
    """Where items were begun by the clock, those that never were and left no trace were not reached."""
    if not any(item.begun_at for item in meeting.items):
        return
    for item in meeting.items:
        left_a_trace = item.begun_at or item.decisions or item.actions
        if not left_a_trace and item.kind != ItemKind.RECESS:
            say_reached(session, actor, item, was_reached=False)


def note_carried(session: Session, actor: Actor, item: AgendaItem, earlier: AgendaItem) -> None:
    """Say that this item carries on what an earlier meeting did not reach. Raises NotFound for one of elsewhere."""
    allow(policy.can_change_meeting(actor, item.meeting), "Only the facilitator changes an agenda.")
    if earlier.task_force_id != item.task_force_id or earlier.meeting_id == item.meeting_id:
        raise NotFound
    item.carried_from_id = earlier.id
    facts = {"meeting": item.meeting.public_id, "earlier": earlier.public_id}
    events.record(session, actor, "item.carried", item, **facts)


def carry_over(
    session: Session, actor: Actor, meeting: Meeting, items: Iterable[AgendaItem]
) -> list[AgendaItem]:
    """Put what was not reached at earlier meetings at the end of this agenda. Raises NotFound, WrongState.

    Each must be loaded with its record, and is carried only once.
    """
    allow(policy.can_change_meeting(actor, meeting), "Only the facilitator changes an agenda.")
    made = []
    for item in items:
        if item.task_force_id != meeting.task_force_id:
            raise NotFound
        if item.was_reached or item.meeting.state != MeetingState.HELD:
            raise WrongState(f"“{item.title}” was reached at its meeting.")
        lead = item.lead if item.lead and not item.lead.left_at else None
        copy = add_item(
            session,
            actor,
            meeting,
            title=item.title,
            kind=item.kind,
            minutes=item.minutes,
            lead=lead,
            recommendations=item.recommendations,
            note=item.note,
        )
        note_carried(session, actor, copy, item)
        made.append(copy)
    if not made:
        raise WrongState("Nothing waits from earlier meetings.")
    return made
