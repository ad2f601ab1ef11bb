"""Comment rounds: whom they ask, what each of those does, and how they end."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from taskforce.core import clock, jobs
from taskforce.core.actor import DELEGATE
from taskforce.core.errors import NotAllowed, Refused, WrongState
from taskforce.core.jobs import Job
from taskforce.texts import actions, queries
from taskforce.web import waiting
from tests.people import Cast, send
from tests.texts.rounds import WEEK, Rounds


def run_jobs(cast: Cast, later: timedelta = timedelta(0)) -> None:
    with clock.at(clock.now() + later):
        jobs.run_due(cast.database, cast.app.extensions["settings"])


def letters(cast: Cast) -> dict[str, str]:
    """The mails that were written, by address."""
    with cast.database.read() as session:
        found = session.scalars(select(Job).where(Job.kind == "mail").order_by(Job.id))
        return {one.payload["to_address"].split("@")[0]: one.payload["text"] for one in found}


def waits(cast: Cast, name: str) -> list[str]:
    with cast.database.read() as session:
        return [one.sentence for one in waiting.of_person(session, cast.actor(name), "UTC")]


def test_a_round_asks_members_and_co_chairs_and_ends_with_what_each_has_done(cast: Cast) -> None:
    rounds = Rounds(cast).open()
    assert rounds.standings == {"Cora": "silent", "Mateo": "silent", "Nia": "silent", "Tomáš": "silent"}
    rounds.scenes[0].comment(by="nia")
    rounds.do(actions.pass_comment_round, "mateo")
    end = {"Cora": "silent", "Mateo": "no_comments", "Nia": "commented", "Tomáš": "silent"}
    assert rounds.standings == end
    rounds.do(actions.close_comment_round)
    assert (rounds.is_open, rounds.standings) == (False, end)
    with pytest.raises(WrongState):
        rounds.scenes[0].comment(by="tomas")
    for act in (actions.pass_comment_round, actions.close_comment_round):
        with pytest.raises(WrongState):
            rounds.do(act)


def test_it_waits_for_whoever_is_asked_until_they_comment_or_pass(cast: Cast) -> None:
    rounds = Rounds(cast).open(asked=["nia", "mateo"])
    assert [waits(cast, name) for name in ("nia", "mateo", "cora")] == [["Comment on “One dredge”"]] * 2 + [
        []
    ]
    rounds.scenes[0].comment(by="nia")
    rounds.do(actions.pass_comment_round, "mateo")
    assert waits(cast, "nia") == waits(cast, "mateo") == []


def test_no_comments_are_said_by_the_link_in_the_letter_without_signing_in(cast: Cast) -> None:
    rounds = Rounds(cast).open(asked=["nia", "tomas"], by_mail=True)
    run_jobs(cast)
    written = letters(cast)
    assert set(written) == {"nia", "tomas"}
    token = written["nia"].split("/do/")[1].split()[0]
    browser = cast.app.test_client()
    assert "One dredge" in browser.get(f"/do/{token}").text
    assert rounds.standings["Nia"] == "silent"  # looking says nothing
    assert send(browser, f"/do/{token}", {}).status_code == 200
    assert rounds.standings == {"Nia": "no_comments", "Tomáš": "silent"}
    assert browser.get(f"/do/{token}").status_code == 404


def test_a_reminder_goes_to_those_who_are_silent_alone(cast: Cast) -> None:
    rounds = Rounds(cast).open(asked=["nia", "tomas"])
    run_jobs(cast)
    assert letters(cast) == {}
    rounds.scenes[0].comment(by="nia")
    assert rounds.do(actions.remind_comment_round) == 1
    run_jobs(cast)
    assert set(letters(cast)) == {"tomas"}


def test_the_round_closes_at_its_hour_and_the_job_bears_being_repeated(cast: Cast) -> None:
    rounds = Rounds(cast).open()
    run_jobs(cast, WEEK - timedelta(minutes=1))
    assert rounds.is_open
    run_jobs(cast, WEEK + timedelta(minutes=1))
    assert not rounds.is_open
    by_hand = Rounds(cast)
    by_hand.scenes, by_hand.public_id = [], rounds.public_id
    run_jobs(cast, WEEK * 2)
    assert not by_hand.is_open


def test_a_newer_version_changes_nothing_of_what_was_asked_about(cast: Cast) -> None:
    rounds = Rounds(cast).open()
    rounds.scenes[0].write("Another text.")
    with cast.database.read() as session:
        about = rounds.seen(session).texts[0]
    assert (about.version.number, about.text.number) == (1, 2)


def test_staff_comment_and_pass_for_whom_they_act(cast: Cast) -> None:
    rounds = Rounds(cast).open(asked=["nia", "mateo"])
    nia, dana = cast.actor("nia"), cast.actor("dana")
    for_nia = replace(
        dana, roles=frozenset({DELEGATE}), principal_id=nia.person_id, scopes=frozenset({"comment", "read"})
    )
    with cast.database.write() as session:
        found = queries.comment_round(session, nia, rounds.public_id)
        actions.pass_comment_round(session, for_nia, found)
    rounds.scenes[0].comment(by="dana")  # who acts for Mateo
    assert rounds.standings == {"Nia": "no_comments", "Mateo": "commented"}


def test_nobody_passes_who_is_not_asked_and_nobody_opens_but_those_who_steer(cast: Cast) -> None:
    rounds = Rounds(cast).open(asked=["nia"])
    with pytest.raises(NotAllowed):
        rounds.do(actions.pass_comment_round, "tomas")
    for act in (actions.close_comment_round, actions.remind_comment_round):
        with pytest.raises(NotAllowed):
            rounds.do(act, "nia")
    with pytest.raises(NotAllowed):
        Rounds(cast).open(by="mateo", texts=0)


@pytest.mark.parametrize(
    ("field", "asked", "lasts", "texts"),
    [("closes_at", None, -WEEK, 1), ("asked", [], WEEK, 1), ("texts", None, WEEK, 0)],
)
def test_what_is_missing_is_refused_beside_its_field(
    cast: Cast, field: str, asked: Sequence[str] | None, lasts: timedelta, texts: int
) -> None:
    with pytest.raises(Refused) as caught:
        Rounds(cast).open(asked=asked, lasts=lasts, texts=texts)
    assert caught.value.field == field


def test_a_text_is_asked_about_by_one_round_at_a_time(cast: Cast) -> None:
    rounds = Rounds(cast).open(texts=2)
    with pytest.raises(WrongState, match="already"):
        Rounds(cast, scenes=rounds.scenes[:1]).open(texts=0)
