"""A roll call: who is there is kept with the vote, what is said aloud is written down, voters keep the last word."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import DatabaseError

from taskforce.charter.models import TaskForce
from taskforce.core import clock, jobs
from taskforce.core.errors import NotAllowed, Refused, WrongState
from taskforce.core.jobs import Job
from taskforce.members import queries as people
from taskforce.members.models import Delegation
from taskforce.voting import actions, queries
from taskforce.voting.assemble import called
from taskforce.voting.homes import Here, Occasion
from taskforce.voting.models import RollCall, Round
from taskforce.voting.rules import verify
from tests.people import Cast
from tests.voting.scenes import BEFORE, HOUR, acts, close, open_round, seen_by, vote

PRESENT = {"cora": "present", "mateo": "delegate", "nia": "remote", "tomas": "absent"}


def call(cast: Cast, round_: Round, here: Mapping[str, str] = PRESENT, *, by: str = "farida") -> RollCall:
    """The roll, called at a meeting where the cast is as said; Dana is there for whoever is represented."""
    with clock.at(BEFORE), cast.database.write() as session:
        actor = cast.actor(by)
        known = people.by_key(session, actor)
        dana = (known["dana"].id, known["dana"].public_id, known["dana"].printed_name)
        there = {known[name].id: Here(how, dana if how == "delegate" else None) for name, how in here.items()}
        found = queries.round_(session, actor, round_.public_id).round
        return actions.call_roll(session, actor, found, Occasion("m" * 13, "Third meeting", there, 2, 4, 2))


def enter(
    cast: Cast,
    name: str,
    round_: Round,
    choice: str,
    *,
    reason: str = "",
    by: str = "farida",
    now: Any = BEFORE,
) -> None:
    with clock.at(now), cast.database.write() as session:
        actor = cast.actor(by)
        person = people.by_key(session, actor)[name].public_id
        found = queries.round_(session, actor, round_.public_id).round
        actions.enter_position(session, actor, found, person, choice=choice, reason=reason)


def let_dana_vote(cast: Cast, *scopes: str) -> None:
    with cast.database.write() as session:
        session.execute(update(Delegation).values(scopes=list(scopes)))
        session.execute(update(TaskForce).where(TaskForce.slug == "rivers").values(delegable=list(scopes)))


def rows(cast: Cast, round_: Round) -> list[Any]:
    with cast.database.read() as session:
        roll = queries.last_roll(session, round_)
        assert roll is not None
        return called(roll, queries.seats(session, round_))


def test_the_roll_keeps_who_was_there_in_the_order_of_sort_names_and_whether_it_was_a_quorum(
    cast: Cast,
) -> None:
    let_dana_vote(cast, "read", "vote")
    round_ = open_round(cast)
    roll = call(cast, round_)
    assert [(one["name"], one["as"]) for one in roll.people] == [
        ("Mateo de la Cruz", "delegate"),
        ("Tomáš Dvořák Jr.", "absent"),
        ("Nia O’Hara", "remote"),
        ("Cora van der Berg", "present"),
    ]
    assert (roll.people[0]["by_name"], roll.people[0]["speaks"]) == ("Dana Reyes", True)
    assert (roll.present_voting, roll.voting_members, roll.quorum_needed, roll.is_quorate) == (2, 4, 2, True)
    (event,) = acts(cast, "roll.called")
    assert (event.by_name, event.facts["number"]) == ("Farida Okonjo", 2)


def test_what_is_said_is_written_down_with_every_name_and_joined_to_the_chain(cast: Cast) -> None:
    let_dana_vote(cast, "read", "vote")
    round_ = open_round(cast)
    call(cast, round_)
    enter(cast, "cora", round_, "yes")
    enter(cast, "mateo", round_, "no", reason="Too dear.")
    shown = {row.name: row.choice for row in rows(cast, round_)}
    assert shown == {
        "Mateo de la Cruz": "no",
        "Tomáš Dvořák Jr.": "",
        "Nia O’Hara": "",
        "Cora van der Berg": "yes",
    }
    closed = close(cast, round_)
    with cast.database.read() as session:
        notes = {one.name: one.note for one in queries.positions(session, cast.actor("olive"), closed)}
        record = queries.record(session, cast.actor("olive"))
    assert notes["Cora van der Berg"] == "Said in a roll call, written down by Farida Okonjo."
    assert notes["Mateo de la Cruz"].startswith("By Dana Reyes for Mateo de la Cruz. Said in a roll call")
    assert verify.verify(record.rounds, record.links) == []
    bent = deepcopy(record.rounds)
    bent[0]["rolls"][0]["said"]["people"][1]["as"] = "present"
    assert "the roll was called otherwise" in verify.verify(bent, record.links)[0]
    bent = deepcopy(record.rounds)
    bent[0]["positions"][0].pop("entered_by")
    assert "is not the one that was sealed" in verify.verify(bent, record.links)[0]


@pytest.mark.parametrize(
    ("name", "refusal"),
    [
        ("tomas", "Tomáš Dvořák Jr. is not here."),
        ("mateo", "Whoever is here for Mateo de la Cruz may not vote for them."),
        ("nia", "Nia O’Hara has voted by themselves, and alone can change that."),
    ],
)
def test_nobody_is_written_down_who_is_not_there_or_has_voted_by_themselves(
    cast: Cast, name: str, refusal: str
) -> None:
    let_dana_vote(cast, "read", "attend")
    round_ = open_round(cast)
    vote(cast, "nia", round_, "abstain")
    call(cast, round_)
    with pytest.raises(WrongState, match=refusal):
        enter(cast, name, round_, "yes")
    hidden = [row for row in rows(cast, round_) if row.name == "Nia O’Hara"]
    assert [(row.is_asked, row.choice) for row in hidden] == [(False, "")]


def test_the_roll_is_called_first_by_the_facilitator_and_while_the_vote_is_open(cast: Cast) -> None:
    round_ = open_round(cast)
    with pytest.raises(WrongState, match="Call the roll first"):
        enter(cast, "cora", round_, "yes")
    for name in ("cora", "nia", "dana", "olive"):
        with pytest.raises(NotAllowed):
            call(cast, round_, by=name)
    call(cast, round_)
    with pytest.raises(NotAllowed):
        enter(cast, "nia", round_, "yes", by="cora")
    with pytest.raises(Refused, match="choose one"):
        enter(cast, "cora", round_, "perhaps")
    with pytest.raises(WrongState, match="closed"):
        enter(cast, "cora", round_, "yes", now=HOUR)
    close(cast, round_)
    with pytest.raises(WrongState, match="closed"):
        call(cast, round_)


def test_whoever_was_written_down_is_told_and_has_the_last_word_and_a_principal_there_overrides_a_delegate(
    cast: Cast,
) -> None:
    let_dana_vote(cast, "read", "vote")
    round_ = open_round(cast)
    vote(cast, "dana", round_, "no")
    call(cast, round_, {**PRESENT, "mateo": "present"})
    assert rows(cast, round_)[0].note == "Dana Reyes for Mateo de la Cruz has voted."
    enter(cast, "mateo", round_, "yes")
    position = seen_by(cast, "mateo", round_).position
    assert position is not None
    assert (position.choice, position.cast_by_name, position.entered_by_name) == ("yes", "", "Farida Okonjo")
    with clock.at(BEFORE):
        jobs.run_due(cast.database, cast.app.extensions["settings"])
    with cast.database.read() as session:
        mails = [one["subject"] for one in session.scalars(select(Job.payload).where(Job.kind == "mail"))]
    assert mails.count("Your position was written down") == 1
    with pytest.raises(WrongState, match="in person"):
        vote(cast, "dana", round_, "abstain")
    vote(cast, "mateo", round_, "yes")
    position = seen_by(cast, "mateo", round_).position
    assert position is not None
    assert position.is_own
    with pytest.raises(WrongState, match="by themselves"):
        enter(cast, "mateo", round_, "no")


@pytest.mark.parametrize("change", ["UPDATE roll_call SET present_voting = 9", "DELETE FROM roll_call"])
def test_the_database_keeps_a_call_of_the_roll_as_it_was(cast: Cast, change: str) -> None:
    call(cast, open_round(cast))
    with pytest.raises(DatabaseError, match="call of the roll"), cast.database.write() as session:
        session.execute(text(change))
