"""What comes before and after a vote: an hour to open, what follows from the result, and voting again."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import DBAPIError

from taskforce.core import clock
from taskforce.core.errors import NotAllowed, Refused, WrongState
from taskforce.voting import actions, queries
from taskforce.voting.models import Position, Round
from taskforce.voting.rules import verify
from tests.people import Cast
from tests.voting.scenes import (
    HOUR,
    OPENED,
    acts,
    all_vote,
    close,
    one_dredge,
    open_round,
    vote,
)

MONDAY = OPENED + timedelta(days=2)


def announced(cast: Cast, **more: object) -> Round:
    """A round that is frozen on Tuesday and takes positions from Thursday on."""
    with clock.at(OPENED), cast.database.write() as session:
        facts = {"question": "Shall it?", "closes_at": HOUR, "opens_at": MONDAY, **more}
        return actions.open_round(session, cast.actor("farida"), one_dredge(), **facts)  # type: ignore[arg-type]


def state(cast: Cast, name: str, round_: Round, statement: str, next_step: str = "Farida writes.") -> None:
    with cast.database.write() as session:
        found = queries.round_(session, cast.actor(name), round_.public_id).round
        actions.state_outcome(session, cast.actor(name), found, statement=statement, next_step=next_step)


def test_a_vote_takes_positions_from_its_hour_on_and_not_before(cast: Cast) -> None:
    round_ = announced(cast)
    with pytest.raises(WrongState, match="not open yet"):
        vote(cast, "mateo", round_, "yes", now=MONDAY - timedelta(seconds=1))
    assert vote(cast, "mateo", round_, "yes", now=MONDAY).choice == "yes"


def test_the_database_too_takes_no_position_from_before_the_hour(cast: Cast) -> None:
    round_ = announced(cast)
    vote(cast, "mateo", round_, "yes", now=MONDAY)
    with pytest.raises(DBAPIError), cast.database.write() as session:
        session.query(Position).one().cast_at = OPENED


def test_a_vote_that_would_open_when_it_closes_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused) as refusal:
        announced(cast, opens_at=HOUR)
    assert refusal.value.field == "opens_at"


def test_a_vote_on_what_was_voted_on_before_cites_it_and_each_page_names_the_other(cast: Cast) -> None:
    first = open_round(cast)
    all_vote(cast, first, cora="no", mateo="no")
    close(cast, first)
    second = announced(cast, why="The price fell.")
    assert (second.cites, second.cites_why) == (first.public_id, "The price fell.")
    with clock.at(MONDAY):
        old, new = (cast.get("olive", f"votes/{one.public_id}").text for one in (first, second))
    assert f"votes/{second.public_id}" in old
    assert "This was voted on again" in old
    assert f"votes/{first.public_id}" in new
    assert "The price fell." in new


def test_the_record_seals_the_hour_to_open_and_what_is_reconsidered(cast: Cast) -> None:
    close(cast, open_round(cast))
    second = announced(cast, why="The price fell.")
    vote(cast, "mateo", second, "yes", now=MONDAY)
    close(cast, second)
    with cast.database.read() as session:
        record = queries.record(session, cast.actor("olive"))
    assert verify.verify(record.rounds, record.links) == []
    for name, other in {
        "cites_why": "",
        "cites": second.public_id,
        "opens_at": "2026-05-12T20:10:00.000000Z",
    }.items():
        kept, record.rounds[1]["more"][name] = record.rounds[1]["more"][name], other
        assert verify.verify(record.rounds, record.links) != []
        record.rounds[1]["more"][name] = kept


def test_what_follows_is_said_by_the_facilitator_of_a_closed_vote_alone_and_every_wording_is_kept(
    cast: Cast,
) -> None:
    round_ = open_round(cast)
    with pytest.raises(NotAllowed):
        state(cast, "farida", round_, "It is adopted.")
    close(cast, round_)
    for who in ("cora", "mateo", "olive"):
        with pytest.raises(NotAllowed):
            state(cast, who, round_, "It is adopted.")
    for words in (
        "It had no quorum.",
        "It had no quorum, and comes back.",
        "It had no quorum, and comes back.",
    ):
        state(cast, "farida", round_, words)
    assert [act.facts["statement"] for act in acts(cast, "outcome.stated")] == [
        "It had no quorum.",
        "It had no quorum, and comes back.",
    ]
    with pytest.raises(Refused) as refusal:
        state(cast, "farida", round_, "It is adopted.", next_step=" ")
    assert refusal.value.field == "next_step"


def test_today_asks_the_facilitator_what_follows_until_it_is_said(cast: Cast) -> None:
    round_ = open_round(cast, now=OPENED)
    close(cast, round_)
    path = f"votes/{round_.public_id}/state-outcome"
    asked = "Say what follows from the vote on"
    assert asked in cast.get("farida", "today").text
    assert asked not in cast.get("cora", "today").text
    answer = cast.send("farida", path, {"statement": "It lacks a quorum.", "next_step": "Farida asks again."})
    assert answer.status_code == 303
    assert asked not in cast.get("farida", "today").text
    page = cast.get("olive", f"votes/{round_.public_id}").text
    assert "It lacks a quorum." in page
    assert "Farida asks again." in page
    assert path not in page


def test_participation_counts_closed_votes_alone(cast: Cast) -> None:
    first = open_round(cast)
    all_vote(cast, first, cora="no", mateo="recuse")
    close(cast, first)
    all_vote(cast, open_round(cast), cora="yes", nia="yes")
    with cast.database.read() as session:
        parts = queries.participation(session, cast.actor("olive"))
    assert [(part.name, part.asked, part.cast, part.missed) for part in parts] == [
        ("Cora van der Berg", 1, 1, 0),
        ("Mateo de la Cruz", 1, 1, 0),
        ("Nia O’Hara", 1, 0, 1),
        ("Tomáš Dvořák Jr.", 1, 0, 1),
    ]
    assert "Nia O’Hara" in cast.get("olive", "votes/participation").text


def test_the_list_can_leave_out_what_needs_no_vote_any_more(cast: Cast) -> None:
    close(cast, open_round(cast))
    open_round(cast, now=HOUR, closes_at=HOUR + timedelta(days=9_000))
    everything, rest = cast.get("mateo", "votes").text, cast.get("mateo", "votes?show=open").text
    assert ('id="closed"' in everything, 'id="closed"' in rest, 'id="needs"' in rest) == (True, False, True)


def test_one_closed_vote_can_be_taken_home_as_a_table_or_for_programs_and_an_open_one_not(cast: Cast) -> None:
    round_ = open_round(cast)
    vote(cast, "mateo", round_, "no", reason="=HYPERLINK(0)")
    for form in ("csv", "json"):
        assert cast.get("olive", f"votes/{round_.public_id}.{form}").status_code == 403
    close(cast, round_)
    table, whole = (cast.get("olive", f"votes/{round_.public_id}.{form}") for form in ("csv", "json"))
    assert '"Mateo de la Cruz","","local","no","\'=HYPERLINK(0)"' in table.text
    assert whole.json is not None
    assert (whole.json["id"], whole.json["positions"][0]["choice"]) == (round_.public_id, "no")
