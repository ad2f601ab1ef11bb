"""What meetings add to the pages below: who finds the text of minutes there."""

import pytest

from taskforce.meetings import actions
from taskforce.meetings.models import Meeting
from taskforce.sources import actions as sources
from tests.meetings.scenes import act, call, hold, seen
from tests.people import Cast

PAGES = ("", "/versions/1", "/compare", "/versions/1/comment")


def drafted(cast: Cast) -> Meeting:
    """A meeting that was held, with minutes that cite a source and were shown to nobody."""
    with cast.database.write() as session:
        sources.add_source(session, cast.actor("farida"), key="survey", kind="report", title="Forty Harbors")
    meeting = call(cast, items=1)
    hold(cast, meeting)
    act(cast, actions.draft_minutes, meeting)
    act(cast, actions.write_minutes, meeting, base=1, source="The vote was near [@survey].")
    return seen(cast, meeting)


def statuses(cast: Cast, name: str, meeting: Meeting) -> list[int]:
    assert meeting.minutes is not None
    path = f"texts/{meeting.minutes.text.public_id}"
    return [cast.get(name, path + rest).status_code for rest in PAGES]


@pytest.mark.parametrize("name", ["mateo", "olive"])
def test_a_draft_of_minutes_is_found_by_no_road_by_those_who_may_not_read_it(cast: Cast, name: str) -> None:
    meeting = drafted(cast)
    assert statuses(cast, name, meeting) == [404] * len(PAGES)
    assert "Minutes of" not in cast.get(name, "sources").text


@pytest.mark.parametrize("name", ["farida", "cora"])
def test_who_writes_or_certifies_minutes_reads_the_versions_of_the_draft(cast: Cast, name: str) -> None:
    meeting = drafted(cast)
    assert statuses(cast, name, meeting)[:3] == [200] * 3
    assert "Minutes of" in cast.get(name, "sources").text


@pytest.mark.parametrize("name", ["mateo", "olive"])
def test_circulated_minutes_are_read_with_their_versions_by_everybody_here(cast: Cast, name: str) -> None:
    meeting = drafted(cast)
    act(cast, actions.circulate_minutes, meeting)
    assert statuses(cast, name, meeting)[:3] == [200] * 3
    assert "Minutes of" in cast.get(name, "sources").text
    assert statuses(cast, "stig", meeting) == [404] * len(PAGES)
