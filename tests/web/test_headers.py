"""What every answer says about trust."""

from urllib.parse import urlencode

import pytest
from flask import Flask

from taskforce.app import create_app
from taskforce.config import Settings
from taskforce.members import actions as members
from tests.people import Cast, send

PATHS = ["/sign-in", "/t/rivers/people", "/t/rivers/nothing", "/nothing"]


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_carries_the_headers_of_trust(cast: Cast, path: str) -> None:
    headers = cast.get("mateo", path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(cast: Cast) -> None:
    cookie = cast.get("nobody", "/sign-in").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_over_https_the_cookie_is_bound_to_the_host_and_the_browser_told_to_stay(settings: Settings) -> None:
    app = create_app(Settings(**{**vars(settings), "base_url": "https://taskforce.example.org"}))
    answer = app.test_client().get("/sign-in", base_url="https://taskforce.example.org")
    assert answer.headers["Set-Cookie"].startswith("__Host-taskforce=")
    assert "Secure" in answer.headers["Set-Cookie"]
    assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]


def test_a_foreign_name_of_the_host_is_refused(app: Flask) -> None:
    assert app.test_client().get("/sign-in", base_url="http://evil.example").status_code == 400


ELSEWHERE = [
    "//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "\t//evil.example",
    "/\t/evil.example", "/\n/evil.example", "/\nSet-Cookie: a=b", "/\r", "/\0", "/" + "x" * 5000,
]  # fmt: skip


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_nobody_is_sent_elsewhere_after_signing_in(cast: Cast, wanted: str) -> None:
    client = cast.app.test_client()
    send(client, f"/sign-in?{urlencode({'next': wanted})}", {"address": "nia@example.org"})
    with cast.database.write() as session:
        token = members.make_sign_in_link(session, "nia@example.org")
    answer = send(client, f"/sign-in/{token}", {})
    assert (answer.status_code, answer.location) == (303, "/")


def test_whoever_was_sent_to_the_door_comes_back_to_the_page(cast: Cast) -> None:
    client = cast.app.test_client()
    send(client, "/sign-in?next=/t/rivers/people", {"address": "nia@example.org"})
    with cast.database.write() as session:
        token = members.make_sign_in_link(session, "nia@example.org")
    assert send(client, f"/sign-in/{token}", {}).location == "/t/rivers/people"
