"""Reading meetings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.attributes import set_committed_value

from taskforce.charter.models import TaskForce
from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound
from taskforce.meetings import assemble
from taskforce.meetings.assemble import ReportMeeting
from taskforce.meetings.models import (
    ActionItem,
    AgendaItem,
    Attendance,
    Decision,
    ItemRecommendation,
    Meeting,
    Minutes,
)
from taskforce.meetings.states import MeetingState
from taskforce.members.models import Person, Role
from taskforce.recommendations import queries as recommendations
from taskforce.recommendations.models import Recommendation
from taskforce.recommendations.states import PUT_ASIDE, State
from taskforce.texts import queries as texts
from taskforce.texts.models import Text, TextVersion
from taskforce.voting.rules.rule import Rule


@dataclass(frozen=True)
class Seats:
    """The voting members by the number of their row, and how many of them a quorum needs."""

    voters: frozenset[int]
    needed: int


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


def meeting_of_minutes(session: Session, actor: Actor, public_id: str) -> Meeting:
    """The meeting with its minutes and nothing else: enough to say who may read them. Raises NotFound."""
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


def written(session: Session, meeting: Meeting, number: int | None = None) -> TextVersion | None:
    """The version of the minutes with its blocks, the current one without a number; None before they are begun.

    Raises NotFound where there is no version of that number.
    """
    return texts.version(session, meeting.minutes.text, number) if meeting.minutes else None


def seats(session: Session, actor: Actor) -> Seats:
    """Who counts for the quorum now, by the decision rule of the charter; without a sound rule none is asked for."""
    stored = session.scalar(select(TaskForce.rule).where(TaskForce.id == actor.task_force_id))
    try:
        rule = Rule.from_stored(stored or {})
    except ValueError:
        rule = None
    roles = (
        select(Role.person_id, Role.name)
        .join(Person, Person.id == Role.person_id)
        .where(
            Person.task_force_id == actor.task_force_id,
            Person.listed_only.is_(False),
            Person.left_at.is_(None),
            Role.name.in_(("member", "co_chair")),
        )
    )
    held = session.execute(roles).all()
    chairs = {person_id for person_id, name in held if name == "co_chair"}
    voters = {person_id for person_id, _ in held}
    if rule is not None and not rule.chairs_vote:
        voters -= chairs
    return Seats(frozenset(voters), rule.quorum_needed(len(voters)) if rule else 0)


def attendees(session: Session, actor: Actor) -> list[Person]:
    """Who may attend: everybody who is here to act, in order of precedence."""
    people = (
        select(Person)
        .where(
            Person.task_force_id == actor.task_force_id,
            Person.listed_only.is_(False),
            Person.left_at.is_(None),
        )
        .order_by(Person.precedence, Person.sort_name, Person.id)
    )
    return list(session.scalars(people))


def attendees_of(session: Session, actor: Actor, meeting: Meeting) -> list[Person]:
    """Who may stand in the list of a meeting: who may attend now, and who stands there already."""
    people = attendees(session, actor)
    left = [row.person for row in meeting.attendance if row.person not in people]
    return [*people, *left]


def person(session: Session, actor: Actor, public_id: str) -> Person:
    """A person of the actor's task force. Raises NotFound."""
    found = person_or_none(session, actor, public_id)
    if found is None:
        raise NotFound
    return found


def person_or_none(session: Session, actor: Actor, public_id: str) -> Person | None:
    """The person of that name, or nobody where the name is empty. Raises NotFound."""
    if not public_id:
        return None
    ours = select(Person).where(Person.task_force_id == actor.task_force_id, Person.public_id == public_id)
    found = session.scalar(ours)
    if found is None:
        raise NotFound
    return found


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
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(ItemRecommendation, ItemRecommendation.item_id == AgendaItem.id)
        .where(
            ItemRecommendation.recommendation_id == recommendation.id,
            Meeting.task_force_id == actor.task_force_id,
            Meeting.state != MeetingState.CANCELLED,
        )
        .options(joinedload(AgendaItem.meeting), selectinload(AgendaItem.decisions))
        .order_by(Meeting.starts_at, AgendaItem.position)
    )
    return [_discussed(item, recommendation.id) for item in session.scalars(items)]


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
        table.joinedload(Recommendation.theme),
        table.joinedload(Recommendation.text).joinedload(Text.current),
        items.selectinload(AgendaItem.decisions).joinedload(Decision.mover),
        items.selectinload(AgendaItem.actions).joinedload(ActionItem.owner),
        selectinload(Meeting.attendance).joinedload(Attendance.person),
    )
