"""Who declared an interest: recused at the opening, out of the count, and back in it by a position with a reason."""

from collections.abc import Sequence

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from taskforce.core import clock
from taskforce.core.errors import NotAllowed, Refused
from taskforce.members import actions as members
from taskforce.members import homes
from taskforce.members import queries as people
from taskforce.members.homes import Matter
from taskforce.voting import actions, queries
from taskforce.voting.models import Round
from taskforce.voting.rules.presets import PRESETS, made
from taskforce.voting.rules.rule import Rule
from tests.people import Cast
from tests.voting.scenes import BEFORE, HOUR, OPENED, acts, close, one_dredge, seen_by, vote

DREDGE = Matter("motion", "dredge0000000", "Own a dredge together")
TWO_THIRDS = made(PRESETS["two_thirds"][1], base="not_recused")
CONSENSUS, SILENCE = PRESETS["consensus"][1], PRESETS["silence"][1]


@pytest.fixture(autouse=True)
def matters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(homes._matters, "motion", lambda session, actor: [DREDGE])


def declare(cast: Cast, name: str) -> None:
    with clock.at(OPENED), cast.database.write() as session:
        members.declare_interest(
            session, cast.actor(name), category="family", words="My brother digs.", about=DREDGE[:2]
        )


def opened(cast: Cast, rule: Rule = TWO_THIRDS, recused: Sequence[str] = ()) -> Round:
    """A vote in which these people are recused from the start."""
    with clock.at(OPENED), cast.database.write() as session:
        actor = cast.actor("farida")
        known = people.by_key(session, actor)
        return actions.open_round(
            session,
            actor,
            one_dredge(),
            question="Shall it be?",
            closes_at=HOUR,
            rule=rule,
            recused=[known[name] for name in recused],
        )


def test_who_is_recused_at_the_opening_leaves_the_count_and_counts_for_the_quorum(cast: Cast) -> None:
    declare(cast, "mateo")
    round_ = opened(cast, recused=["mateo"])
    for name in ("cora", "nia"):
        vote(cast, name, round_, "yes")
    counts = close(cast, round_).counts
    assert (counts["base"], counts["needed"], counts["recuse"], counts["given"]) == (3, 2, 1, 3)


def test_the_facilitator_recuses_nobody_who_has_not_declared_an_interest(cast: Cast) -> None:
    declare(cast, "mateo")
    with pytest.raises(Refused, match="Nia O’Hara has declared no interest") as refusal:
        opened(cast, recused=["nia"])
    assert refusal.value.field == "recused"
    declare(cast, "olive")
    with pytest.raises(Refused, match="Olive Brandt has no vote in this"):
        opened(cast, recused=["olive"])


def test_a_withdrawn_interest_recuses_nobody(cast: Cast) -> None:
    declare(cast, "mateo")
    with cast.database.write() as session:
        actor = cast.actor("mateo")
        (mine,) = people.own_interests(session, actor)
        members.withdraw_interest(session, actor, mine)
    with pytest.raises(Refused):
        opened(cast, recused=["mateo"])


def test_the_recusal_is_in_the_seal_and_the_database_keeps_it(cast: Cast) -> None:
    declare(cast, "mateo")
    round_ = opened(cast, recused=["mateo"])
    plain = [seat.printed for seat in round_.seats if not seat.recused_why]
    (recused,) = [seat.printed for seat in round_.seats if seat.recused_why]
    assert all(set(seat) == {"person", "name", "title", "level"} for seat in plain)  # as seals ever were
    assert recused["recused_by"] == "Farida Okonjo"
    assert "brother" not in str(recused)  # what it is stays with those who may read the register
    with pytest.raises(DatabaseError), cast.database.write() as session:
        session.execute(text("UPDATE seat SET recused_why = ''"))


def test_the_recused_come_back_by_a_position_with_a_reason_and_that_is_told(cast: Cast) -> None:
    declare(cast, "mateo")
    round_ = opened(cast, recused=["mateo"])
    with pytest.raises(Refused, match="say why you take part all the same") as refusal:
        vote(cast, "mateo", round_, "yes")
    assert refusal.value.field == "reason"
    vote(cast, "mateo", round_, "yes", reason="My brother has sold his boat.")
    closed = close(cast, round_)
    assert (closed.counts["base"], closed.counts["recuse"]) == (4, 0)
    with cast.database.read() as session:
        votes = {one.name: one for one in queries.positions(session, cast.actor("olive"), closed)}
    mateo = votes["Mateo de la Cruz"]
    assert (mateo.choice, mateo.note) == ("yes", "Declared an interest in this. Took part all the same.")


def test_nothing_waits_for_whoever_is_recused(cast: Cast) -> None:
    declare(cast, "mateo")
    round_ = opened(cast, recused=["mateo"])
    with clock.at(BEFORE):
        assert not seen_by(cast, "mateo", round_).waits_for_me
        assert seen_by(cast, "nia", round_).waits_for_me
    assert seen_by(cast, "nia", round_).turnout.given == 1


def test_everybody_has_voted_when_the_rest_has(cast: Cast) -> None:
    declare(cast, "mateo")
    round_ = opened(cast, recused=["mateo"])
    for name in ("cora", "nia", "tomas"):
        vote(cast, name, round_, "yes")
    assert seen_by(cast, "farida", round_).everyone_voted
    close(cast, round_, now=BEFORE)


def test_the_page_of_whoever_declared_an_interest_offers_to_recuse_first(cast: Cast) -> None:
    declare(cast, "mateo")
    with cast.database.write() as session:
        closes_at = clock.now() + (HOUR - OPENED)
        round_ = actions.open_round(
            session, cast.actor("farida"), one_dredge(), question="Shall it?", closes_at=closes_at
        )
    mine, other = (cast.get(name, f"votes/{round_.public_id}").text for name in ("mateo", "nia"))
    assert "You declared an interest in this." in mine
    assert mine.index('value="recuse"') < mine.index('value="yes"')
    assert "You declared an interest" not in other
    assert other.index('value="yes"') < other.index('value="recuse"')


def test_co_chairs_who_break_ties_are_counted_only_then(cast: Cast) -> None:
    round_ = opened(cast, made(PRESETS["majority"][1], chairs="tie"))
    assert (round_.electorate_size, round_.tie_breakers, round_.voters) == (4, 1, 3)
    for name, choice in (("mateo", "yes"), ("nia", "no"), ("cora", "yes")):
        vote(cast, name, round_, choice)
    assert seen_by(cast, "olive", round_).turnout.given == 2  # the co-chair is not counted yet
    closed = close(cast, round_)
    assert closed.is_adopted
    assert "The others were tied, 1 to 1; the co-chairs said 1 yes, 0 no." in closed.sentence


def test_more_than_may_vote_cannot_be_asked_for(cast: Cast) -> None:
    with pytest.raises(Refused, match="5 must say yes, but only 4 may vote"):
        opened(cast, made(PRESETS["n_of_m"][1], number=5))


def test_a_block_without_a_reason_is_refused_and_the_database_refuses_it_too(cast: Cast) -> None:
    round_ = opened(cast, CONSENSUS)
    for reason in ("", "  \n "):
        with pytest.raises(Refused, match="Please say why") as refusal:
            vote(cast, "mateo", round_, "block", reason=reason)
        assert refusal.value.field == "reason"
    with pytest.raises(Refused, match="choose one of the positions"):
        vote(cast, "mateo", round_, "no")  # which consensus does not offer
    vote(cast, "mateo", round_, "block", reason="The channel silts up.")
    with pytest.raises(DatabaseError), clock.at(BEFORE), cast.database.write() as session:
        session.execute(text("UPDATE position SET reason = ''"))
    for name in ("cora", "nia"):
        vote(cast, name, round_, "yes")
    assert close(cast, round_).sentence.startswith("Not adopted, 1 blocks: 2 yes, 1 blocking, 1 without")


def test_an_objection_leaves_the_matter_to_a_vote(cast: Cast) -> None:
    quiet = close(cast, opened(cast, SILENCE))
    assert (quiet.is_adopted, quiet.is_settled) == (True, True)
    objected = opened(cast, SILENCE)
    vote(cast, "nia", objected, "block", reason="Not without the fishers.")
    closed = close(cast, objected)
    assert (closed.is_adopted, closed.is_settled) == (False, False)
    assert acts(cast, "round.closed")[1].facts["is_settled"] is False


def test_only_facilitator_and_co_chairs_learn_who_declared_what(cast: Cast) -> None:
    declare(cast, "mateo")
    for name in ("mateo", "nia", "olive", "dana"):
        with pytest.raises(NotAllowed), cast.database.read() as session:
            people.interests_in(session, cast.actor(name), *DREDGE[:2])
    with cast.database.read() as session:
        assert len(people.interests_in(session, cast.actor("cora"), *DREDGE[:2])) == 1
