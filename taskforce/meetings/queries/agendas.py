"""Reading meetings with their record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Integer, Select, bindparam, select
from sqlalchemy.orm import Session, aliased, contains_eager, joinedload, selectinload
from sqlalchemy.orm.attributes import set_committed_value

from taskforce.core.actor import Actor
from taskforce.core.db import Utc
from taskforce.core.errors import NotFound
from taskforce.core.events import Event
from taskforce.meetings import assemble
from taskforce.meetings.assemble import ReportMeeting, Told
from taskforce.meetings.models import (
    ActionItem,
    AgendaItem,
    Attendance,
    Decision,
    ItemRecommendation,
    Meeting,
    Minutes,
    Paper,
)
from taskforce.meetings.states import MeetingState
from taskforce.members.models import Person
from taskforce.recommendations import queries as recommendations
from taskforce.recommendations.models import Recommendation
from taskforce.recommendations.states import PUT_ASIDE, State
from taskforce.texts import queries as texts
from taskforce.texts.models import Text, TextVersion

_CARRYING = aliased(AgendaItem)
_NOT_REACHED = (
    AgendaItem.task_force_id == bindparam("task_force", type_=Integer),
    AgendaItem.was_reached.is_(False),
    Meeting.state == MeetingState.HELD,
    ~select(_CARRYING.id).where(_CARRYING.carried_from_id == AgendaItem.id).exists(),
)
_TITLES = (
    select(AgendaItem.title)
    .join(AgendaItem.meeting)
    .where(*_NOT_REACHED)
    .order_by(Meeting.starts_at, AgendaItem.position)
)
_OPEN = (
    select(ActionItem)
    .join(ActionItem.item)
    .join(AgendaItem.meeting)
    .where(
        ActionItem.task_force_id == bindparam("task_force", type_=Integer),
        ActionItem.done_at.is_(None),
        Meeting.starts_at < bindparam("before", type_=Utc()),
        Meeting.state != MeetingState.CANCELLED,
    )
)
_OPEN_ACTIONS = _OPEN.options(
    joinedload(ActionItem.owner).load_only(Person.printed_name, raiseload=True)
).order_by(ActionItem.due_on.is_(None), ActionItem.due_on, Meeting.starts_at, ActionItem.id)
HAS_OPEN = _OPEN.exists()  # whether there is any, for a statement that asks more; of the same values
HAS_MISSED = _TITLES.order_by(None).exists()


@dataclass(frozen=True)
class Discussed:
    """An item under which a recommendation stood, and what was decided there."""

    meeting_id: str
    item_id: str
    meeting: str
    state: str
    starts_at: datetime
    zone: str
    item: str
    decisions: tuple[str, ...]


def meetings(session: Session, actor: Actor) -> list[Meeting]:
    """All meetings of the actor's task force by the time of their start, with their minutes."""
    ours = select(Meeting).where(Meeting.task_force_id == actor.task_force_id)
    return list(
        session.scalars(ours.options(joinedload(Meeting.minutes)).order_by(Meeting.starts_at, Meeting.id))
    )


def meeting(session: Session, actor: Actor, public_id: str) -> Meeting:
    """A meeting with its whole record. Raises NotFound."""
    return _one(session, actor, Meeting.public_id == public_id)


def meeting_alone(session: Session, actor: Actor, public_id: str) -> Meeting:
    """The meeting with its minutes and nothing else of its record. Raises NotFound."""
    ours = select(Meeting).where(Meeting.task_force_id == actor.task_force_id, Meeting.public_id == public_id)
    found = session.scalar(ours.options(joinedload(Meeting.minutes)))
    if found is None:
        raise NotFound
    return found


def meeting_of_item(session: Session, actor: Actor, public_id: str) -> tuple[Meeting, AgendaItem]:
    """The meeting, with its whole record, in which this item stands, and the item. Raises NotFound."""
    here = select(AgendaItem.meeting_id).where(AgendaItem.public_id == public_id)
    found = _one(session, actor, Meeting.id == here.scalar_subquery())
    return found, next(item for item in found.items if item.public_id == public_id)


def meeting_of_decision(session: Session, actor: Actor, public_id: str) -> tuple[Meeting, Decision]:
    """The meeting, with its whole record, in which this was decided, and the decision. Raises NotFound."""
    item = select(Decision.item_id).where(Decision.public_id == public_id)
    found = _one(session, actor, Meeting.items.any(AgendaItem.id == item.scalar_subquery()))
    rows = (decision for item in found.items for decision in item.decisions)
    return found, next(decision for decision in rows if decision.public_id == public_id)


def meeting_of_action(session: Session, actor: Actor, public_id: str) -> tuple[Meeting, ActionItem]:
    """The meeting, with its whole record, in which this action was assigned, and the action. Raises NotFound."""
    item = select(ActionItem.item_id).where(ActionItem.public_id == public_id)
    found = _one(session, actor, Meeting.items.any(AgendaItem.id == item.scalar_subquery()))
    rows = (action for item in found.items for action in item.actions)
    return found, next(action for action in rows if action.public_id == public_id)


def changes(session: Session, meeting: Meeting) -> list[Told]:
    """What is another since the agenda was published, when and by whose hand; asks nothing where nothing is."""
    found = assemble.changes_of(meeting)
    if not found or meeting.published_at is None:
        return []
    subjects = {meeting.public_id, *(item.public_id for item in meeting.items), *(one.id for one in found)}
    made = select(Event).where(
        Event.task_force_id == meeting.task_force_id,
        Event.subject_id.in_(subjects),
        Event.at >= meeting.published_at,
    )
    return assemble.told(meeting, found, list(session.scalars(made.order_by(Event.id))))


def not_reached(session: Session, actor: Actor) -> list[AgendaItem]:
    """What was not reached at a meeting that was held and stands on no later agenda, in order, with its record."""
    waiting = (
        select(AgendaItem)
        .join(AgendaItem.meeting)
        .where(*_NOT_REACHED)
        .options(
            contains_eager(AgendaItem.meeting),
            joinedload(AgendaItem.lead),
            selectinload(AgendaItem.links).joinedload(ItemRecommendation.recommendation),
        )
        .order_by(Meeting.starts_at, AgendaItem.position)
    )
    return list(session.scalars(waiting, {"task_force": actor.task_force_id}))


def titles_not_reached(session: Session, actor: Actor) -> list[str]:
    """What these items are called."""
    return list(session.scalars(_TITLES, {"task_force": actor.task_force_id}))


def open_actions(session: Session, actor: Actor, before: Meeting) -> list[ActionItem]:
    """What was taken on at meetings that began before this one and is not done, by day and then by meeting."""
    return list(
        session.scalars(_OPEN_ACTIONS, {"task_force": actor.task_force_id, "before": before.starts_at})
    )


def written(session: Session, meeting: Meeting, number: int | None = None) -> TextVersion | None:
    """The version of the minutes with its blocks, the current one without a number; None before they are begun.

    Raises NotFound where there is no version of that number.
    """
    return texts.version(session, meeting.minutes.text, number) if meeting.minutes else None


def named_recommendations(session: Session, actor: Actor, public_ids: Sequence[str]) -> list[Recommendation]:
    """These recommendations of the actor's task force in the order of print. Raises NotFound where one is strange."""
    found = [one for one in recommendations.everything(session, actor) if one.public_id in public_ids]
    if len(found) != len(set(public_ids)):
        raise NotFound
    return found


def eligible_recommendations(session: Session, actor: Actor) -> list[Recommendation]:
    """Which recommendations may be put on an agenda: all but those put aside, in the order of print."""
    return recommendations.everything(session, actor, [state for state in State if state not in PUT_ASIDE])


def discussions(session: Session, actor: Actor, recommendation: Recommendation) -> list[Discussed]:
    """Where the recommendation stood on an agenda that everybody may see, by time, and what was decided there."""
    items = (
        select(AgendaItem)
        .join(AgendaItem.meeting)
        .join(ItemRecommendation, ItemRecommendation.item_id == AgendaItem.id)
        .where(
            ItemRecommendation.recommendation_id == recommendation.id,
            Meeting.task_force_id == actor.task_force_id,
            Meeting.state != MeetingState.CANCELLED,
        )
        .options(contains_eager(AgendaItem.meeting), joinedload(AgendaItem.decisions))
        .order_by(Meeting.starts_at, AgendaItem.position)
    )
    return [_discussed(item, recommendation.id) for item in session.scalars(items).unique()]


def for_report(session: Session, actor: Actor) -> list[ReportMeeting]:
    """The meetings that were held, by time: day in its own zone, kind, place, how many took part, decisions."""
    held = (
        select(Meeting)
        .where(Meeting.task_force_id == actor.task_force_id, Meeting.state == MeetingState.HELD)
        .options(
            selectinload(Meeting.attendance), selectinload(Meeting.items).selectinload(AgendaItem.decisions)
        )
        .order_by(Meeting.starts_at, Meeting.id)
    )
    return [
        assemble.for_report(found, found.starts_at.astimezone(ZoneInfo(found.zone)).date())
        for found in session.scalars(held)
    ]


def _discussed(item: AgendaItem, recommendation_id: int) -> Discussed:
    about = (None, recommendation_id)
    return Discussed(
        item.meeting.public_id,
        item.public_id,
        item.meeting.title,
        item.meeting.state,
        item.meeting.starts_at,
        item.meeting.zone,
        item.title,
        tuple(decision.words for decision in item.decisions if decision.recommendation_id in about),
    )


def _one(session: Session, actor: Actor, which: ColumnElement[bool]) -> Meeting:
    query = select(Meeting).where(Meeting.task_force_id == actor.task_force_id, which)
    found = session.scalars(_whole(query)).unique().one_or_none()
    if found is None:
        raise NotFound
    return knit(found)


def knit(found: Meeting) -> Meeting:
    """The meeting, whose items know it and whose decisions and actions know their item."""
    for item in found.items:
        set_committed_value(item, "meeting", found)
        for part in (*item.decisions, *item.actions):
            set_committed_value(part, "item", item)
    return found


def _whole(query: Select[Meeting]) -> Select[Meeting]:
    """The whole record in four statements: what stands once beside an item is joined, lists are fetched."""
    items = joinedload(Meeting.items)
    table = items.joinedload(AgendaItem.links).joinedload(ItemRecommendation.recommendation)
    return query.options(
        joinedload(Meeting.minutes).joinedload(Minutes.text),
        items.joinedload(AgendaItem.lead),
        items.joinedload(AgendaItem.papers).joinedload(Paper.file),
        table.joinedload(Recommendation.theme),
        table.joinedload(Recommendation.text).joinedload(Text.current),
        items.selectinload(AgendaItem.decisions).joinedload(Decision.mover),
        items.selectinload(AgendaItem.actions).joinedload(ActionItem.owner),
        selectinload(Meeting.attendance).options(
            joinedload(Attendance.person), joinedload(Attendance.represented_by)
        ),
    )
