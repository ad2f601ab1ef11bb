"""The items of an agenda and their order."""

import pytest

from taskforce.core.errors import Conflict, NotFound, Refused, WrongState
from taskforce.meetings import actions, queries
from tests.meetings import scenes
from tests.meetings.scenes import ITEM
from tests.people import Cast


def test_items_stand_in_the_order_in_which_they_came(cast: Cast) -> None:
    assert scenes.titles(cast, scenes.call(cast, items=3)) == ["Item 1", "Item 2", "Item 3"]


def test_an_item_moves_by_one_and_stays_within_the_list(cast: Cast) -> None:
    for number, by, order in [(1, 1, [2, 1, 3]), (3, -1, [1, 3, 2]), (1, -1, [1, 2, 3]), (3, 1, [1, 2, 3])]:
        meeting = scenes.call(cast, items=3)
        scenes.act_on_item(cast, actions.move_item, meeting.items[number - 1], by=by)
        assert scenes.titles(cast, meeting) == [f"Item {one}" for one in order]
        assert [item.position for item in scenes.seen(cast, meeting).items] == [1, 2, 3]


def test_what_is_moved_there_and_back_is_where_it_was(cast: Cast) -> None:
    meeting = scenes.call(cast, items=4)
    for by in (1, 1, -1, -1):
        scenes.act_on_item(cast, actions.move_item, meeting.items[1], by=by)
    assert scenes.titles(cast, meeting) == ["Item 1", "Item 2", "Item 3", "Item 4"]


def test_a_removed_item_closes_the_gap(cast: Cast) -> None:
    meeting = scenes.call(cast, items=3)
    scenes.act_on_item(cast, actions.remove_item, meeting.items[1])
    found = scenes.seen(cast, meeting).items
    assert [(item.title, item.position) for item in found] == [("Item 1", 1), ("Item 3", 2)]


def test_an_item_with_a_record_is_not_removed(cast: Cast) -> None:
    meeting = scenes.call(cast, items=1)
    scenes.act_on_item(cast, actions.record_decision, meeting.items[0], words="Yes.")
    with pytest.raises(WrongState, match="Strike"):
        scenes.act_on_item(cast, actions.remove_item, meeting.items[0])


def test_an_item_carries_recommendations_each_once_in_order(cast: Cast) -> None:
    meeting = scenes.call(cast)
    one, other = scenes.propose(cast), scenes.propose(cast, "Share one pilot")
    with cast.database.write() as session:
        actor = cast.actor("farida")
        chosen = queries.named_recommendations(session, actor, [one.public_id, other.public_id])
        found = queries.meeting(session, actor, meeting.public_id)
        item = actions.add_item(session, actor, found, **ITEM, recommendations=[*reversed(chosen), chosen[0]])
    shown = scenes.seen(cast, meeting).items[0]
    assert [found.fields.title for found in shown.recommendations] == [
        "Share one pilot",
        "Own a dredge together",
    ]
    with cast.database.write() as session:
        found, item = queries.meeting_of_item(session, cast.actor("farida"), item.public_id)
        chosen = queries.named_recommendations(session, cast.actor("farida"), [one.public_id])
        actions.change_item(session, cast.actor("farida"), item, edition=1, **ITEM, recommendations=chosen)
    assert [found.key for found in scenes.seen(cast, meeting).items[0].recommendations] == [one.key]


def test_a_recommendation_or_a_lead_of_another_task_force_is_not_there(cast: Cast) -> None:
    meeting = scenes.call(cast)
    strange = scenes.propose(cast, who="sunniva")
    with pytest.raises(NotFound):
        scenes.act(cast, actions.add_item, meeting, **ITEM, recommendations=[strange])
    with pytest.raises(NotFound):
        scenes.act(cast, actions.add_item, meeting, **ITEM, lead=scenes.person(cast, "stig"))


def test_two_who_change_an_item_see_both_texts(cast: Cast) -> None:
    meeting = scenes.call(cast, items=1)
    item = meeting.items[0]
    scenes.act_on_item(cast, actions.change_item, item, edition=1, **{**ITEM, "title": "Theirs"})
    with pytest.raises(Conflict) as conflict:
        scenes.act_on_item(cast, actions.change_item, item, edition=1, **{**ITEM, "title": "Mine"})
    assert (conflict.value.theirs["Title"], conflict.value.mine["Title"]) == ("Theirs", "Mine")
    assert scenes.titles(cast, meeting) == ["Theirs"]


def test_moving_an_item_does_not_spoil_the_change_of_somebody_else(cast: Cast) -> None:
    meeting = scenes.call(cast, items=2)
    scenes.act_on_item(cast, actions.move_item, meeting.items[0], by=1)
    scenes.act_on_item(cast, actions.change_item, meeting.items[0], edition=1, **{**ITEM, "title": "Changed"})
    assert scenes.titles(cast, meeting) == ["Item 2", "Changed"]


def test_minutes_beyond_a_day_are_refused(cast: Cast) -> None:
    meeting = scenes.call(cast)
    for minutes in (-1, 1441, 2**63):
        with pytest.raises(Refused) as refused:
            scenes.act(cast, actions.add_item, meeting, **{**ITEM, "minutes": minutes})
        assert refused.value.field == "minutes"
