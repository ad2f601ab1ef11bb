"""Coming in and going out."""

from taskforce.members import actions as members
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
