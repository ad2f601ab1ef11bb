"""Ballots of an office: staff cast or prepare what they may, the principal has the last word and hears of it."""

import pytest
from sqlalchemy import select, update

from taskforce.charter.models import TaskForce
from taskforce.core import clock, jobs
from taskforce.core.errors import NotAllowed, Refused, WrongState
from taskforce.core.jobs import Job
from taskforce.members.models import Delegation
from taskforce.voting import actions, queries
from taskforce.voting.models import PreparedBallot, Round
from tests.people import RULE, Cast
from tests.voting.scenes import BEFORE, HOUR, acts, close, open_round, seen_by, vote


def let(cast: Cast, *scopes: str, charter: tuple[str, ...] | None = None) -> None:
    """Mateo lets Dana do this for him, and the charter lets everybody do so, or less."""
    allowed = list(scopes if charter is None else charter)
    with cast.database.write() as session:
        session.execute(update(Delegation).values(scopes=list(scopes)))
        session.execute(update(TaskForce).where(TaskForce.slug == "rivers").values(delegable=allowed))


def prepare(cast: Cast, name: str, round_: Round, choice: str, reason: str = "") -> PreparedBallot:
    with clock.at(BEFORE), cast.database.write() as session:
        actor = cast.actor(name)
        found = queries.round_(session, actor, round_.public_id).round
        return actions.prepare_ballot(session, actor, found, choice=choice, reason=reason)


def told(cast: Cast) -> list[str]:
    """The mails to Mateo, once the worker has sent them."""
    with clock.at(BEFORE):
        jobs.run_due(cast.database, cast.app.extensions["settings"])
    with cast.database.read() as session:
        mails = session.scalars(select(Job.payload).where(Job.kind == "mail"))
        return [
            one["subject"]
            for one in mails
            if one["to_address"] == "mateo@example.org" and "for you" in one["subject"]
        ]


def test_a_delegate_votes_where_principal_and_charter_let_them_and_both_names_stand(cast: Cast) -> None:
    let(cast, "read", "vote")
    round_ = open_round(cast)
    vote(cast, "dana", round_, "yes")
    position = seen_by(cast, "mateo", round_).position
    assert position is not None
    assert position.cast_by_name == "Dana Reyes for Mateo de la Cruz"
    assert told(cast) == ["A vote was cast for you"]
    closed = close(cast, round_)
    with cast.database.read() as session:
        votes = {one.name: one for one in queries.positions(session, cast.actor("olive"), closed)}
    assert votes["Mateo de la Cruz"].note == "By Dana Reyes for Mateo de la Cruz."


@pytest.mark.parametrize(
    ("scopes", "charter"),
    [
        (("read",), ("read", "vote")),
        (("read", "vote"), ("read",)),
        (("read", "prepare_vote"), ("read", "vote")),
    ],
    ids=["not lent", "not lendable", "only the preparing, and that not lendable"],
)
def test_what_charter_or_principal_do_not_let_them_is_refused(
    cast: Cast, scopes: tuple[str, ...], charter: tuple[str, ...]
) -> None:
    let(cast, *scopes, charter=charter)
    round_ = open_round(cast)
    with pytest.raises(NotAllowed):
        vote(cast, "dana", round_, "yes")
    with pytest.raises(NotAllowed):
        prepare(cast, "dana", round_, "yes")
    assert acts(cast, "position.cast") == []


def test_the_principal_votes_over_what_was_cast_and_then_alone_changes_it(cast: Cast) -> None:
    let(cast, "read", "vote")
    round_ = open_round(cast)
    vote(cast, "dana", round_, "yes")
    vote(cast, "mateo", round_, "yes")  # the same position, and now his own
    position = seen_by(cast, "mateo", round_).position
    assert position is not None
    assert position.cast_by_name == ""
    with pytest.raises(WrongState, match="Mateo de la Cruz has voted in person"):
        vote(cast, "dana", round_, "no")
    vote(cast, "mateo", round_, "no")


def test_who_cast_it_stands_in_the_receipt(cast: Cast) -> None:
    let(cast, "read", "vote")
    round_ = open_round(cast)
    theirs = vote(cast, "dana", round_, "yes", key="k")
    own = vote(cast, "mateo", round_, "yes", key="k2")
    assert theirs.sha256 != own.sha256
    assert acts(cast, "position.cast")[0].facts["cast_by"] == "Dana Reyes for Mateo de la Cruz"
    assert "cast_by" not in acts(cast, "position.cast")[1].facts


def test_a_prepared_ballot_waits_counts_for_nothing_and_goes_when_it_is_cast(cast: Cast) -> None:
    let(cast, "read", "prepare_vote")
    round_ = open_round(cast)
    prepared = prepare(cast, "dana", round_, "no", "Too early.")
    assert prepared.prepared_by_name == "Dana Reyes for Mateo de la Cruz"
    assert seen_by(cast, "farida", round_).given == 0
    assert told(cast) == ["A ballot is prepared for you"]
    assert "no" not in str(acts(cast, "ballot.prepared")[0].facts.values())
    prepare(cast, "dana", round_, "yes", "On second thoughts.")
    with cast.database.read() as session:
        (left,) = session.scalars(select(PreparedBallot)).all()
    assert (left.choice, left.reason) == ("yes", "On second thoughts.")
    with pytest.raises(NotAllowed):
        vote(cast, "dana", round_, "yes")
    vote(cast, "mateo", round_, left.choice, reason=left.reason)
    with cast.database.read() as session:
        assert session.scalars(select(PreparedBallot)).all() == []
    with pytest.raises(WrongState, match="has a position already"):
        prepare(cast, "dana", round_, "no")


def test_nobody_prepares_for_themselves_or_what_the_ballot_does_not_offer(cast: Cast) -> None:
    let(cast, "read", "prepare_vote")
    round_ = open_round(cast)
    for name in ("mateo", "farida", "olive"):
        with pytest.raises(NotAllowed):
            prepare(cast, name, round_, "yes")
    with pytest.raises(Refused):
        prepare(cast, "dana", round_, "block", "Never.")
    with clock.at(HOUR), pytest.raises(WrongState), cast.database.write() as session:
        actor = cast.actor("dana")
        found = queries.round_(session, actor, round_.public_id).round
        actions.prepare_ballot(session, actor, found, choice="yes")


def test_a_delegate_who_only_reads_sees_neither_position_nor_prepared_ballot(cast: Cast) -> None:
    let(cast, "read")
    round_ = open_round(cast)
    vote(cast, "mateo", round_, "no", reason="Too early.")
    seen = seen_by(cast, "dana", round_)
    assert (seen.seat, seen.position) == (None, None)


def test_on_the_page_staff_prepare_and_the_principal_casts_with_one_button(cast: Cast) -> None:
    let(cast, "read", "prepare_vote")
    now = clock.now()
    round_ = open_round(cast, now=now, closes_at=now + (HOUR - BEFORE))
    page = f"votes/{round_.public_id}"
    assert "Prepare this ballot" in cast.get("dana", page).text
    sent = cast.send("dana", f"{page}/prepare", {"choice": "no", "reason": "Too early."})
    assert sent.status_code == 303
    assert "Too early." not in cast.get("nia", page).text
    mine = cast.get("mateo", page).text
    assert "Prepared by <bdi>Dana Reyes for Mateo de la Cruz</bdi>" in mine
    assert "Cast this ballot: No" in mine
    assert cast.send("mateo", f"{page}/cast", {"choice": "no", "reason": "Too early."}).status_code == 303
    assert "Your position is taken: <b>no</b>" in cast.get("mateo", page).text
    assert cast.send("dana", f"{page}/cast", {"choice": "yes"}).status_code == 403
    assert cast.send("nia", f"{page}/prepare", {"choice": "yes"}).status_code == 403


def test_where_the_rule_of_a_vote_keeps_delegates_out_they_prepare_and_do_not_vote(cast: Cast) -> None:
    let(cast, "read", "vote", "prepare_vote")
    round_ = open_round(cast, rule={**RULE, "delegates_vote": False})
    with pytest.raises(NotAllowed):
        vote(cast, "dana", round_, "yes")
    prepare(cast, "dana", round_, "yes")
    vote(cast, "mateo", round_, "yes")
    assert "Delegates do not vote." in cast.get("nia", f"votes/{round_.public_id}").text
