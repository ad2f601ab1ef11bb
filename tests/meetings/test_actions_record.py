"""Attendance, decisions and actions."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from taskforce.core import clock
from taskforce.core.errors import Conflict, NotAllowed, NotFound, Refused
from taskforce.core.events import Event
from taskforce.meetings import actions, assemble, queries
from taskforce.members.models import Person
from tests.meetings import scenes
from tests.meetings.scenes import AFTER, STARTS
from tests.people import Cast


def test_attendance_is_recorded_as_a_whole_and_the_quorum_is_kept_as_it_was(cast: Cast) -> None:
    meeting = scenes.call(cast)
    scenes.attend(cast, meeting, farida="present", cora="present", nia="remote", tomas="apologies")
    found = scenes.seen(cast, meeting)
    assert assemble.quorum_of(found).sentence == (
        "2 of 4 voting members take part; the quorum of 2 is reached."
    )
    assert [(presence, [one.key for one in people]) for presence, people in assemble.roll_of(found).groups] == [
        ("present", ["farida", "cora"]), ("remote", ["nia"]), ("apologies", ["tomas"]),
        ("delegate", []), ("absent", []),
    ]  # fmt: skip
    scenes.attend(cast, meeting, nia="absent", roll=1)
    assert assemble.quorum_of(scenes.seen(cast, meeting)).present == 0
    assert len(scenes.seen(cast, meeting).attendance) == 1


def test_a_list_upon_an_older_list_shows_both(cast: Cast) -> None:
    meeting = scenes.call(cast)
    scenes.attend(cast, meeting, nia="present")
    with pytest.raises(Conflict) as conflict:
        scenes.attend(cast, meeting, mateo="present")
    assert conflict.value.theirs["Present"] == "Nia O’Hara"
    assert conflict.value.mine["Present"] == "Mateo de la Cruz"


def test_nobody_attends_who_is_listed_only_or_strange(cast: Cast) -> None:
    meeting = scenes.call(cast)
    listed = Person(task_force_id=meeting.task_force_id, printed_name="Ann Listed", listed_only=True)
    for person, error in ((scenes.person(cast, "stig"), NotFound), (listed, Refused)):
        with pytest.raises(error):
            scenes.act(cast, actions.record_attendance, meeting, presences={person: "present"}, roll=0)


def test_a_decision_keeps_its_words_who_moved_it_and_who_wrote_it_down(cast: Cast) -> None:
    meeting = scenes.call(cast, items=1)
    with clock.at(STARTS), cast.database.write() as session:
        actor = cast.actor("farida")
        _, item = queries.meeting_of_item(session, actor, meeting.items[0].public_id)
        nia = queries.person(session, actor, scenes.person(cast, "nia").public_id)
        actions.record_decision(session, actor, item, words="To the vote.", mover=nia)
    decision = scenes.seen(cast, meeting).items[0].decisions[0]
    assert (decision.words, decision.recorded_by, decision.recorded_at) == (
        "To the vote.",
        "Farida Okonjo",
        STARTS,
    )
    assert decision.mover is not None
    assert decision.mover.key == "nia"


def test_a_decision_is_about_a_recommendation_of_its_item_and_no_other(cast: Cast) -> None:
    meeting = scenes.call(cast, items=1)
    with pytest.raises(Refused) as refused:
        scenes.act_on_item(
            cast, actions.record_decision, meeting.items[0], words="Yes.", recommendation=scenes.propose(cast)
        )
    assert refused.value.field == "recommendation"


def test_what_was_written_down_wrongly_is_struck_and_the_event_keeps_it(cast: Cast) -> None:
    meeting = scenes.call(cast, items=1)
    scenes.act_on_item(cast, actions.record_decision, meeting.items[0], words="Wrong.")
    with cast.database.write() as session:
        actor = cast.actor("farida")
        found = queries.meeting(session, actor, meeting.public_id)
        actions.strike_decision(session, actor, found.items[0].decisions[0])
    assert scenes.seen(cast, meeting).items[0].decisions == []
    with cast.database.read() as session:
        event = session.scalars(select(Event).where(Event.kind == "decision.struck")).one()
    assert event.facts["words"] == "Wrong."


def test_the_owner_completes_an_action_once(cast: Cast) -> None:
    meeting = scenes.call(cast, items=1)
    action = scenes.assign(cast, meeting)
    with pytest.raises(NotAllowed):
        scenes.complete(cast, action, "nia")
    scenes.complete(cast, action, "mateo")
    scenes.complete(cast, action, "farida", now=AFTER + timedelta(days=1))
    assert scenes.seen(cast, meeting).items[0].actions[0].done_at == AFTER
    assert scenes.kinds(cast).count("action.completed") == 1
