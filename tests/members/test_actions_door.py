"""Passwords, tries that are counted, sessions that are listed and ended, operators, invitations taken back."""

import statistics
import time
from dataclasses import replace
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from taskforce.app import create_app
from taskforce.config import Settings
from taskforce.core import clock, jobs
from taskforce.core.actor import INSTALLATION, operator, program
from taskforce.core.errors import NotAllowed, Refused, TooMany, WrongState
from taskforce.core.events import Event
from taskforce.members import actions, queries, tokens
from taskforce.members.actions.tries import MOST_FOR_ADDRESS, MOST_FROM_NETWORK, WINDOW
from taskforce.members.models import Account, DoorTry, Login
from taskforce.members.views import visitor
from tests.members.test_directory import letters
from tests.people import OPERATOR, Cast, address, send

GOOD = "four wooden boats upstream"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1"
HERE, ELSEWHERE = "198.51.100.7", "203.0.113.9"


def give_password(cast: Cast, name: str, password: str = GOOD) -> None:
    with cast.database.write() as session:
        account = queries.account_at(session, address(name))
        assert account
        account.password_hash = tokens.hashed_password(password)


def knock(cast: Cast, name: str, password: str, network: str = HERE) -> tuple[FlaskClient, TestResponse]:
    """Somebody types an address and a password, in a browser of their own on that network."""
    client = cast.app.test_client()
    client.environ_base["REMOTE_ADDR"] = network
    client.environ_base["HTTP_USER_AGENT"] = IPHONE
    return client, send(
        client, "/sign-in", {"address": address(name), "password": password, "way": "password"}
    )


def test_a_password_is_set_on_the_account_page_and_signs_in_beside_the_link(cast: Cast) -> None:
    assert cast.send("nia", "/account/password", {"password": GOOD}).status_code == 303
    client, answer = knock(cast, "nia", GOOD)
    assert answer.status_code == 303
    assert client.get("/t/rivers/people").status_code == 200
    assert "Your password was set" in "".join(subjects(cast))


def subjects(cast: Cast) -> list[str]:
    letters(cast)
    outbox = cast.app.extensions["settings"].data / "outbox"
    return [file.read_text().split("Subject: ", 1)[1].split("\n", 1)[0] for file in outbox.glob("*.eml")]


@pytest.mark.parametrize(
    "password", ["short one", "Password2024!", "nia@example.org", "123456789012345", "a" * 201]
)
def test_a_weak_password_is_refused_beside_its_field(cast: Cast, password: str) -> None:
    answer = cast.send("nia", "/account/password", {"password": password})
    assert answer.status_code == 422
    with cast.database.read() as session:
        account = queries.account_at(session, address("nia"))
    assert account
    assert not account.has_password


def test_changing_a_password_ends_the_other_sessions_and_keeps_this_one(cast: Cast) -> None:
    give_password(cast, "nia")
    other, _ = knock(cast, "nia", GOOD)
    assert (
        cast.send("nia", "/account/password", {"password": "five iron boats downstream"}).status_code == 303
    )
    assert other.get("/account").status_code == 303
    assert cast.get("nia", "/account").status_code == 200
    assert knock(cast, "nia", GOOD)[1].status_code == 422


@pytest.mark.parametrize(("present", "status"), [("", 422), ("something else entirely", 422), (GOOD, 303)])
@pytest.mark.parametrize("page", ["/account/password", "/account/password/remove"])
def test_a_browser_left_open_cannot_change_a_password_without_the_present_one(
    cast: Cast, page: str, present: str, status: int
) -> None:
    cast.browser("nia")
    give_password(cast, "nia")
    with clock.at(clock.now() + timedelta(minutes=16)):
        answer = cast.send("nia", page, {"present": present, "password": "five iron boats downstream"})
    assert answer.status_code == status


def test_without_a_password_again_only_links_sign_in(cast: Cast) -> None:
    give_password(cast, "nia")
    assert cast.send("nia", "/account/password/remove", {}).status_code == 303
    assert knock(cast, "nia", GOOD)[1].status_code == 422


def test_neither_words_nor_time_tell_whether_an_address_is_known(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One has a password, one has none, one is nobody: medians within a tenth, the page the same.

    In seconds of the processor, so that a busy machine tells nothing either.
    """
    monkeypatch.setattr(actions.tries, "MOST_FROM_NETWORK", 1000)
    monkeypatch.setattr(actions.tries, "MOST_FOR_ADDRESS", 1000)
    give_password(cast, "nia")
    client, said = cast.app.test_client(), set()
    names = ("nia", "mateo", "stranger")
    times: dict[str, list[float]] = {name: [] for name in names}
    form = {"password": "not this one at all", "way": "password"}
    for name in names * 15:
        begun = time.process_time()
        answer = send(client, "/sign-in", {**form, "address": address(name)})
        times[name].append(time.process_time() - begun)
        said.add((answer.status_code, without_token(answer.text).replace(address(name), "")))
    took = {name: statistics.median(measured) for name, measured in times.items()}
    assert len(said) == 1
    assert max(took.values()) < 1.1 * min(took.values()), took


def without_token(page: str) -> str:
    before, _, after = page.partition('name="csrf_token"')
    return before + after.partition(">")[2]


def test_the_eleventh_try_waits_and_somebody_elsewhere_comes_in(cast: Cast) -> None:
    give_password(cast, "nia")
    for _ in range(MOST_FOR_ADDRESS):
        assert knock(cast, "nia", "a wrong one altogether")[1].status_code == 422
    answer = knock(cast, "nia", GOOD)[1]
    assert answer.status_code == 429
    assert 1 <= int(answer.headers["Retry-After"]) <= WINDOW.seconds
    assert "Please wait" in answer.text
    assert knock(cast, "nia", GOOD, ELSEWHERE)[1].status_code == 303
    with clock.at(clock.now() + WINDOW):
        assert knock(cast, "nia", GOOD)[1].status_code == 303


@pytest.mark.parametrize(("proxies", "seen"), [(0, "127.0.0.1"), (1, HERE)])
def test_what_a_server_in_front_says_of_who_comes_is_believed_where_there_is_one(
    settings: Settings, proxies: int, seen: str
) -> None:
    app = create_app(replace(settings, proxies=proxies))
    with app.test_client() as client:
        client.get("/sign-in", headers={"X-Forwarded-For": f"{ELSEWHERE}, {HERE}"})
        assert visitor.network() == seen
    app.extensions["database"].engine.dispose()


@pytest.mark.parametrize(
    ("address", "seen"),
    [("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"), ("::ffff:198.51.100.7", HERE), ("", "unknown")],
)
def test_a_household_is_one_network(cast: Cast, address: str, seen: str) -> None:
    with cast.app.test_request_context(environ_base={"REMOTE_ADDR": address}):
        assert visitor.network() == seen


def test_links_asked_for_are_counted_with_the_passwords(cast: Cast) -> None:
    for _ in range(5):
        knock(cast, "nia", "a wrong one altogether")
        with cast.database.write() as session:
            actions.ask_for_sign_in_link(session, "nia@example.org", network=HERE)
    with pytest.raises(TooMany), cast.database.write() as session:
        actions.ask_for_sign_in_link(session, "nia@example.org", network=HERE)
    with cast.database.read() as session:
        assert session.query(jobs.Job).filter_by(kind="members.sign_in_link").count() == 5


def test_forty_people_in_one_room_sign_in_and_a_storm_from_there_does_not(cast: Cast) -> None:
    assert MOST_FROM_NETWORK >= 80
    with cast.database.write() as session:
        for number in range(MOST_FROM_NETWORK):
            actions.count_try(session, f"a{number % 40}@example.org", HERE)
        with pytest.raises(TooMany):
            actions.count_try(session, "one-more@example.org", HERE)
        actions.count_try(session, "one-more@example.org", ELSEWHERE)


def test_who_comes_in_was_no_guesser(cast: Cast) -> None:
    give_password(cast, "nia")
    for _ in range(9):
        knock(cast, "nia", "a wrong one altogether")
    assert knock(cast, "nia", GOOD)[1].status_code == 303
    with cast.database.read() as session:
        assert session.query(DoorTry).count() == 0


def test_no_address_that_was_typed_stands_in_the_database(cast: Cast) -> None:
    knock(cast, "stranger", "a wrong one altogether")
    with cast.database.read() as session:
        assert "stranger" not in str(vars(session.query(DoorTry).one()))


def test_sessions_are_listed_with_their_kind_of_browser_and_ended_one_by_one(cast: Cast) -> None:
    give_password(cast, "nia")
    phone, _ = knock(cast, "nia", GOOD)
    page = cast.get("nia", "/account").text
    assert "Safari on an iPhone" in page
    assert "This one" in page
    path = page.split('action="/account/sessions/')[1].split('"')[0]
    assert cast.send("mateo", f"/account/sessions/{path}", {}).status_code == 404
    assert phone.get("/account").status_code == 200
    assert cast.send("nia", f"/account/sessions/{path}", {}).status_code == 303
    assert phone.get("/account").status_code == 303


def test_all_other_sessions_end_at_once(cast: Cast) -> None:
    give_password(cast, "nia")
    others = [knock(cast, "nia", GOOD)[0] for _ in range(2)]
    cast.send("nia", "/account/sessions/end", {})
    assert [other.get("/account").status_code for other in others] == [303, 303]
    assert cast.get("nia", "/account").status_code == 200


@pytest.mark.parametrize(("hours", "status"), [(11.9, 200), (12.1, 303)])
def test_a_session_ends_after_half_a_day_in_which_nothing_is_done(
    cast: Cast, hours: float, status: int
) -> None:
    cast.browser("nia")
    with clock.at(clock.now() + timedelta(hours=hours)):
        assert cast.get("nia", "/account").status_code == status


def test_a_session_ends_after_twenty_hours_whatever_is_done(cast: Cast) -> None:
    cast.browser("nia")
    begun = clock.now()
    for hour in (8, 16, 19.9):
        with clock.at(begun + timedelta(hours=hour)):
            answer = cast.get("nia", "/account")
            answer.close()  # as a server does: then it is written down that the session was used
            assert answer.status_code == 200
    with clock.at(begun + timedelta(hours=20.1)):
        assert cast.get("nia", "/account").status_code == 303


def test_that_a_session_was_used_is_written_at_most_once_a_minute(cast: Cast) -> None:
    cast.browser("nia")
    begun, seen = clock.now(), []
    for seconds in (5, 59.5, 61, 90, 125):
        with clock.at(begun + timedelta(seconds=seconds)):
            cast.get("nia", "/account").close()
        with cast.database.read() as session:
            seen.append(round((session.query(Login).one().seen_at - begun).total_seconds()))
    assert [second if second > 1 else 0 for second in seen] == [0, 0, 61, 61, 125]


def test_pages_for_operators_close_after_half_an_hour_though_the_session_goes_on(cast: Cast) -> None:
    cast.browser(OPERATOR)
    begun = clock.now()
    for minutes, status in ((29, 200), (58, 200), (89, 303)):
        with clock.at(begun + timedelta(minutes=minutes)):
            assert cast.get(OPERATOR, "/account").status_code == 200
            answer = cast.get(OPERATOR, "/installation")
            answer.close()
            assert answer.status_code == status


@pytest.mark.parametrize("name", ["farida", "felix", "dana", "stig"])
def test_pages_for_operators_do_not_exist_for_others(cast: Cast, name: str) -> None:
    assert cast.get(name, "/installation").status_code == 404
    assert cast.send(name, "/installation/operators", {"address": address(name)}).status_code == 404


def test_an_operator_sees_names_and_counts_and_founds_another_task_force(cast: Cast) -> None:
    facts = {"name": "Task Force on Lakes", "facilitator": "Lena Ito", "address": "lena@example.org",
             "zone": "America/Chicago"}  # fmt: skip
    assert cast.send(OPERATOR, "/installation/found", facts).status_code == 303
    page = cast.get(OPERATOR, "/installation").text
    assert "Task Force on Lakes" in page
    assert "8 people on the list, 8 with a seat" in page
    assert "Your seat in the Task Force on Lakes" in "".join(subjects(cast))
    assert cast.get(OPERATOR, "/t/task-force-on-lakes").status_code == 404
    assert cast.get(OPERATOR, "/t/rivers/people").status_code == 404


def test_operators_make_operators_and_the_last_one_stays(cast: Cast) -> None:
    cast.send(OPERATOR, "/installation/operators", {"address": "Nia@example.org"})
    assert cast.get("nia", "/installation").status_code == 200
    hand = operator(address(OPERATOR))
    with cast.database.write() as session:
        found = {one.address: one for one in queries.operators(session)}
        actions.remove_operator(session, hand, found[address(OPERATOR)])
    assert cast.get(OPERATOR, "/account").status_code == 303  # signed out
    with pytest.raises(WrongState), cast.database.write() as session:
        actions.remove_operator(session, hand, queries.operators(session)[0])
    with cast.database.read() as session:
        kinds = [event.kind for event in session.query(Event).filter_by(task_force_id=INSTALLATION)]
    assert kinds == ["operator.added", "operator.removed"]


def test_only_operators_and_the_command_make_operators(cast: Cast) -> None:
    with pytest.raises(NotAllowed), cast.database.write() as session:
        actions.add_operator(session, cast.actor("farida"), "x@example.org", base_url="")
    with pytest.raises(Refused), cast.database.write() as session:
        actions.add_operator(session, program(INSTALLATION), address(OPERATOR), base_url="")
    with cast.app.app_context():
        done = cast.app.test_cli_runner().invoke(args=["operator", "add", "x@example.org"])
    assert "x@example.org runs the installation" in done.output
    with cast.database.read() as session:
        assert session.query(Account).filter_by(is_operator=True).count() == 2


def test_no_role_of_a_task_force_makes_an_operator(cast: Cast) -> None:
    assert not cast.actor("farida").has("operator")
    assert not operator("x@example.org").reads_drafts
