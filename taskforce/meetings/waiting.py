"""What meetings wait for: agendas, minutes, and what people said they would do."""

from typing import Any

from sqlalchemy import Select, and_

from taskforce.meetings.models import ActionItem, AgendaItem, Invitee, Meeting, Minutes
from taskforce.meetings.states import COMING, Answer, MeetingState, MinutesState
from taskforce.members.states import Scope
from taskforce.members.waiting import for_each, holders
from taskforce.web import waiting
from taskforce.web.waiting import NOW, TASK_FORCE, Urgency


@waiting.source(
    "action", "Do what you took on: {title}", "See the meeting", "meetings.show", scopes=(Scope.ATTEND,)
)
def actions() -> Select[Any]:
    """Actions that somebody owns and has not done."""
    ours = waiting.rows(ActionItem.owner_id, Meeting.public_id, ActionItem.words, due_on=ActionItem.due_on)
    return (
        ours.join(AgendaItem, AgendaItem.id == ActionItem.item_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(ActionItem.task_force_id == TASK_FORCE, ActionItem.done_at.is_(None))
    )


@waiting.source("approve", "Approve the minutes of {title}", "Read the minutes", "meetings.minutes")
def minutes_to_approve() -> Select[Any]:
    """Minutes that were circulated: a co-chair certifies them."""
    who = holders("co_chair")
    found = waiting.rows(who.c.person_id, Meeting.public_id, Meeting.title)
    return (
        for_each(who, found, Meeting)
        .join(Minutes, Minutes.meeting_id == Meeting.id)
        .where(Meeting.task_force_id == TASK_FORCE, Minutes.state == waiting.spelled(MinutesState.CIRCULATED))
    )


@waiting.source(
    "minutes", "Write and circulate the minutes of {title}", "Go to the minutes", "meetings.minutes"
)
def minutes_to_write() -> Select[Any]:
    """Meetings that were held, whose minutes nobody has seen yet."""
    who = holders("facilitator")
    found = waiting.rows(who.c.person_id, Meeting.public_id, Meeting.title)
    seen = and_(Minutes.meeting_id == Meeting.id, Minutes.state != waiting.spelled(MinutesState.DRAFT))
    return (
        for_each(who, found, Meeting)
        .outerjoin(Minutes, seen)
        .where(
            Meeting.task_force_id == TASK_FORCE,
            Meeting.state == waiting.spelled(MeetingState.HELD),
            Minutes.id.is_(None),
        )
    )


@waiting.source("agenda", "Publish the agenda of {title}", "See the agenda", "meetings.show")
def agendas() -> Select[Any]:
    """Meetings to come, whose agenda is not published."""
    who = holders("facilitator")
    found = waiting.rows(who.c.person_id, Meeting.public_id, Meeting.title, due_at=Meeting.starts_at)
    return for_each(who, found, Meeting).where(
        Meeting.task_force_id == TASK_FORCE,
        Meeting.state == waiting.spelled(MeetingState.PLANNED),
        Meeting.starts_at > NOW,
    )


@waiting.source(
    "hold", "Say whether {title} was held", "See the meeting", "meetings.show", urgency=Urgency.WHENEVER
)
def over() -> Select[Any]:
    """Meetings whose hour has passed and of which nobody has said that they were held."""
    who = holders("facilitator")
    found = waiting.rows(who.c.person_id, Meeting.public_id, Meeting.title)
    return for_each(who, found, Meeting).where(
        Meeting.task_force_id == TASK_FORCE,
        waiting.among(Meeting.state, COMING),
        Meeting.ends_at < NOW,
    )


@waiting.source("rsvp", "Say whether you come to {title}", "Answer", "meetings.show", scopes=(Scope.ATTEND,))
def answers() -> Select[Any]:
    """Meetings to come to which somebody is called and has not said whether they come."""
    called = waiting.rows(Invitee.person_id, Meeting.public_id, Meeting.title, due_at=Meeting.starts_at)
    return called.join(Meeting, Meeting.id == Invitee.meeting_id).where(
        Meeting.task_force_id == TASK_FORCE,
        waiting.among(Meeting.state, COMING),
        Meeting.starts_at > NOW,
        Invitee.sent_at.is_not(None),
        Invitee.answer == waiting.spelled(Answer.NONE),
    )
