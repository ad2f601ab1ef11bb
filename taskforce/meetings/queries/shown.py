"""What the page of a meeting asks, of columns that it shows and in statements made once: it is read on every visit."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Boolean, Integer, String, Subquery, and_, bindparam, func, select, true
from sqlalchemy.orm import Session, aliased, joinedload, load_only
from sqlalchemy.orm.attributes import set_committed_value

from taskforce.charter.models import Theme
from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound
from taskforce.files.models import StoredFile
from taskforce.meetings.assemble import Counts
from taskforce.meetings.models import (
    ActionItem,
    AgendaItem,
    Attendance,
    Decision,
    Invitee,
    ItemRecommendation,
    Meeting,
    Paper,
)
from taskforce.meetings.queries.agendas import HAS_MISSED, HAS_OPEN, knit
from taskforce.meetings.queries.calls import attends, day_of
from taskforce.meetings.queries.people import Seats, rule_of
from taskforce.meetings.states import Answer
from taskforce.members import queries as people
from taskforce.members.models import Delegation, Person
from taskforce.recommendations.models import Recommendation
from taskforce.texts.models import Text, TextVersion

MEETING = bindparam("meeting", type_=Integer)
ME = bindparam("me", type_=Integer)
_NAME = load_only(
    Person.public_id, Person.printed_name, Person.precedence, Person.sort_key, raiseload=True
)  # one set of columns wherever a person stands on the page
_OF_FILE = StoredFile.title, StoredFile.extension, StoredFile.size, StoredFile.removed_at
_OF_RECOMMENDATION = (
    Recommendation.public_id,
    Recommendation.state,
    Recommendation.number,
    Recommendation.position,
)
_ITEMS = joinedload(Meeting.items)
_TABLE = _ITEMS.joinedload(AgendaItem.links).joinedload(ItemRecommendation.recommendation)
_DECIDED_AT_ALL = select(Decision.id).join(Decision.item).where(AgendaItem.meeting_id == Meeting.id).exists()
_TO_DO_AT_ALL = (
    select(ActionItem.id).join(ActionItem.item).where(AgendaItem.meeting_id == Meeting.id).exists()
)
_SHOWN = (
    select(Meeting, _DECIDED_AT_ALL, _TO_DO_AT_ALL)
    .where(
        Meeting.task_force_id == bindparam("task_force", type_=Integer),
        Meeting.public_id == bindparam("public_id", type_=String),
    )
    .options(
        joinedload(Meeting.minutes),
        _ITEMS.joinedload(AgendaItem.lead).options(_NAME),
        _ITEMS.joinedload(AgendaItem.papers)
        .load_only(Paper.public_id, raiseload=True)
        .joinedload(Paper.file)
        .load_only(*_OF_FILE, raiseload=True),
        _TABLE.load_only(*_OF_RECOMMENDATION, raiseload=True),
        _TABLE.joinedload(Recommendation.theme).load_only(Theme.position, raiseload=True),
        _TABLE.joinedload(Recommendation.text)
        .load_only(Text.number, raiseload=True)
        .joinedload(Text.current)
        .load_only(TextVersion.fields, raiseload=True),
    )
)
_DECIDED = (
    select(Decision)
    .join(Decision.item)
    .where(AgendaItem.meeting_id == MEETING)
    .options(joinedload(Decision.mover).options(_NAME))
    .order_by(Decision.id)
)
_TO_DO = (
    select(ActionItem)
    .join(ActionItem.item)
    .where(AgendaItem.meeting_id == MEETING)
    .options(joinedload(ActionItem.owner).options(_NAME))
    .order_by(ActionItem.id)
)
_CAME = (
    select(Attendance)
    .where(Attendance.meeting_id == MEETING)
    .options(joinedload(Attendance.person).options(_NAME))
)


def shown(session: Session, actor: Actor, public_id: str) -> Meeting:
    """A meeting with its record as its page shows it. Raises NotFound."""
    facts = {"task_force": actor.task_force_id, "public_id": public_id}
    row = session.execute(_SHOWN, facts).unique().one_or_none()
    if row is None:
        raise NotFound
    found: Meeting = row[0]
    here = {"meeting": found.id}
    for name, asked, is_any in (("decisions", _DECIDED, row[1]), ("actions", _TO_DO, row[2])):
        parts = defaultdict(list)
        for part in session.scalars(asked, here) if is_any else ():
            parts[part.item_id].append(part)
        for item in found.items:
            set_committed_value(item, name, parts[item.id])
    recorded = found.voting_members is not None  # written with the first row of attendance
    came = session.scalars(_CAME, here).all() if recorded else ()
    set_committed_value(found, "attendance", list(came))
    return knit(found)


@dataclass(frozen=True)
class Beside:
    """What stands beside the record: the reader's zone, their answer, who may come in their place; figures of all.

    `counts` are the answers of everybody, None where nobody was asked. `has_open`, `has_missed`: whether earlier
    meetings left actions open, and items that they did not reach; most left none, and need not be asked which.
    """

    zone: str
    row: Invitee | None
    delegates: list[Person]
    seats: Seats
    counts: Counts | None
    has_open: bool
    has_missed: bool


def _tally() -> Subquery:
    """How many said what, in one row."""
    row = func.count()
    said = [row.filter(Invitee.answer == answer) for answer in (Answer.YES, Answer.TENTATIVE, Answer.NO)]
    silent = row.filter(Invitee.answer == Answer.NONE, Invitee.sent_at.is_not(None))
    sends = row.filter(Invitee.answer == Answer.DELEGATE)
    return select(*said, sends, silent, row).where(Invitee.meeting_id == MEETING).subquery()


def _beside() -> Any:
    reader, staff, instead = aliased(Person), aliased(Person), aliased(Person)
    tally = _tally()
    voters = people.electorate_size(
        bindparam("task_force", type_=Integer), bindparam("chairs_vote", type_=Boolean)
    )
    principal = Delegation.principal_id == ME
    return (
        select(reader.zone, HAS_OPEN, HAS_MISSED, voters, Invitee, Delegation, staff, instead, *tally.c)
        .select_from(reader)
        .join(tally, true())
        .outerjoin(Invitee, and_(Invitee.meeting_id == MEETING, Invitee.person_id == ME))
        .outerjoin(Delegation, and_(principal, Delegation.ended_at.is_(None)))
        .outerjoin(staff, and_(staff.id == Delegation.delegate_id, staff.left_at.is_(None)))
        .outerjoin(instead, instead.id == Invitee.delegate_id)
        .where(reader.id == bindparam("reader", type_=Integer))
        .options(
            load_only(staff.public_id, staff.printed_name, raiseload=True),
            load_only(instead.public_id, instead.printed_name, raiseload=True),
        )
        .order_by(staff.sort_key, staff.id)
    )


_BESIDE = _beside()


def beside(session: Session, actor: Actor, meeting: Meeting, stored: dict[str, Any]) -> Beside:
    """That in one statement; who acts for a principal sees the principal's answer. `stored`: the charter's rule."""
    rule = rule_of(stored)
    facts = {
        "meeting": meeting.id,
        "me": actor.stands_for_id,
        "reader": actor.person_id,
        "task_force": actor.task_force_id,
        "chairs_vote": rule is None or bool(rule.chairs_vote),
        "before": meeting.starts_at,
    }
    rows: Sequence[Any] = session.execute(_BESIDE, facts).all()
    zone, has_open, has_missed, voters, row, _, _, delegate, *said, asked = rows[0]
    if row is not None:
        set_committed_value(row, "delegate", delegate)
    day = day_of(meeting)
    able = [staff for _, _, _, _, _, held, staff, *_ in rows if held and staff and attends(held, day)]
    seats = Seats(voters, rule.quorum_needed(voters) if rule else 0)
    return Beside(
        zone,
        row,
        list(dict.fromkeys(able)),
        seats,
        Counts(*said) if asked else None,
        bool(has_open),
        bool(has_missed),
    )
