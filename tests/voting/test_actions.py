"""Opening, voting and closing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text, update
from sqlalchemy.orm import selectinload

from taskforce.charter.models import TaskForce
from taskforce.core import clock, events, jobs
from taskforce.core.errors import NotAllowed, Refused, WrongState
from taskforce.members.models import Person
from taskforce.voting import actions, queries
from taskforce.voting.models import Round
from taskforce.voting.rules.rule import Rule
from tests.people import RULE, Cast
from tests.voting.scenes import (
    BEFORE,
    HOUR,
    OPENED,
    acts,
    all_vote,
    close,
    one_dredge,
    open_round,
    seen_by,
    vote,
)

# ---- opening -------------------------------------------------------------------------------------------------------


def test_opening_freezes_matter_rule_and_electorate_under_one_seal(cast: Cast) -> None:
    round_ = open_round(cast)
    facts = acts(cast, "round.opened")[0].facts
    assert [seat.printed_name for seat in round_.seats] == [
        "Cora van der Berg",
        "Mateo de la Cruz",
        "Nia O’Hara",
        "Tomáš Dvořák Jr.",
    ]
    assert (round_.matter_sha256, round_.electorate_size) == (one_dredge().sha256, 4)
    assert Rule.from_stored(round_.rule) == Rule.from_stored(RULE)
    assert facts["sha256"] == round_.sha256 == round_.seal_with(round_.seats)


def test_a_person_renamed_after_the_opening_stays_in_the_round_as_printed_then(cast: Cast) -> None:
    round_ = open_round(cast)
    with cast.database.write() as session:
        session.execute(update(Person).where(Person.key == "nia").values(printed_name="Nia Okafor"))
    all_vote(cast, round_, cora="yes", mateo="yes", nia="yes", tomas="no")
    close(cast, round_)
    with cast.database.read() as session:
        names = [
            one.name
            for one in queries.positions(session, cast.actor("olive"), seen_by(cast, "olive", round_).round)
        ]
    assert "Nia O’Hara" in names


def test_a_round_may_have_its_own_rule(cast: Cast) -> None:
    rule = {"base": "all", "operator": "at_least", "threshold": "3/4", "quorum": 3}
    assert open_round(cast, rule=rule).decides_by == Rule.from_stored(rule)


def test_where_chairs_do_not_vote_they_are_not_in_the_electorate(cast: Cast) -> None:
    round_ = open_round(cast, rule={**RULE, "chairs_vote": False})
    assert round_.seats[0].printed_name == "Mateo de la Cruz"
    with pytest.raises(NotAllowed):
        vote(cast, "cora", round_, "yes")


def test_who_votes_or_watches_puts_no_question(cast: Cast) -> None:
    for by in ("cora", "mateo", "olive"):
        with pytest.raises(NotAllowed):
            open_round(cast, by=by)


def test_who_is_listed_only_or_of_another_task_force_stands_in_no_electorate(cast: Cast) -> None:
    farida = cast.actor("farida")
    with clock.at(OPENED), cast.database.write() as session:
        session.execute(update(Person).where(Person.key == "olive").values(account_id=None, listed_only=True))
        for who in ("olive", "sunniva"):
            found = session.query(Person).filter_by(key=who).options(selectinload(Person.roles)).one()
            with pytest.raises(Refused, match="electorate"):
                actions.open_round(
                    session, farida, one_dredge(), question="Shall it?", closes_at=HOUR, electorate=[found]
                )


def test_a_matter_whose_fingerprint_is_wrong_is_never_put_to_the_vote(cast: Cast) -> None:
    with pytest.raises(ValueError, match="fingerprint"):
        open_round(cast, matter=replace(one_dredge(), sha256="0" * 64))


def test_a_vote_that_closes_in_the_past_is_refused_beside_its_field(cast: Cast) -> None:
    with pytest.raises(Refused) as refusal:
        open_round(cast, closes_at=OPENED)
    assert refusal.value.field == "closes_at"


def test_a_rule_that_cannot_be_obeyed_is_refused_beside_its_field(cast: Cast) -> None:
    changes: list[dict[str, Any]] = [{"quorum": 5}, {"threshold": "0.5"}, {"blocking": True}]
    for rule in [{**RULE, **change} for change in changes] + [{}]:
        with pytest.raises(Refused) as refusal:
            open_round(cast, rule=rule)
        assert refusal.value.field == "rule"


def test_a_charter_without_a_rule_is_told_so(cast: Cast) -> None:
    with cast.database.write() as session:
        session.execute(update(TaskForce).values(rule={}))
    with pytest.raises(Refused) as refusal:
        open_round(cast)
    assert refusal.value.field == "rule"


def test_a_matter_is_voted_on_once_at_a_time_and_again_after_the_close(cast: Cast) -> None:
    first = open_round(cast)
    with pytest.raises(WrongState):
        open_round(cast)
    close(cast, first)
    again = open_round(cast, now=HOUR, closes_at=HOUR + timedelta(days=1))
    assert again.id != first.id


def test_an_opening_that_fails_leaves_nothing_behind(cast: Cast) -> None:
    with pytest.raises(RuntimeError), clock.at(OPENED), cast.database.write() as session:
        actions.open_round(session, cast.actor("farida"), one_dredge(), question="Shall it?", closes_at=HOUR)
        raise RuntimeError
    with cast.database.read() as session:
        assert (session.query(Round).count(), session.query(jobs.Job).count()) == (0, 0)


# ---- closing -------------------------------------------------------------------------------------------------------


def test_closing_counts_and_says_the_result(cast: Cast) -> None:
    round_ = open_round(cast)
    all_vote(cast, round_, cora="yes", mateo="yes", nia="no")
    closed = close(cast, round_)
    assert (closed.outcome, closed.closed_at, closed.had_quorum) == ("adopted", HOUR, True)
    assert closed.sentence == (
        "Adopted: 2 yes, 1 no, 1 without a position. Needed: more than half of the 3 votes cast, that is 2. "
        "Quorum: 2 of 4; 3 took a position."
    )
    facts = dict(acts(cast, "round.closed")[0].facts)
    assert list(facts.pop("counted").values()) == [2, 3, 4]
    assert (facts.pop("number"), len(facts.pop("receipt"))) == (5, 64)
    assert facts == {
        "outcome": "adopted",
        "sentence": closed.sentence,
        "quorum_met": True,
        "is_settled": True,
        "counts": closed.counts,
        "matter_kind": "motion",
        "matter_id": "dredge0000000",
        "sha256": acts(cast, "round.opened")[0].facts["sha256"],
    }


def test_a_vote_without_its_quorum_adopts_nothing(cast: Cast) -> None:
    round_ = open_round(cast)
    vote(cast, "cora", round_, "yes")
    closed = close(cast, round_)
    assert (closed.outcome, closed.had_quorum) == ("not_adopted", False)


def test_the_facilitator_does_not_close_while_somebody_may_still_vote(cast: Cast) -> None:
    round_ = open_round(cast)
    all_vote(cast, round_, cora="yes", mateo="yes", nia="yes")
    with pytest.raises(NotAllowed):
        close(cast, round_, now=BEFORE)


def test_the_facilitator_closes_early_once_everyone_has_voted(cast: Cast) -> None:
    round_ = open_round(cast)
    all_vote(cast, round_, cora="yes", mateo="no", nia="abstain", tomas="recuse")
    assert close(cast, round_, now=BEFORE).closed_at == BEFORE


def test_nobody_else_closes_even_at_the_hour(cast: Cast) -> None:
    round_ = open_round(cast)
    for by in ("cora", "mateo", "olive"):
        with pytest.raises(NotAllowed):
            close(cast, round_, by=by)


def test_closed_is_final(cast: Cast) -> None:
    round_ = open_round(cast)
    close(cast, round_)
    with pytest.raises(WrongState):
        close(cast, round_)
    assert len(acts(cast, "round.closed")) == 1


def test_what_listens_to_the_close_acts_in_the_same_transaction(cast: Cast) -> None:
    round_ = open_round(cast)
    with listening_to_the_close(), pytest.raises(LookupError):
        close(cast, round_)
    assert seen_by(cast, "farida", round_).round.is_open
    assert acts(cast, "round.closed") == []


@contextmanager
def listening_to_the_close() -> Iterator[None]:
    """While it lasts somebody listens who fails."""

    def fail(*_whatever: object) -> None:
        raise LookupError

    events.on("round.closed")(fail)
    try:
        yield
    finally:
        events._listeners["round.closed"].remove(fail)


def test_a_round_that_was_altered_behind_the_program_is_not_counted(cast: Cast) -> None:
    round_, farida = open_round(cast), cast.actor("farida")
    for statement in (
        "UPDATE round SET question = 'Shall the harbors close?'",
        "UPDATE round SET matter_text = '{}'",
        "UPDATE seat SET printed_name = 'Somebody'",
        "UPDATE round SET sha256 = matter_sha256",
    ):
        altered = pytest.raises(WrongState, match="not what was opened")
        with altered, clock.at(HOUR), cast.database.write() as session:  # rolled back each time
            for table in ("round", "seat"):
                on = "" if cast.database.is_sqlite else f"ON {table}"
                session.execute(text(f"DROP TRIGGER refuse_update_{table} {on}"))
            session.execute(text(statement))
            actions.close_round(session, farida, queries.round_(session, farida, round_.public_id).round)
