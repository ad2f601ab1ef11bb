"""What each person sees of votes."""

from datetime import timedelta

import pytest

from taskforce.core import clock
from taskforce.core.errors import NotAllowed, NotFound
from taskforce.voting import queries
from tests.people import Cast
from tests.voting.scenes import BEFORE, HOUR, close, one_dredge, open_round, seen_by, vote

EVERYBODY = ("farida", "cora", "mateo", "nia", "tomas", "olive")


def test_while_it_is_open_nobody_sees_positions_the_facilitator_included(cast: Cast) -> None:
    round_ = open_round(cast)
    vote(cast, "mateo", round_, "no", reason="A secret until the close.")
    for name in EVERYBODY:
        with cast.database.read() as session, pytest.raises(NotAllowed):
            queries.positions(session, cast.actor(name), round_)


def test_while_it_is_open_everybody_sees_how_many_voted_and_only_their_own_position(cast: Cast) -> None:
    round_ = open_round(cast)
    vote(cast, "mateo", round_, "no")
    for name in EVERYBODY:
        seen = seen_by(cast, name, round_)
        assert (seen.given, seen.sentence) == (1, "1 of 4 have voted; the quorum of 2 needs 1 more.")
        assert (seen.position is not None) == (name == "mateo")


def test_after_the_close_everybody_sees_every_position_by_name_in_order(cast: Cast) -> None:
    round_ = open_round(cast)
    vote(cast, "mateo", round_, "no", reason="Not yet.")
    vote(cast, "cora", round_, "yes")
    close(cast, round_)
    for name in EVERYBODY:
        with cast.database.read() as session:
            found = queries.positions(session, cast.actor(name), seen_by(cast, name, round_).round)
        assert [(one.name, one.choice, one.reason) for one in found] == [
            ("Cora van der Berg", "yes", ""),
            ("Mateo de la Cruz", "no", "Not yet."),
            ("Nia O’Hara", "", ""),
            ("Tomáš Dvořák Jr.", "", ""),
        ]


def test_a_round_of_another_task_force_is_not_there(cast: Cast) -> None:
    round_ = open_round(cast)
    with cast.database.read() as session:
        with pytest.raises(NotFound):
            queries.round_(session, cast.actor("stig"), round_.public_id)
        assert queries.rounds(session, cast.actor("stig")) == []
        assert queries.rounds_on(session, cast.actor("stig"), "motion", ["dredge0000000"]) == {
            "dredge0000000": []
        }


def test_the_list_begins_with_what_waits_for_me_and_ends_with_what_is_long_closed(cast: Cast) -> None:
    ids = {}
    for hours, name in enumerate(("voted", "waits", "closed", "closed_later"), 1):
        matter = one_dredge(f"matter{hours:07}")
        ids[open_round(cast, matter=matter, closes_at=HOUR + timedelta(hours=hours)).public_id] = name
    by_name = {name: public_id for public_id, name in ids.items()}
    for name, later in (("closed", 3), ("closed_later", 4)):
        close(cast, find(cast, by_name[name]).round, now=HOUR + timedelta(hours=later))
    vote(cast, "mateo", find(cast, by_name["voted"]).round, "yes")
    with clock.at(BEFORE), cast.database.read() as session:
        found = queries.rounds(session, cast.actor("mateo"))
        assert [one.waits_for_me for one in found] == [True, False, False, False]
    assert [ids[one.round.public_id] for one in found] == ["waits", "voted", "closed_later", "closed"]


def find(cast: Cast, public_id: str) -> queries.Seen:
    """The round with this name, as Farida sees it."""
    with cast.database.read() as session:
        return queries.round_(session, cast.actor("farida"), public_id)


def test_rounds_on_a_matter_come_in_the_order_of_their_opening(cast: Cast) -> None:
    first = open_round(cast)
    close(cast, first)
    second = open_round(cast, now=HOUR, closes_at=HOUR + timedelta(days=1))
    with cast.database.read() as session:
        found = queries.rounds_on(session, cast.actor("olive"), "motion", ["dredge0000000", "nothing000000"])
    assert [one.round.public_id for one in found["dredge0000000"]] == [first.public_id, second.public_id]
    assert found["nothing000000"] == []


def test_a_round_past_its_hour_waits_for_nobody(cast: Cast) -> None:
    round_ = open_round(cast)
    with clock.at(HOUR):
        assert not seen_by(cast, "mateo", round_).waits_for_me
