"""Casting positions: `actions.cast_position`."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from taskforce.core.errors import NotAllowed, Refused, WrongState
from taskforce.members.models import Person, Role
from taskforce.voting.models import Position
from tests.people import Cast
from tests.voting.scenes import BEFORE, HOUR, acts, all_vote, close, open_round, seen_by, vote


def test_a_position_is_kept_with_its_receipt(cast: Cast) -> None:
    round_ = open_round(cast)
    receipt = vote(cast, "mateo", round_, "no", reason="Not yet.", key="k1")
    position = seen_by(cast, "mateo", round_).position
    assert position is not None
    assert (position.choice, position.reason, position.cast_at) == ("no", "Not yet.", BEFORE)
    assert (receipt.choice, receipt.sha256) == ("no", position.receipt)
    assert acts(cast, "position.cast")[0].facts["receipt"] == receipt.sha256


def test_the_same_ballot_sent_twice_gives_the_same_receipt_and_one_event(cast: Cast) -> None:
    round_ = open_round(cast)
    first = vote(cast, "mateo", round_, "yes", key="k1")
    second = vote(cast, "mateo", round_, "yes", key="k1", now=BEFORE + timedelta(minutes=1))
    assert (first, len(acts(cast, "position.cast"))) == (second, 1)


def test_a_late_retry_of_an_older_ballot_does_not_undo_a_change_of_mind(cast: Cast) -> None:
    round_ = open_round(cast)
    first = vote(cast, "mateo", round_, "yes", key="k1")
    vote(cast, "mateo", round_, "no", key="k2", now=BEFORE + timedelta(minutes=1))
    assert vote(cast, "mateo", round_, "yes", key="k1", now=BEFORE + timedelta(minutes=2)) == first
    position = seen_by(cast, "mateo", round_).position
    assert position is not None
    assert position.choice == "no"


def test_a_retry_after_the_close_still_gives_the_receipt(cast: Cast) -> None:
    round_ = open_round(cast)
    first = vote(cast, "mateo", round_, "yes", key="k1")
    close(cast, round_)
    assert vote(cast, "mateo", round_, "yes", key="k1", now=HOUR + timedelta(days=1)) == first


def test_an_old_page_sent_with_other_words_is_a_new_ballot(cast: Cast) -> None:
    round_ = open_round(cast)
    vote(cast, "mateo", round_, "yes", key="k1")
    assert vote(cast, "mateo", round_, "no", key="k1").choice == "no"
    assert [act.facts["choice"] for act in acts(cast, "position.cast")] == ["yes", "no"]


def test_a_change_of_position_is_one_more_event_and_the_latest_counts(cast: Cast) -> None:
    round_ = open_round(cast)
    vote(cast, "mateo", round_, "yes", reason="At first.", key="k1")
    vote(cast, "mateo", round_, "abstain", key="k2")
    with cast.database.read() as session:
        positions = session.query(Position).all()
    assert [(position.choice, position.reason) for position in positions] == [("abstain", "")]
    assert [act.facts["choice"] for act in acts(cast, "position.cast")] == ["yes", "abstain"]


def test_the_same_position_again_writes_nothing(cast: Cast) -> None:
    round_ = open_round(cast)
    first = vote(cast, "mateo", round_, "yes", key="k1")
    assert vote(cast, "mateo", round_, "yes", key="k2") == first
    assert len(acts(cast, "position.cast")) == 1


def test_two_people_whose_forms_carry_the_same_key_both_vote(cast: Cast) -> None:
    round_ = open_round(cast)
    vote(cast, "mateo", round_, "yes", key="k1")
    assert vote(cast, "nia", round_, "no", key="k1").choice == "no"
    assert seen_by(cast, "nia", round_).given == 2


def test_who_is_outside_the_electorate_has_no_vote(cast: Cast) -> None:
    round_ = open_round(cast)
    for who in ("farida", "olive"):
        with pytest.raises(NotAllowed):
            vote(cast, who, round_, "yes")
    assert acts(cast, "position.cast") == []


def test_a_member_who_came_after_the_opening_has_no_vote_in_it(cast: Cast) -> None:
    round_ = open_round(cast)
    with cast.database.write() as session:
        olive = session.query(Person).filter_by(key="olive").one()
        session.execute(update(Role).where(Role.person_id == olive.id).values(name="member"))
    assert cast.actor("olive").has("member")
    with pytest.raises(NotAllowed):
        vote(cast, "olive", round_, "yes")


def test_what_is_no_position_is_refused_beside_its_field(cast: Cast) -> None:
    round_ = open_round(cast)
    for choice in ("", "maybe", "YES", "block"):
        with pytest.raises(Refused) as refusal:
            vote(cast, "mateo", round_, choice)
        assert refusal.value.field == "choice"


def test_a_vote_at_or_after_the_hour_is_refused_though_nobody_closed_yet(cast: Cast) -> None:
    round_ = open_round(cast)
    for seconds in (0, 1):
        with pytest.raises(WrongState):
            vote(cast, "mateo", round_, "yes", now=HOUR + timedelta(seconds=seconds))


def test_a_vote_after_close_is_refused(cast: Cast) -> None:
    round_ = open_round(cast)
    all_vote(cast, round_, cora="yes", mateo="yes", nia="yes", tomas="no")
    close(cast, round_, now=BEFORE)
    with pytest.raises(WrongState):
        vote(cast, "mateo", round_, "no", now=BEFORE)
