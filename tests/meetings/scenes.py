"""Meetings as the tests set them up: called by Farida for Thursday 19 May 2022, 14:00 to 16:00 in New York."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from taskforce.charter import actions as charter
from taskforce.charter import queries as charters
from taskforce.core import clock
from taskforce.core.actor import Actor
from taskforce.core.events import Event
from taskforce.meetings import actions, queries
from taskforce.meetings.models import ActionItem, AgendaItem, Meeting
from taskforce.members import queries as members
from taskforce.members.models import Person
from taskforce.recommendations import actions as recommendations
from taskforce.recommendations.models import Recommendation
from tests.people import Cast

POST = actions.Post("https://rivers.example", "rivers", "Task Force on Rivers")
CALLED = datetime(2022, 5, 4, 13, 0, tzinfo=UTC)
STARTS = datetime(2022, 5, 19, 18, 0, tzinfo=UTC)
ENDS = STARTS + timedelta(hours=2)
AFTER = ENDS + timedelta(days=1)
FACTS: dict[str, Any] = {
    "title": "First reading",
    "kind": "plenary",
    "starts_at": STARTS,
    "ends_at": ENDS,
    "zone": "America/New_York",
    "place": "Example Hall",
}
ITEM: dict[str, Any] = {"title": "Opening", "kind": "information", "minutes": 5}
TYPED = {  # as a browser sends the form of a meeting
    **FACTS,
    "starts_at": "2022-05-19T14:00",
    "ends_at": "2022-05-19T16:00",
    "link": "",
}


# Everything that the facilitator may do to a meeting, with facts that would do.
ALL_ACTS: list[tuple[Callable[..., Any], dict[str, Any]]] = [
    (actions.change_meeting, {**FACTS, "edition": 1}),
    (actions.publish_agenda, {}),
    (actions.cancel_meeting, {}),
    (actions.hold_meeting, {}),
    (actions.add_item, ITEM),
    (actions.draft_minutes, {}),
    (actions.circulate_minutes, {}),
    (lambda session, actor, meeting: actions.record_attendance(session, actor, meeting, {}, roll=0), {}),
    (lambda session, actor, meeting: actions.move_item(session, actor, meeting.items[0], by=1), {}),
    (lambda session, actor, meeting: actions.remove_item(session, actor, meeting.items[0]), {}),
    (
        lambda session, actor, meeting: actions.change_item(
            session, actor, meeting.items[0], edition=1, **ITEM
        ),
        {},
    ),
    (
        lambda session, actor, meeting: actions.record_decision(
            session, actor, meeting.items[0], words="Yes."
        ),
        {},
    ),
]


def kinds(cast: Cast) -> list[str]:
    """What happened so far, in order."""
    with cast.database.read() as session:
        return list(session.scalars(select(Event.kind).order_by(Event.id)))


def call(cast: Cast, *, who: str = "farida", items: int = 0, **facts: Any) -> Meeting:
    """A meeting with so many items, called at its time."""
    with clock.at(CALLED), cast.database.write() as session:
        actor = cast.actor(who)
        meeting = actions.call_meeting(session, actor, **{**FACTS, **facts})
        for number in range(1, items + 1):
            actions.add_item(session, actor, meeting, **{**ITEM, "title": f"Item {number}"})
        return meeting


def act(
    cast: Cast, verb: Any, meeting: Meeting, *, who: str = "farida", now: datetime = AFTER, **facts: Any
) -> Any:
    """One act upon the whole of a meeting, loaded afresh."""
    with clock.at(now), cast.database.write() as session:
        actor = cast.actor(who)
        return verb(session, actor, queries.meeting(session, actor, meeting.public_id), **facts)


def act_on_item(
    cast: Cast, verb: Any, item: AgendaItem, *, who: str = "farida", now: datetime = AFTER, **facts: Any
) -> Any:
    """One act upon an item, loaded afresh."""
    with clock.at(now), cast.database.write() as session:
        actor = cast.actor(who)
        return verb(session, actor, queries.meeting_of_item(session, actor, item.public_id)[1], **facts)


def attend(cast: Cast, meeting: Meeting, *, roll: int = 0, who: str = "farida", **presences: str) -> None:
    """Record how people of the cast attended: `attend(cast, meeting, nia="present")`."""
    with clock.at(STARTS), cast.database.write() as session:
        actor = cast.actor(who)
        people = members.by_key(session, actor)
        found = queries.meeting(session, actor, meeting.public_id)
        chosen = {people[key]: presence for key, presence in presences.items()}
        actions.record_attendance(session, actor, found, chosen, roll=roll)


def assign(cast: Cast, meeting: Meeting, owner: str = "mateo") -> ActionItem:
    """Somebody is to write to the towns by 30 May, under the first item."""
    with clock.at(STARTS), cast.database.write() as session:
        actor = cast.actor("farida")
        found = queries.meeting(session, actor, meeting.public_id)
        person = members.by_key(session, actor)[owner]
        return actions.assign_action(
            session,
            actor,
            found.items[0],
            words="Write to the towns.",
            owner=person,
            due_on=date(2022, 5, 30),
        )


def complete(cast: Cast, action: ActionItem, name: str, now: datetime = AFTER) -> None:
    """One of the cast says that it is done."""
    with clock.at(now), cast.database.write() as session:
        actor = cast.actor(name)
        actions.complete_action(
            session, actor, queries.meeting_of_action(session, actor, action.public_id)[1]
        )


def hold(cast: Cast, meeting: Meeting) -> None:
    """The meeting has taken place."""
    act(cast, actions.hold_meeting, meeting, now=ENDS)


def seal(cast: Cast, meeting: Meeting, *, who: str = "cora") -> None:
    """Minutes drafted from the record, circulated, approved."""
    act(cast, actions.draft_minutes, meeting)
    act(cast, actions.circulate_minutes, meeting)
    act(cast, actions.approve_minutes, meeting, who=who, version=1)


def seen(cast: Cast, meeting: Meeting, *, who: str = "farida") -> Meeting:
    """The meeting as it stands in the database."""
    with cast.database.read() as session:
        return queries.meeting(session, cast.actor(who), meeting.public_id)


def titles(cast: Cast, meeting: Meeting) -> list[str]:
    """The titles of its items in order."""
    return [item.title for item in seen(cast, meeting).items]


def person(cast: Cast, name: str) -> Person:
    """One of the cast as a person, outside any transaction."""
    with cast.database.read() as session:
        return members.by_key(session, cast.actor(name))[name]


def propose(cast: Cast, title: str = "Own a dredge together", *, who: str = "mateo") -> Recommendation:
    """A recommendation under the only theme."""
    with cast.database.write() as session:
        actor = cast.actor(who)
        _theme(session, cast, "farida" if who != "sunniva" else "stig")
        fields = {"title": title, "addressee": "Harbor towns", "action": "should buy one dredge"}
        return recommendations.propose(session, actor, theme="dredging", fields=fields, source="It is dear.")


def set_rule(session: Session, actor: Actor, **facts: Any) -> None:
    """Another decision rule in the charter."""
    task_force = charters.charter(session, actor)
    task_force.rule = {**task_force.rule, **facts}
    session.flush()


def _theme(session: Session, cast: Cast, facilitator: str) -> None:
    task_force = charters.charter(session, cast.actor(facilitator))
    if not task_force.themes:
        charter.set_themes(
            session,
            cast.actor(facilitator),
            task_force,
            [{"key": "dredging", "title": "Keeping the channel open"}],
        )
