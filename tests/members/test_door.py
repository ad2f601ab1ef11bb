"""Coming in and going out."""

from datetime import timedelta

import pytest

from taskforce.core import clock, jobs
from taskforce.members import actions as members
from taskforce.members.actions import door
from taskforce.members.actions.door import JOB
from taskforce.members.models import SignInLink
from tests.people import Cast, send


def test_a_signed_in_member_reaches_the_directory(cast: Cast) -> None:
    assert "Cora van der Berg" in cast.get("mateo", "people").text


def test_a_stranger_of_another_task_force_is_told_that_there_is_nothing(
    cast: Cast,
) -> None:
    assert cast.get("stig", "/t/rivers/people").status_code == 404


def test_nobody_is_sent_to_the_door(cast: Cast) -> None:
    answer = cast.browser("nobody").get("/t/rivers/people")
    assert (answer.status_code, answer.location) == (
        303,
        "/sign-in?next=/t/rivers/people",
    )


def test_a_link_is_good_once(cast: Cast) -> None:
    with cast.database.write() as session:
        token = members.make_sign_in_link(session, "nia@example.org")
    client = cast.app.test_client()
    for _ in range(3):
        assert client.get(f"/sign-in/{token}").status_code == 200
    assert send(client, f"/sign-in/{token}", {}).status_code == 303
    assert send(cast.app.test_client(), f"/sign-in/{token}", {}).status_code == 404


def test_a_cookie_copied_before_sign_out_is_worth_nothing(cast: Cast) -> None:
    client = cast.browser("mateo")
    copied = client.get_cookie("taskforce")
    assert copied is not None
    assert send(client, "/sign-out", {}).status_code == 303
    thief = cast.app.test_client()
    thief.set_cookie("taskforce", copied.value)
    assert thief.get("/t/rivers/people").status_code == 303


def test_a_post_without_the_token_of_the_page_is_refused(cast: Cast) -> None:
    assert cast.browser("mateo").post("/sign-out").status_code == 400
    assert cast.get("mateo", "people").status_code == 200


def ask(cast: Cast, address: str) -> str:
    """What the page says to whoever asks for a link."""
    answer = send(cast.app.test_client(), "/sign-in", {"address": address})
    assert answer.status_code == 200
    return answer.text.replace(address, "")


def mailed(cast: Cast) -> list[str]:
    """The subjects of the mail that went out, once everything that waited is done."""
    settings = cast.app.extensions["settings"]
    while jobs.run_due(cast.database, settings):
        pass
    return [file.read_text() for file in (settings.data / "outbox").glob("*.eml")]


def test_neither_the_answer_nor_what_is_written_tells_whether_an_address_is_known(cast: Cast) -> None:
    said, written = [], []
    for address in ("nia@example.org", "nobody@example.org"):
        said.append(ask(cast, address))
        with cast.database.read() as session:
            written.append([(job.kind, job.state) for job in session.query(jobs.Job).order_by(jobs.Job.id)])
            assert session.query(SignInLink).count() == 0
    assert said[0] == said[1]
    assert written[1] == written[0] * 2
    (letter,) = mailed(cast)
    assert "To: nia@example.org" in letter


def test_a_storm_of_requests_fills_nobodys_mailbox(cast: Cast) -> None:
    for _ in range(8):
        ask(cast, "Nia@example.org ")
    ask(cast, "mateo@example.org")
    assert sum("To: nia@example.org" in letter for letter in mailed(cast)) == 5
    assert sum("To: mateo@example.org" in letter for letter in mailed(cast)) == 1
    with clock.at(clock.now() + timedelta(minutes=61)):
        ask(cast, "nia@example.org")
        assert sum("To: nia@example.org" in letter for letter in mailed(cast)) == 6
        with cast.database.read() as session:
            assert session.query(SignInLink).count() == 1
            assert session.query(jobs.Job).filter_by(kind=JOB).count() == 1


def test_a_storm_on_all_addresses_is_turned_away_before_it_delays_the_worker(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "MOST_WAITING", 2)
    client = cast.app.test_client()
    answers = [send(client, "/sign-in", {"address": f"a{n}@example.org"}).status_code for n in range(3)]
    assert answers == [200, 200, 503]
    mailed(cast)
    assert send(client, "/sign-in", {"address": "nia@example.org"}).status_code == 200


def test_no_link_stands_in_the_database_once_it_is_mailed(cast: Cast) -> None:
    ask(cast, "nia@example.org")
    (letter,) = mailed(cast)
    assert "/sign-in/" in letter
    with cast.database.read() as session:
        kept = str([job.payload for job in session.query(jobs.Job)])
    assert "/sign-in/" not in kept
    assert "example.org" in kept  # who got mail, and when, can still be told


def test_signing_in_again_ends_the_session_before(cast: Cast) -> None:
    client = cast.browser("mateo")
    copied = client.get_cookie("taskforce")
    assert copied is not None
    with cast.database.write() as session:
        token = members.make_sign_in_link(session, "mateo@example.org")
    assert send(client, f"/sign-in/{token}", {}).status_code == 303
    assert client.get("/t/rivers/people").status_code == 200
    thief = cast.app.test_client()
    thief.set_cookie("taskforce", copied.value)
    assert thief.get("/t/rivers/people").status_code == 303


def test_a_planted_cookie_is_worth_nothing_after_signing_in(cast: Cast) -> None:
    attacker, victim = cast.app.test_client(), cast.app.test_client()
    attacker.get("/sign-in")
    planted = attacker.get_cookie("taskforce")
    assert planted is not None
    victim.set_cookie("taskforce", planted.value)
    with cast.database.write() as session:
        token = members.make_sign_in_link(session, "nia@example.org")
    assert send(victim, f"/sign-in/{token}", {}).status_code == 303
    assert victim.get("/t/rivers/people").status_code == 200
    assert attacker.get("/t/rivers/people").status_code == 303


def test_the_list_of_task_forces_is_there_even_for_one(cast: Cast) -> None:
    assert cast.get("nia", "/").status_code == 303
    assert 'href="/t/rivers"' in cast.get("nia", "/?all=").text
