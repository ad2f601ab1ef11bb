"""Straw polls: an act of their own, hidden until they close, that no tally and no state hears of."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DatabaseError

from taskforce.charter.models import TaskForce
from taskforce.core import clock, jobs
from taskforce.core.errors import NotAllowed, Refused, WrongState
from taskforce.voting import actions, queries
from taskforce.voting.models import ChainLink, StrawPoll
from taskforce.voting.rules.gradient import FIVE
from tests.people import Cast
from tests.voting.scenes import BEFORE, HOUR, OPENED, one_dredge, open_round
from tests.voting.test_views import words


def poll_of(cast: Cast, *, by: str = "cora", is_named: bool | None = None) -> StrawPoll:
    """A straw poll on the dredge, on five steps, open until the usual hour."""
    with clock.at(OPENED), cast.database.write() as session:
        return actions.open_straw_poll(
            session,
            cast.actor(by),
            one_dredge(),
            question="Where do you stand on the dredge?",
            steps=FIVE,
            closes_at=HOUR,
            is_named=is_named,
        )


def say(cast: Cast, name: str, poll: StrawPoll, step: int, reason: str = "", now: object = BEFORE) -> None:
    with clock.at(now), cast.database.write() as session:  # type: ignore[arg-type]
        actor = cast.actor(name)
        found = queries.straw_poll(session, actor, poll.public_id).poll
        actions.answer_straw_poll(session, actor, found, step=step, reason=reason)


def shut(cast: Cast, poll: StrawPoll, by: str = "farida") -> None:
    with clock.at(BEFORE), cast.database.write() as session:
        actor = cast.actor(by)
        actions.close_straw_poll(session, actor, queries.straw_poll(session, actor, poll.public_id).poll)


def seen(cast: Cast, name: str, poll: StrawPoll) -> queries.Polled:
    with cast.database.read() as session:
        return queries.straw_poll(session, cast.actor(name), poll.public_id)


def test_answers_are_hidden_until_the_close_and_then_told_with_names_and_reasons(cast: Cast) -> None:
    poll = poll_of(cast)
    say(cast, "nia", poll, 0)
    say(cast, "mateo", poll, 4, "Too dear.")
    say(cast, "mateo", poll, 3, "Rather dear.")
    before = seen(cast, "farida", poll)
    assert (before.given, before.numbers, before.answers, before.mine) == (2, [], [], None)
    assert seen(cast, "mateo", poll).mine is not None
    shut(cast, poll)
    after = seen(cast, "olive", poll)
    assert [(one.printed_name, one.step, one.reason) for one in after.answers] == [
        ("Nia O’Hara", 0, ""),
        ("Mateo de la Cruz", 3, "Rather dear."),
    ]
    assert after.sentence == "2 answered: 1 for it, 0 on neither side, 1 against it."
    page = words(cast.get("olive", f"votes/straw-polls/{poll.public_id}").text)
    assert "I have serious doubts Mateo de la Cruz" in page
    csv = cast.get("nia", f"votes/straw-polls/{poll.public_id}.csv").text
    assert '"Nia O’Hara","local","I fully agree","for"' in csv


def test_where_the_charter_wants_no_names_no_page_and_no_file_says_who(cast: Cast) -> None:
    with cast.database.write() as session:
        session.scalars(select(TaskForce).where(TaskForce.slug == "rivers")).one().straw_names = False
    poll = poll_of(cast)
    say(cast, "nia", poll, 0, "Because I like it.")
    shut(cast, poll)
    for path in ("", ".csv", ".json"):
        shown = cast.get("tomas", f"votes/straw-polls/{poll.public_id}{path}").text
        assert "Nia" not in shown
        assert "Because I like it." not in shown
    assert seen(cast, "tomas", poll).numbers == [1, 0, 0, 0, 0]


def test_it_is_no_vote_no_link_of_the_chain_and_stands_beside_an_open_vote(cast: Cast) -> None:
    poll, round_ = poll_of(cast), open_round(cast)
    say(cast, "nia", poll, 0)
    with cast.database.read() as session:
        assert session.scalar(select(func.count()).select_from(ChainLink)) == 1
        assert queries.round_(session, cast.actor("nia"), round_.public_id).filled == 0


def test_only_those_who_may_vote_answer_a_delegate_where_let_and_the_principal_has_the_last_word(
    cast: Cast,
) -> None:
    poll = poll_of(cast)
    for name in ("farida", "olive", "dana", "felix"):
        with pytest.raises(NotAllowed):
            say(cast, name, poll, 0)
    say(cast, "cora", poll, 2)
    with pytest.raises(Refused, match="choose one"):
        say(cast, "nia", poll, 5)
    with pytest.raises(WrongState, match="closed"):
        say(cast, "nia", poll, 0, now=HOUR)
    for name in ("nia", "olive"):
        with pytest.raises(NotAllowed):
            shut(cast, poll, name)
        with pytest.raises(NotAllowed):
            poll_of(cast, by=name)


def test_it_closes_at_its_hour_by_itself_and_then_nothing_of_it_changes(cast: Cast) -> None:
    poll = poll_of(cast)
    say(cast, "nia", poll, 0)
    with clock.at(HOUR + timedelta(minutes=1)):
        jobs.run_due(cast.database, cast.app.extensions["settings"])
    assert not seen(cast, "nia", poll).poll.is_open
    with pytest.raises(WrongState):
        shut(cast, poll)
    for change in ("UPDATE straw_answer SET step = 3", "UPDATE straw_poll SET question = ''"):
        with pytest.raises(DatabaseError, match="straw poll"), cast.database.write() as session:
            session.execute(text(change))


def test_a_member_finds_it_among_the_votes_answers_it_and_says_otherwise(cast: Cast) -> None:
    now = clock.now()
    with cast.database.write() as session:
        poll = actions.open_straw_poll(
            session,
            cast.actor("farida"),
            one_dredge(),
            question="Where now?",
            steps=FIVE,
            closes_at=now + timedelta(days=1),
        )
    where = f"votes/straw-polls/{poll.public_id}"
    assert "Where now?" in words(cast.get("nia", "votes").text)
    assert "Say where you stand on Own a dredge together" in words(cast.get("nia", "today").text)
    assert cast.send("nia", f"{where}/answer", {}).status_code == 422
    assert cast.send("nia", f"{where}/answer", {"step": "0", "reason": ""}).status_code == 303
    assert "Say otherwise" in cast.get("nia", where).text
    assert "Say where you stand on" not in words(cast.get("nia", "today").text)
    assert cast.get("nia", f"{where}.json").status_code == 403
    assert "Members and co-chairs answer." in words(cast.get("olive", where).text)
