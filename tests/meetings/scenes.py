"""Meetings as the tests set them up: called by Farida for Thursday 19 May 2022, 14:00 to 16:00 in New York."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from taskforce.charter import actions as charter
from taskforce.charter import queries as charters
from taskforce.core import clock
from taskforce.meetings import actions, queries
from taskforce.meetings.models import AgendaItem, Meeting
from taskforce.members import queries as members
from taskforce.members.models import Person
from taskforce.recommendations import actions as recommendations
from taskforce.recommendations.models import Recommendation
from tests.people import Cast

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
ITEM = {"title": "Opening", "kind": "information", "minutes": 5}
TYPED = {  # as a browser sends the form of a meeting
    **FACTS,
    "starts_at": "2022-05-19T14:00",
    "ends_at": "2022-05-19T16:00",
    "link": "",
}


def call(cast: Cast, *, by: str = "farida", items: int = 0, **facts: Any) -> Meeting:
    """A meeting with so many items, called at its time."""
    with clock.at(CALLED), cast.database.write() as session:
        actor = cast.actor(by)
        meeting = actions.call_meeting(session, actor, **{**FACTS, **facts})
        for number in range(1, items + 1):
            actions.add_item(session, actor, meeting, **{**ITEM, "title": f"Item {number}"})
        return meeting


def act(
    cast: Cast, verb: Any, meeting: Meeting, *, by: str = "farida", now: datetime = AFTER, **facts: Any
) -> Any:
    """One act upon the whole of a meeting, loaded afresh."""
    with clock.at(now), cast.database.write() as session:
        actor = cast.actor(by)
        return verb(session, actor, queries.meeting(session, actor, meeting.public_id), **facts)


def act_on_item(
    cast: Cast, verb: Any, item: AgendaItem, *, by: str = "farida", now: datetime = AFTER, **facts: Any
) -> Any:
    """One act upon an item, loaded afresh."""
    with clock.at(now), cast.database.write() as session:
        actor = cast.actor(by)
        return verb(session, actor, queries.meeting_of_item(session, actor, item.public_id)[1], **facts)


def attend(cast: Cast, meeting: Meeting, *, roll: int = 0, by: str = "farida", **presences: str) -> None:
    """Record how people of the cast attended: `attend(cast, meeting, nia="present")`."""
    with clock.at(STARTS), cast.database.write() as session:
        actor = cast.actor(by)
        people = members.by_key(session, actor)
        found = queries.meeting(session, actor, meeting.public_id)
        chosen = {people[key]: presence for key, presence in presences.items()}
        actions.record_attendance(session, actor, found, chosen, roll=roll)


def hold(cast: Cast, meeting: Meeting) -> None:
    """The meeting has taken place."""
    act(cast, actions.hold_meeting, meeting, now=ENDS)


def seal(cast: Cast, meeting: Meeting, *, by: str = "cora") -> None:
    """Minutes drafted from the record, circulated, approved."""
    act(cast, actions.draft_minutes, meeting)
    act(cast, actions.circulate_minutes, meeting)
    act(cast, actions.approve_minutes, meeting, by=by, version=1)


def seen(cast: Cast, meeting: Meeting, *, by: str = "farida") -> Meeting:
    """The meeting as it stands in the database."""
    with cast.database.read() as session:
        return queries.meeting(session, cast.actor(by), meeting.public_id)


def titles(cast: Cast, meeting: Meeting) -> list[str]:
    """The titles of its items in order."""
    return [item.title for item in seen(cast, meeting).items]


def person(cast: Cast, name: str) -> Person:
    """One of the cast as a person, outside any transaction."""
    with cast.database.read() as session:
        return members.by_key(session, cast.actor(name))[name]


def propose(cast: Cast, title: str = "Own a dredge together", *, by: str = "mateo") -> Recommendation:
    """A recommendation under the only theme."""
    with cast.database.write() as session:
        actor = cast.actor(by)
        _theme(session, cast, "farida" if by != "sunniva" else "stig")
        fields = {"title": title, "addressee": "Harbor towns", "action": "should buy one dredge"}
        return recommendations.propose(session, actor, theme="dredging", fields=fields, source="It is dear.")


def _theme(session: Session, cast: Cast, facilitator: str) -> None:
    task_force = charters.charter(session, cast.actor(facilitator))
    if not task_force.themes:
        charter.set_themes(
            session,
            cast.actor(facilitator),
            task_force,
            [{"key": "dredging", "title": "Keeping the channel open"}],
        )
