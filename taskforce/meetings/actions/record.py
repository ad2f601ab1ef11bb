"""What happened in a meeting: who came, what was decided, who does what. The meeting must be loaded with its record."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from taskforce.core import clock, events
from taskforce.core.actor import Actor
from taskforce.core.errors import Conflict, NotFound, Refused, WrongState, allow
from taskforce.meetings import assemble, policy, queries
from taskforce.meetings.assemble import WORDS, roll_of
from taskforce.meetings.models import SEALED, ActionItem, AgendaItem, Attendance, Decision, Meeting
from taskforce.meetings.rules.quorum import Quorum
from taskforce.meetings.states import MeetingState, Presence
from taskforce.members.models import Person
from taskforce.recommendations.models import Recommendation

ONLY = "Only the facilitator writes the record of a meeting."


@dataclass(frozen=True)
class Stay:
    """When somebody came and left, None: at the start and the end; and who was there in their place."""

    arrived_at: datetime | None = None
    left_at: datetime | None = None
    represented_by: Person | None = None


def record_attendance(
    session: Session,
    actor: Actor,
    meeting: Meeting,
    presences: Mapping[Person, str],
    *,
    roll: int,
    stays: Mapping[Person, Stay] | None = None,
) -> None:
    """Record the whole list at once: how each person attended; who is not in it is not recorded.

    `stays`: their hours and delegates; who is not in it keeps those recorded so far.

    Who is a voting member, and how many a quorum needs, is kept as it is now. Raises Conflict when somebody else
    recorded since `roll`, Refused, NotFound, WrongState.
    """
    _check_open(actor, meeting)
    _check_people(actor, presences)
    if meeting.roll != roll:
        raise Conflict(theirs=_labelled(_of(meeting)), mine=_labelled(presences))
    seats = queries.seats(session, actor)
    rows = {row.person: row for row in meeting.attendance}
    for person, presence in presences.items():
        row = rows.setdefault(person, Attendance(person=person))
        row.presence, row.is_voting = Presence(presence), person.id in seats.voters
        _stay(actor, row, (stays or {}).get(person))
    meeting.attendance = [rows[person] for person in presences]
    meeting.voting_members, meeting.quorum_needed = len(seats.voters), seats.needed
    meeting.roll += 1
    counts = {str(presence): len(people) for presence, people in roll_of(meeting).groups}
    events.record(session, actor, "attendance.recorded", meeting, **counts)


def mark_coming_or_going(
    session: Session, actor: Actor, meeting: Meeting, person: Person, *, arrives: bool, remote: bool = False
) -> None:
    """Write down that somebody arrives or leaves now. Raises Refused where who leaves is not there, WrongState."""
    _check_open(actor, meeting)
    _check_person(actor, "person", person)
    row = next((one for one in meeting.attendance if one.person_id == person.id), None)
    moment = clock.now()
    if arrives:
        seats = queries.seats(session, actor)
        if row is None:
            row = Attendance(person=person, represented_by=None)
            meeting.attendance.append(row)
        row.presence, row.is_voting = (
            Presence.REMOTE if remote else Presence.PRESENT,
            person.id in seats.voters,
        )
        row.arrived_at, row.left_at, row.represented_by = moment, None, None
        meeting.voting_members, meeting.quorum_needed = len(seats.voters), seats.needed
    elif row is None or not row.is_here_at(moment):
        raise Refused("person", f"{person.printed_name} is not here.")
    else:
        row.left_at = moment
    meeting.roll += 1
    kind = "person.arrived" if arrives else "person.left"
    events.record(session, actor, kind, meeting, person=person.public_id)


def record_decision(
    session: Session,
    actor: Actor,
    item: AgendaItem,
    *,
    words: str,
    mover: Person | None = None,
    recommendation: Recommendation | None = None,
    quorum: Quorum | None = None,
) -> Decision:
    """Write down what was decided under an item, as put, with the quorum of this moment.

    `quorum`: as it was then, where it is known from elsewhere. Raises Refused, NotFound, WrongState.
    """
    _check_open(actor, item.meeting)
    _check_person(actor, "mover", mover)
    if recommendation is not None and recommendation not in item.recommendations:
        raise Refused("recommendation", "This recommendation does not stand under the item.")
    quorum = quorum or assemble.quorum_at(item.meeting, clock.now())
    decision = Decision(
        task_force_id=actor.task_force_id,
        words=words,
        mover=mover,
        present_voting=quorum.present if quorum else None,
        voting_members=quorum.members if quorum else None,
        quorum_needed=quorum.needed if quorum else None,
        recommendation_id=recommendation.id if recommendation else None,
        recorded_by_id=actor.person_id,
        recorded_by=actor.name,
        recorded_at=clock.now(),
    )
    item.decisions.append(decision)
    events.record(session, actor, "decision.recorded", decision, item=item.public_id, words=words)
    return decision


def strike_decision(session: Session, actor: Actor, decision: Decision) -> None:
    """Take back a decision that was written down wrongly. The event keeps its words."""
    item = decision.item
    _check_open(actor, item.meeting)
    events.record(session, actor, "decision.struck", decision, item=item.public_id, words=decision.words)
    item.decisions.remove(decision)


def assign_action(
    session: Session, actor: Actor, item: AgendaItem, *, words: str, owner: Person, due_on: date | None = None
) -> ActionItem:
    """Write down who does what by when. Raises Refused, NotFound, WrongState."""
    _check_open(actor, item.meeting)
    _check_person(actor, "owner", owner)
    action = ActionItem(
        task_force_id=actor.task_force_id,
        words=words,
        owner=owner,
        due_on=due_on,
        recorded_by_id=actor.person_id,
        recorded_by=actor.name,
        recorded_at=clock.now(),
    )
    item.actions.append(action)
    due = due_on.isoformat() if due_on else None
    facts = {"item": item.public_id, "owner": owner.public_id, "words": words, "due_on": due}
    events.record(session, actor, "action.assigned", action, **facts)
    return action


def complete_action(session: Session, actor: Actor, action: ActionItem) -> None:
    """Say that an action is done; also after the minutes are approved. Done twice is done once."""
    allow(
        policy.can_complete_action(actor, action),
        "Only the owner of an action, or the facilitator, says that it is done.",
    )
    if action.is_done:
        return
    action.done_at, action.done_by_id = clock.now(), actor.person_id
    events.record(session, actor, "action.completed", action)


def strike_action(session: Session, actor: Actor, action: ActionItem) -> None:
    """Take back an action that was written down wrongly. The event keeps its words."""
    item = action.item
    _check_open(actor, item.meeting)
    events.record(session, actor, "action.struck", action, item=item.public_id, words=action.words)
    item.actions.remove(action)


def _stay(actor: Actor, row: Attendance, stay: Stay | None) -> None:
    """Hours only for who takes part, a delegate only for who is represented. Raises Refused."""
    if stay is None:
        stay = Stay(row.arrived_at, row.left_at, row.represented_by)
    _check_person(actor, "attendance", stay.represented_by)
    if stay.arrived_at and stay.left_at and stay.left_at <= stay.arrived_at:
        raise Refused("attendance", f"{row.person.printed_name} must leave after they came.")
    is_represented = row.presence == Presence.DELEGATE
    if is_represented and stay.represented_by is row.person:
        raise Refused("attendance", f"{row.person.printed_name} cannot be their own delegate.")
    row.arrived_at, row.left_at = (stay.arrived_at, stay.left_at) if row.takes_part else (None, None)
    row.represented_by = stay.represented_by if is_represented else None


def _check_open(actor: Actor, meeting: Meeting) -> None:
    """NotAllowed for whoever does not keep the record, WrongState once it is closed to everybody."""
    if policy.can_record(actor, meeting):
        return
    allow(policy.can_call_meeting(actor) and meeting.task_force_id == actor.task_force_id, ONLY)
    if meeting.state == MeetingState.CANCELLED:
        raise WrongState("This meeting was cancelled: there is nothing to record.")
    raise WrongState(SEALED)


def _check_people(actor: Actor, presences: Mapping[Person, str]) -> None:
    for person in presences:
        _check_person(actor, "attendance", person)


def _check_person(actor: Actor, field: str, person: Person | None) -> None:
    if person is None:
        return
    if person.task_force_id != actor.task_force_id:
        raise NotFound
    if person.listed_only:
        raise Refused(field, f"{person.printed_name} is listed as announced and acts in nothing.")


def _of(meeting: Meeting) -> dict[Person, str]:
    return {row.person: row.presence for row in meeting.attendance}


def _labelled(presences: Mapping[Person, str]) -> dict[str, str]:
    """Names by how they attended, for the page that shows two lists side by side."""
    return {
        word: ", ".join(person.printed_name for person, given in presences.items() if given == presence)
        for presence, word in WORDS.items()
    }
