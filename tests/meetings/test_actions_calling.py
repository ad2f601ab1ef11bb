"""Calling a meeting, changing it, publishing its agenda, cancelling it, holding it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from taskforce.core.errors import Conflict, NotAllowed, Refused, WrongState
from taskforce.core.events import Event
from taskforce.meetings import actions, assemble, queries
from tests.meetings import scenes
from tests.meetings.scenes import CALLED, ENDS, FACTS, ITEM, STARTS
from tests.people import Cast


def test_a_called_meeting_is_planned_and_has_a_key_of_its_own(cast: Cast) -> None:
    first, second = scenes.call(cast), scenes.call(cast)
    assert (first.key, second.key, first.state) == ("m1", "m2", "planned")
    assert scenes.call(cast, key="opening").key == "opening"
    assert scenes.kinds(cast)[-1] == "meeting.called"


def test_the_keys_of_one_task_force_say_nothing_of_another(cast: Cast) -> None:
    scenes.call(cast)
    assert scenes.call(cast, who="stig").key == "m1"


FAULTS: list[tuple[dict[str, Any], str, str]] = [
    ({"ends_at": STARTS}, "ends_at", "after the start"),
    ({"ends_at": STARTS - timedelta(hours=1)}, "ends_at", "after the start"),
    ({"ends_at": STARTS + timedelta(days=8)}, "ends_at", "seven days"),
    ({"zone": "Mars/Olympus"}, "zone", "zone"),
    ({"zone": "../../etc/passwd"}, "zone", "zone"),
    ({"starts_at": datetime(1, 1, 1, 0, 0)}, "starts_at", "year"),
    ({"ends_at": datetime(9999, 12, 31, 23, 59)}, "ends_at", "year"),
    ({"link": "javascript:alert(1)"}, "link", "https"),
    ({"link": "https://"}, "link", "https"),
    ({"link": "https://[bad"}, "link", "https"),
    ({"link": "https://a b"}, "link", "https"),
    (
        {"starts_at": datetime(2027, 3, 14, 2, 30), "ends_at": datetime(2027, 3, 14, 5, 0)},
        "starts_at",
        "not exist",
    ),
    (
        {"starts_at": datetime(2026, 11, 1, 1, 30), "ends_at": datetime(2026, 11, 1, 5, 0)},
        "starts_at",
        "twice",
    ),
]


def test_a_fault_of_the_facts_is_named_beside_its_field(cast: Cast) -> None:
    for facts, field, words in FAULTS:
        with pytest.raises(Refused, match=words) as refused:
            scenes.call(cast, **facts)
        assert refused.value.field == field


def test_an_hour_typed_in_the_zone_of_the_place_becomes_its_moment(cast: Cast) -> None:
    meeting = scenes.call(cast, starts_at=datetime(2022, 5, 19, 14, 0), ends_at=datetime(2022, 5, 19, 16, 0))
    assert (meeting.starts_at, meeting.ends_at) == (STARTS, ENDS)


def test_an_hour_that_comes_twice_stays_the_same_one_when_the_title_is_changed(cast: Cast) -> None:
    second = datetime(2026, 11, 1, 6, 30, tzinfo=UTC)  # 01:30 EST, the second time that the clock shows it
    meeting = scenes.call(cast, starts_at=second, ends_at=second + timedelta(hours=1))
    facts = {**FACTS, **assemble.wall_clock(meeting), "title": "Another title", "edition": 1}
    scenes.act(cast, actions.change_meeting, meeting, **facts)
    assert (scenes.seen(cast, meeting).starts_at, scenes.seen(cast, meeting).title) == (
        second,
        "Another title",
    )


def test_a_change_upon_an_older_edition_shows_both_and_overwrites_nothing(cast: Cast) -> None:
    meeting = scenes.call(cast)
    scenes.act(cast, actions.change_meeting, meeting, **{**FACTS, "place": "Upstairs", "edition": 1})
    with pytest.raises(Conflict) as conflict:
        scenes.act(cast, actions.change_meeting, meeting, **{**FACTS, "place": "Downstairs", "edition": 1})
    assert (conflict.value.theirs["Place"], conflict.value.mine["Place"]) == ("Upstairs", "Downstairs")
    assert scenes.seen(cast, meeting).place == "Upstairs"


def test_a_change_of_nothing_is_no_edition_and_no_event(cast: Cast) -> None:
    meeting = scenes.call(cast)
    before = scenes.kinds(cast)
    scenes.act(cast, actions.change_meeting, meeting, **FACTS, edition=1)
    assert (scenes.seen(cast, meeting).edition, scenes.kinds(cast)) == (1, before)


def test_an_agenda_is_published_once_and_not_while_it_is_empty(cast: Cast) -> None:
    meeting = scenes.call(cast)
    with pytest.raises(WrongState, match="no item"):
        scenes.act(cast, actions.publish_agenda, meeting)
    scenes.act(cast, actions.add_item, meeting, **ITEM)
    scenes.act(cast, actions.publish_agenda, meeting, now=CALLED)
    assert (scenes.seen(cast, meeting).state, scenes.seen(cast, meeting).published_at) == (
        "published",
        CALLED,
    )
    with pytest.raises(WrongState):
        scenes.act(cast, actions.publish_agenda, meeting)


def test_what_was_published_stands_in_the_event(cast: Cast) -> None:
    meeting = scenes.call(cast, items=2)
    scenes.act(cast, actions.publish_agenda, meeting)
    with cast.database.read() as session:
        event = session.scalars(select(Event).where(Event.kind == "agenda.published")).one()
    assert [(item["title"], item["minutes"]) for item in event.facts["items"]] == [
        ("Item 1", 5),
        ("Item 2", 5),
    ]


def test_a_cancelled_meeting_keeps_its_reason_and_takes_no_record(cast: Cast) -> None:
    meeting = scenes.call(cast, items=1)
    scenes.act(cast, actions.cancel_meeting, meeting, why="The host is away.")
    assert scenes.seen(cast, meeting).cancelled_why == "The host is away."
    with pytest.raises(WrongState, match="cancelled"):
        scenes.attend(cast, meeting, nia="present")
    with pytest.raises(NotAllowed):
        scenes.hold(cast, meeting)


def test_a_meeting_is_not_held_before_it_begins(cast: Cast) -> None:
    meeting = scenes.call(cast)
    with pytest.raises(WrongState, match="not begun"):
        scenes.act(cast, actions.hold_meeting, meeting, now=STARTS - timedelta(seconds=1))
    scenes.act(cast, actions.hold_meeting, meeting, now=STARTS)
    assert scenes.seen(cast, meeting).state == "held"


def test_nobody_but_the_facilitator_of_the_task_force_runs_a_meeting(cast: Cast) -> None:
    meeting = scenes.call(cast, items=1)
    home = cast.actor("farida")
    for actor in (cast.actor(name) for name in ("cora", "mateo", "olive", "stig")):
        with cast.database.write() as session:
            found = queries.meeting(session, home, meeting.public_id)
            for verb, facts in scenes.ALL_ACTS:
                with pytest.raises(NotAllowed):
                    verb(session, actor, found, **facts)
