"""Reading meetings."""

from datetime import date

import pytest

from taskforce.core import clock
from taskforce.core.errors import NotFound
from taskforce.meetings import actions, queries
from taskforce.members import queries as members
from tests.meetings import scenes
from tests.meetings.scenes import AFTER, ITEM, STARTS
from tests.people import Cast


def test_a_meeting_of_another_task_force_is_not_there(cast: Cast) -> None:
    meeting = scenes.call(cast, items=1)
    stranger = cast.actor("stig")
    with cast.database.read() as session:
        with pytest.raises(NotFound):
            queries.meeting(session, stranger, meeting.public_id)
        with pytest.raises(NotFound):
            queries.meeting_of_item(session, stranger, meeting.items[0].public_id)
        assert queries.meetings(session, stranger) == []
        assert queries.for_report(session, stranger) == []


def test_what_is_written_under_an_item_leads_to_its_meeting_and_nowhere_else(cast: Cast) -> None:
    meeting = scenes.call(cast, items=2)
    decision = scenes.act_on_item(cast, actions.record_decision, meeting.items[1], words="Yes.")
    action = scenes.assign(cast, meeting)
    home, stranger = cast.actor("mateo"), cast.actor("stig")
    with cast.database.read() as session:
        assert queries.meeting_of_decision(session, home, decision.public_id)[0].id == meeting.id
        assert queries.meeting_of_action(session, home, action.public_id)[0].id == meeting.id
        for read, thing in ((queries.meeting_of_decision, decision), (queries.meeting_of_action, action)):
            with pytest.raises(NotFound):
                read(session, stranger, thing.public_id)
            with pytest.raises(NotFound):
                read(session, home, "nothing")


def test_meetings_come_by_the_time_of_their_start(cast: Cast) -> None:
    later = scenes.call(cast, title="Later", starts_at=AFTER, ends_at=AFTER.replace(hour=23))
    sooner = scenes.call(cast, title="Sooner")
    with cast.database.read() as session:
        found = queries.meetings(session, cast.actor("olive"))
    assert [meeting.id for meeting in found] == [sooner.id, later.id]


def test_who_counts_for_the_quorum_is_who_would_vote(cast: Cast) -> None:
    actor = cast.actor("farida")
    with cast.database.read() as session:
        assert queries.seats(session, actor).voters == {
            one.id for one in members.electorate(session, actor, chairs_vote=True)
        }
        assert queries.seats(session, actor).needed == 2


def test_where_co_chairs_do_not_vote_they_do_not_count_for_the_quorum(cast: Cast) -> None:
    actor = cast.actor("farida")
    with cast.database.write() as session:
        scenes.set_rule(session, actor, chairs_vote=False, quorum="2/3")
        found = queries.seats(session, actor)
        assert found.voters == {one.id for one in members.electorate(session, actor, chairs_vote=False)}
        assert found.needed == 2


def test_a_rule_that_cannot_be_read_asks_for_no_quorum(cast: Cast) -> None:
    actor = cast.actor("farida")
    with cast.database.write() as session:
        scenes.set_rule(session, actor, quorum="most")
        assert queries.seats(session, actor).needed == 0


def test_the_meetings_of_a_recommendation_tell_what_was_decided_about_it(cast: Cast) -> None:
    one, other = scenes.propose(cast), scenes.propose(cast, "Share one pilot")
    meeting = scenes.call(cast)
    with clock.at(STARTS), cast.database.write() as session:
        actor = cast.actor("farida")
        found = queries.meeting(session, actor, meeting.public_id)
        both = queries.named_recommendations(session, actor, [one.public_id, other.public_id])
        item = actions.add_item(session, actor, found, **ITEM, recommendations=both)
        actions.record_decision(session, actor, item, words="Both were read.")
        actions.record_decision(
            session, actor, item, words="The dredge goes to the vote.", recommendation=both[0]
        )
        gone = actions.call_meeting(session, actor, **{**scenes.FACTS, "title": "Cancelled"})
        actions.add_item(session, actor, gone, **ITEM, recommendations=both)
        actions.cancel_meeting(session, actor, gone)
    with cast.database.read() as session:
        about = [
            [
                (found.meeting, found.item, found.decisions)
                for found in queries.discussions(session, actor, thing)
            ]
            for thing in (one, other)
        ]
    assert about == [
        [("First reading", "Opening", ("Both were read.", "The dredge goes to the vote."))],
        [("First reading", "Opening", ("Both were read.",))],
    ]


def test_the_report_is_told_of_the_meetings_that_were_held(cast: Cast) -> None:
    meeting = scenes.call(cast, items=2)
    scenes.call(cast, title="To come")
    scenes.attend(cast, meeting, nia="present", cora="remote", tomas="absent")
    for item, words in zip(meeting.items, ("First.", "Second."), strict=True):
        scenes.act_on_item(cast, actions.record_decision, item, words=words)
    scenes.hold(cast, meeting)
    with cast.database.read() as session:
        (found,) = queries.for_report(session, cast.actor("farida"))
    assert (found.key, found.title, found.on, found.kind) == (
        "m1",
        "First reading",
        date(2022, 5, 19),
        "plenary",
    )
    assert (found.place, found.present, found.decisions) == ("Example Hall", 2, ("First.", "Second."))


def test_the_day_of_a_late_meeting_is_that_of_its_own_zone(cast: Cast) -> None:
    starts = STARTS.replace(day=20, hour=2)  # 22:00 on the 19th in New York
    meeting = scenes.call(cast, starts_at=starts, ends_at=starts.replace(hour=4))
    scenes.act(cast, actions.hold_meeting, meeting)
    with cast.database.read() as session:
        assert queries.for_report(session, cast.actor("farida"))[0].on == date(2022, 5, 19)
