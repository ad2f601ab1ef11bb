"""Keeping the hour, who is here at each decision, and what goes to the next agenda."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from taskforce.core import clock
from taskforce.core.errors import NotAllowed, Refused, WrongState
from taskforce.meetings import actions, assemble, queries
from taskforce.meetings.models import AgendaItem, Attendance, Meeting
from tests.meetings import scenes
from tests.meetings.scenes import CALLED, ENDS, STARTS
from tests.people import Cast

MINUTE = timedelta(minutes=1)


def begin(cast: Cast, item: AgendaItem, now: datetime, who: str = "farida") -> None:
    scenes.act_on_item(cast, actions.begin_item, item, who=who, now=now)


def comes(cast: Cast, meeting: Meeting, name: str, now: datetime, **facts: Any) -> None:
    def mark(session: Any, actor: Any, found: Meeting) -> None:
        person = queries.person(session, actor, scenes.person(cast, name).public_id)
        actions.mark_coming_or_going(session, actor, found, person, **{"arrives": True, **facts})

    scenes.act(cast, mark, meeting, now=now)


def decide(cast: Cast, meeting: Meeting, now: datetime) -> str:
    scenes.act_on_item(cast, actions.record_decision, meeting.items[0], now=now, words="Yes.")
    found = assemble.quorum_of_decision(scenes.seen(cast, meeting).items[0].decisions[-1])
    return found.sentence if found else ""


def row(cast: Cast, meeting: Meeting, name: str) -> Attendance:
    return next(one for one in scenes.seen(cast, meeting).attendance if one.person.key == name)


def test_the_item_that_was_begun_runs_and_tells_whether_the_meeting_keeps_its_time(cast: Cast) -> None:
    meeting = scenes.call(cast, items=3)
    assert assemble.running_of(scenes.seen(cast, meeting)) is None
    begin(cast, meeting.items[0], STARTS)
    begin(cast, meeting.items[2], STARTS + 25 * MINUTE)
    running = assemble.running_of(scenes.seen(cast, meeting))
    assert running is not None
    assert (running.item.title, running.since, running.until) == ("Item 3", "14:25", STARTS + 30 * MINUTE)
    assert running.sentence == "The meeting is 15 min behind."
    with clock.at(STARTS):
        assert (found := assemble.item_now(scenes.seen(cast, meeting))) is not None
    assert found.title == "Item 3"


def test_nothing_is_begun_before_the_hour_or_by_anybody_else(cast: Cast) -> None:
    meeting = scenes.call(cast, items=1)
    with pytest.raises(WrongState, match="not begun"):
        begin(cast, meeting.items[0], CALLED)
    for who in ("cora", "mateo"):
        with pytest.raises(NotAllowed):
            begin(cast, meeting.items[0], STARTS, who=who)
        with pytest.raises(NotAllowed):
            scenes.act_on_item(cast, actions.lengthen_item, meeting.items[0], who=who, now=STARTS, by=5)
        with pytest.raises(NotAllowed):
            scenes.act_on_item(cast, actions.say_reached, meeting.items[0], who=who, was_reached=False)
        with pytest.raises(NotAllowed):
            scenes.act(cast, actions.carry_over, meeting, who=who, items=[])


def test_an_item_that_takes_longer_moves_those_after_it(cast: Cast) -> None:
    meeting = scenes.call(cast, items=2)
    scenes.act_on_item(cast, actions.lengthen_item, meeting.items[0], now=STARTS, by=5)
    assert [line.hour for line in assemble.lines_of(scenes.seen(cast, meeting))] == ["14:00", "14:10"]
    for by in (0, -5, 24 * 60):
        with pytest.raises(Refused):
            scenes.act_on_item(cast, actions.lengthen_item, meeting.items[0], now=STARTS, by=by)


def test_the_quorum_of_each_decision_is_that_of_its_moment(cast: Cast) -> None:
    meeting = scenes.call(cast, items=1)
    assert decide(cast, meeting, STARTS) == ""
    comes(cast, meeting, "nia", STARTS + MINUTE)
    assert decide(cast, meeting, STARTS + 2 * MINUTE).startswith(
        "1 of 4 voting members takes part; the quorum of 2 is not"
    )
    comes(cast, meeting, "cora", STARTS + 3 * MINUTE, remote=True)
    comes(cast, meeting, "farida", STARTS + 3 * MINUTE)
    assert (
        decide(cast, meeting, STARTS + 4 * MINUTE)
        == "2 of 4 voting members take part; the quorum of 2 is reached."
    )
    comes(cast, meeting, "nia", STARTS + 5 * MINUTE, arrives=False)
    assert decide(cast, meeting, STARTS + 6 * MINUTE).startswith("1 of 4")
    with pytest.raises(Refused, match="is not here"):
        comes(cast, meeting, "nia", STARTS + 7 * MINUTE, arrives=False)
    comes(cast, meeting, "nia", STARTS + 8 * MINUTE)
    assert decide(cast, meeting, STARTS + 9 * MINUTE).startswith("2 of 4")
    assert "2 of 4 voting members" in assemble.draft_of(scenes.seen(cast, meeting))


def test_hours_are_typed_on_the_clock_of_the_place(cast: Cast) -> None:
    meeting = scenes.call(cast, items=1)
    nia = scenes.person(cast, "nia").public_id
    path = f"meetings/{meeting.public_id}/attendance"
    form = {f"as_{nia}": "present", f"in_{nia}": "14:20", f"out_{nia}": "15:40", "roll": 0}
    assert cast.send("farida", path, form).status_code == 303
    found = row(cast, meeting, "nia")
    assert (found.arrived_at, found.left_at) == (STARTS + 20 * MINUTE, STARTS + 100 * MINUTE)
    assert 'value="14:20"' in cast.get("farida", path).text
    for typed in ("14:20", "14:10", "25:00", "x"):
        answer = cast.send("farida", path, {**form, f"out_{nia}": typed, "roll": 1})
        assert answer.status_code == 422
    assert cast.send("farida", path, {**form, f"as_{nia}": "apologies", "roll": 1}).status_code == 303
    assert row(cast, meeting, "nia").arrived_at is None


def test_after_midnight_an_hour_is_that_of_the_next_day(cast: Cast) -> None:
    late = STARTS.replace(hour=3)  # 23:00 the day before in New York
    meeting = scenes.call(cast, starts_at=late, ends_at=late + timedelta(hours=3))
    assert assemble.moment_of(meeting, datetime(2022, 1, 1, 0, 30).time()) == late + timedelta(minutes=90)
    assert assemble.moment_of(meeting, datetime(2022, 1, 1, 22, 45).time()) == late - timedelta(minutes=15)


def test_who_is_represented_does_not_count_and_the_minutes_say_by_whom(cast: Cast) -> None:
    meeting = scenes.call(cast, items=1)

    def attend(session: Any, actor: Any, found: Meeting, by: str) -> None:
        nia, other = (
            queries.person(session, actor, scenes.person(cast, name).public_id) for name in ("nia", by)
        )
        stays = {nia: actions.Stay(represented_by=other)}
        actions.record_attendance(session, actor, found, {nia: "delegate"}, roll=found.roll, stays=stays)

    scenes.act(cast, attend, meeting, by="olive")
    found = scenes.seen(cast, meeting)
    assert assemble.quorum_of(found).present == 0
    assert "Nia O’Hara (by Olive Brandt)" in assemble.draft_of(found)
    with pytest.raises(Refused, match="their own delegate"):
        scenes.act(cast, attend, meeting, by="nia")


def held(cast: Cast) -> Meeting:
    """A meeting of three items, of which only the first was begun, and the third left a decision."""
    meeting = scenes.call(cast, items=3)
    begin(cast, meeting.items[0], STARTS)
    scenes.act_on_item(cast, actions.record_decision, meeting.items[2], now=STARTS, words="Yes.")
    scenes.hold(cast, meeting)
    return meeting


def waiting(cast: Cast, who: str = "farida") -> list[str]:
    with cast.database.read() as session:
        return [item.title for item in queries.not_reached(session, cast.actor(who))]


def test_what_was_not_reached_goes_to_the_next_agenda_once(cast: Cast) -> None:
    meeting = held(cast)
    assert [item.was_reached for item in scenes.seen(cast, meeting).items] == [True, False, True]
    assert waiting(cast) == ["Item 2"]
    assert waiting(cast, "stig") == []
    later = scenes.call(cast, starts_at=ENDS + timedelta(days=7), ends_at=ENDS + timedelta(days=7, hours=1))
    path = f"meetings/{later.public_id}"
    assert "Not reached at earlier meetings" in cast.get("farida", path).text
    assert "Not reached at earlier meetings" not in cast.get("nia", path).text
    answer = cast.send("farida", f"{path}/carry-over", {})
    assert answer.status_code == 303
    (item,) = scenes.seen(cast, later).items
    assert (item.title, item.minutes, item.carried_from_id) == ("Item 2", 5, meeting.items[1].id)
    assert waiting(cast) == []
    assert cast.send("farida", f"{path}/carry-over", {}).status_code == 409


def test_the_facilitator_has_the_last_word_on_what_was_reached(cast: Cast) -> None:
    meeting = held(cast)
    scenes.act_on_item(cast, actions.say_reached, meeting.items[1], was_reached=True)
    scenes.act_on_item(cast, actions.say_reached, meeting.items[0], was_reached=False)
    assert waiting(cast) == ["Item 1"]
    scenes.seal(cast, meeting)
    with pytest.raises(NotAllowed, match="approved"):
        scenes.act_on_item(cast, actions.say_reached, meeting.items[0], was_reached=True)


def test_where_nobody_kept_the_hour_nothing_is_said_to_be_missed(cast: Cast) -> None:
    meeting = scenes.call(cast, items=2)
    scenes.hold(cast, meeting)
    assert waiting(cast) == []


def test_open_actions_of_earlier_meetings_stand_before_the_first_item(cast: Cast) -> None:
    meeting = scenes.call(cast, items=1)
    action = scenes.assign(cast, meeting)
    start = datetime.now(tz=STARTS.tzinfo) + timedelta(days=1)
    later = scenes.call(cast, starts_at=start, ends_at=start + timedelta(hours=1))
    page = cast.get("mateo", f"meetings/{later.public_id}").text
    assert "1 open action of earlier meetings" in page
    assert "Mark it done" in page
    scenes.complete(cast, action, "mateo")
    assert "open action" not in cast.get("mateo", f"meetings/{later.public_id}").text
