"""A person's own calendar follows the meetings under a secret address."""

import re

import pytest
from icalendar import Calendar, Event

from taskforce.core.actor import Actor
from taskforce.core.errors import NotAllowed
from taskforce.meetings import actions
from taskforce.meetings.models import CalendarFeed
from tests.meetings import scenes
from tests.people import Cast


def make(cast: Cast, name: str) -> str:
    page = cast.send(name, "meetings/calendar", {}).text
    found = re.search(r"(/calendar/[\w-]+\.ics)", page)
    assert found
    return found[1]


def entries(cast: Cast, address: str) -> list[Event]:
    answer = cast.get("nobody", address)
    assert answer.status_code == 200
    assert answer.content_type == "text/calendar; charset=utf-8"
    calendar = Calendar.from_ical(answer.text)
    assert calendar["method"] == "PUBLISH"
    return list(calendar.events)


def test_the_feed_shows_every_meeting_and_keeps_what_was_cancelled(cast: Cast) -> None:
    scenes.call(cast, items=1, title="Kept")
    second = scenes.call(cast, title="Off")
    scenes.call(cast, kind="co_chairs", title="Chairs only")
    scenes.call(cast, who="stig", title="Elsewhere")
    scenes.act(cast, actions.cancel_meeting, second, now=scenes.CALLED)
    found = entries(cast, make(cast, "nia"))
    assert [(one["summary"], one["status"], one["sequence"]) for one in found] == [
        ("Kept", "CONFIRMED", 0),
        ("Off", "CANCELLED", 1),
    ]
    assert [one["uid"] for one in entries(cast, make(cast, "nia"))] == [one["uid"] for one in found]
    assert all(re.fullmatch(r"meeting-[0-9a-f]{32}@taskforce", str(one["uid"])) for one in found)
    assert "attendee" not in found[0]
    assert len(entries(cast, make(cast, "cora"))) == 3


def test_another_address_ends_the_first_and_only_the_hash_is_kept(cast: Cast) -> None:
    first, second = make(cast, "nia"), make(cast, "nia")
    assert cast.get("nobody", first).status_code == 404
    assert cast.get("nobody", second).status_code == 200
    assert second not in cast.get("nia", "meetings/calendar").text
    with cast.database.read() as session:
        (kept,) = session.query(CalendarFeed).all()
    assert kept.token_hash not in second


def test_nobody_makes_the_calendar_of_their_principal(cast: Cast) -> None:
    nia = scenes.person(cast, "nia")
    actor = Actor(
        1, "x", "X for Nia", nia.task_force_id, frozenset({"delegate"}), nia.id, nia.public_id, frozenset({"read"})
    )  # fmt: skip
    with pytest.raises(NotAllowed), cast.database.write() as session:
        actions.make_feed(session, actor)


def test_one_meeting_is_a_file_for_a_calendar(cast: Cast) -> None:
    meeting = scenes.call(cast)
    answer = cast.get("olive", f"meetings/{meeting.public_id}/calendar.ics")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="m1.ics"'
    (event,) = Calendar.from_ical(answer.text).events
    assert event["summary"] == "First reading"
    assert cast.get("stig", f"/t/rivers/meetings/{meeting.public_id}/calendar.ics").status_code == 404
