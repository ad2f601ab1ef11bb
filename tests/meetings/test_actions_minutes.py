"""Drafting, writing, circulating and approving minutes."""

import pytest

from taskforce.core.errors import Conflict, NotAllowed, WrongState
from taskforce.meetings import actions, assemble
from taskforce.meetings.models import SEALED
from tests.meetings import scenes
from tests.meetings.scenes import AFTER
from tests.people import Cast


def test_minutes_wait_until_the_meeting_was_held(cast: Cast) -> None:
    meeting = scenes.call(cast, items=1)
    with pytest.raises(WrongState, match="Mark it held"):
        scenes.act(cast, actions.draft_minutes, meeting)


def test_the_draft_is_made_from_the_record_and_says_when_the_record_moves_on(cast: Cast) -> None:
    meeting = scenes.call(cast, items=1)
    scenes.attend(cast, meeting, cora="present", nia="remote")
    scenes.assign(cast, meeting)
    scenes.hold(cast, meeting)
    version = scenes.act(cast, actions.draft_minutes, meeting)
    assert "**Present:** Cora van der Berg." in version.source
    assert "2 of 4 voting members take part; the quorum of 2 is reached." in version.source
    assert "- **Action:** Write to the towns. (Mateo de la Cruz, by Mon 30 May 2022)" in version.source
    assert not assemble.has_changed(scenes.seen(cast, meeting))
    scenes.act_on_item(cast, actions.record_decision, meeting.items[0], words="Late news.")
    assert assemble.has_changed(scenes.seen(cast, meeting))


def test_the_minutes_are_begun_once(cast: Cast) -> None:
    meeting = scenes.call(cast, items=1)
    scenes.hold(cast, meeting)
    scenes.act(cast, actions.write_minutes, meeting, source="In my own words.", base=0)
    with pytest.raises(Conflict):
        scenes.act(cast, actions.draft_minutes, meeting)


def test_the_same_words_make_no_version(cast: Cast) -> None:
    meeting = scenes.call(cast, items=1)
    scenes.hold(cast, meeting)
    scenes.act(cast, actions.write_minutes, meeting, source="We met.", base=0)
    before = scenes.kinds(cast)
    scenes.act(cast, actions.write_minutes, meeting, source="We met.", base=1)
    assert (scenes.seen(cast, meeting).minutes.text.number, scenes.kinds(cast)) == (1, before)  # type: ignore[union-attr]


def test_two_who_write_the_minutes_never_overwrite_each_other(cast: Cast) -> None:
    meeting = scenes.call(cast, items=1)
    scenes.hold(cast, meeting)
    scenes.act(cast, actions.write_minutes, meeting, source="We met.", base=0)
    scenes.act(cast, actions.write_minutes, meeting, source="We met early.", base=1)
    with pytest.raises(Conflict) as conflict:
        scenes.act(cast, actions.write_minutes, meeting, source="We met late.", base=1)
    assert "We met early." in conflict.value.theirs.values()
    assert "We met late." in conflict.value.mine.values()


def test_approval_keeps_the_sentence_the_person_the_moment_and_the_fingerprint(cast: Cast) -> None:
    meeting = scenes.call(cast, items=1)
    scenes.hold(cast, meeting)
    version = scenes.act(cast, actions.draft_minutes, meeting)
    scenes.act(cast, actions.circulate_minutes, meeting)
    scenes.act(cast, actions.approve_minutes, meeting, who="cora", version=1)
    minutes = scenes.seen(cast, meeting).minutes
    assert minutes is not None
    assert minutes.certificate == (
        "I certify that these minutes are an accurate and complete summary of the meeting."
    )
    assert (minutes.certified_by, minutes.certified_as) == ("Cora van der Berg", "co-chair")
    assert (minutes.certified_at, minutes.certified_version) == (AFTER, 1)
    assert (minutes.certified_sha256, minutes.text.frozen_at) == (version.sha256, AFTER)


def test_the_facilitator_stands_in_for_the_chair_and_the_certificate_says_so(cast: Cast) -> None:
    meeting = scenes.call(cast, items=1)
    scenes.hold(cast, meeting)
    scenes.seal(cast, meeting, who="farida")
    minutes = scenes.seen(cast, meeting).minutes
    assert minutes is not None
    assert minutes.certified_as == "facilitator, standing in for the chair"


def test_minutes_are_not_approved_before_they_were_circulated_or_by_a_member(cast: Cast) -> None:
    meeting = scenes.call(cast, items=1)
    scenes.hold(cast, meeting)
    with pytest.raises(WrongState, match="not begun"):
        scenes.act(cast, actions.approve_minutes, meeting, who="cora", version=1)
    scenes.act(cast, actions.draft_minutes, meeting)
    with pytest.raises(WrongState):
        scenes.act(cast, actions.approve_minutes, meeting, who="cora", version=1)
    scenes.act(cast, actions.circulate_minutes, meeting)
    for name in ("mateo", "olive"):
        with pytest.raises(NotAllowed):
            scenes.act(cast, actions.approve_minutes, meeting, who=name, version=1)


def test_what_was_corrected_after_the_chair_read_it_is_not_certified(cast: Cast) -> None:
    meeting = scenes.call(cast, items=1)
    scenes.hold(cast, meeting)
    scenes.act(cast, actions.draft_minutes, meeting)
    scenes.act(cast, actions.circulate_minutes, meeting)
    scenes.act(cast, actions.write_minutes, meeting, source="Corrected.", base=1)
    with pytest.raises(Conflict) as conflict:
        scenes.act(cast, actions.approve_minutes, meeting, who="cora", version=1)
    assert conflict.value.theirs == {"Minutes": "Corrected."}
    assert scenes.seen(cast, meeting).minutes.state == "circulated"  # type: ignore[union-attr]


def test_after_approval_every_act_upon_the_record_is_refused(cast: Cast) -> None:
    meeting = scenes.call(cast, items=2)
    action = scenes.assign(cast, meeting)
    scenes.attend(cast, meeting, nia="present")
    scenes.hold(cast, meeting)
    scenes.seal(cast, meeting)
    closed = (NotAllowed, WrongState)
    for verb, facts in scenes.ALL_ACTS:
        with pytest.raises(closed):
            scenes.act(cast, verb, meeting, **facts)
    with pytest.raises(WrongState, match=SEALED):
        scenes.act(cast, actions.write_minutes, meeting, source="Otherwise.", base=1)
    with pytest.raises(WrongState):
        scenes.act(cast, actions.approve_minutes, meeting, who="cora", version=1)
    scenes.complete(cast, action, "mateo")
    assert scenes.seen(cast, meeting).items[0].actions[0].is_done
