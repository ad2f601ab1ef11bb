"""What the database itself refuses once the minutes are approved, whoever writes to it."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from taskforce.meetings import actions
from taskforce.meetings.models import Meeting, Minutes
from tests.meetings import scenes
from tests.people import Cast

CHANGES = [
    "UPDATE minutes SET certificate = 'Otherwise.'",
    "UPDATE minutes SET state = 'draft'",
    "DELETE FROM minutes",
    "UPDATE meeting SET starts_at = ends_at",
    "UPDATE meeting SET title = 'Otherwise'",
    "UPDATE agenda_item SET title = 'Otherwise'",
    "DELETE FROM agenda_item WHERE position = 2",
    (
        "INSERT INTO agenda_item (public_id, task_force_id, meeting_id, position, title, kind, minutes, note, edition)"
        " SELECT 'x', task_force_id, id, 9, 'Late', 'decision', 5, '', 1 FROM meeting"
    ),
    "UPDATE attendance SET presence = 'absent'",
    "DELETE FROM attendance",
    "UPDATE decision SET words = 'Otherwise.'",
    "DELETE FROM decision",
    (
        "INSERT INTO decision (public_id, task_force_id, item_id, words, recorded_by, recorded_at)"
        " SELECT 'x', task_force_id, item_id, 'Late.', 'Nobody', recorded_at FROM decision"
    ),
    "UPDATE action_item SET words = 'Otherwise.'",
    "UPDATE action_item SET due_on = NULL",
    "DELETE FROM action_item",
]


@pytest.fixture
def sealed(cast: Cast) -> Meeting:
    """A meeting with an approved record."""
    meeting = scenes.call(cast, items=2)
    scenes.act_on_item(cast, actions.record_decision, meeting.items[0], words="Yes.")
    scenes.assign(cast, meeting)
    scenes.attend(cast, meeting, nia="present")
    scenes.hold(cast, meeting)
    scenes.seal(cast, meeting)
    return meeting


def test_the_record_of_a_meeting_with_approved_minutes_does_not_change(cast: Cast, sealed: Meeting) -> None:
    for statement in CHANGES:
        with pytest.raises(DBAPIError, match="no longer changes"), cast.database.write() as session:
            session.execute(text(statement))


def test_that_an_action_was_done_can_still_be_written_down(cast: Cast, sealed: Meeting) -> None:
    with cast.database.write() as session:
        session.execute(text("UPDATE action_item SET done_at = recorded_at"))
    assert scenes.seen(cast, sealed).items[0].actions[0].is_done


def test_another_meeting_stays_open(cast: Cast, sealed: Meeting) -> None:
    other = scenes.call(cast, items=1)
    scenes.act_on_item(cast, actions.record_decision, other.items[0], words="Yes.")
    assert scenes.seen(cast, other).items[0].decisions[0].words == "Yes."


def test_minutes_without_a_certificate_are_not_approved(cast: Cast) -> None:
    meeting = scenes.call(cast, items=1)
    scenes.hold(cast, meeting)
    scenes.act(cast, actions.draft_minutes, meeting)
    with pytest.raises(DBAPIError), cast.database.write() as session:
        session.query(Minutes).update({"state": "approved"})
