"""An edition is published with an embargo hour: to the second nobody sees it, then everybody, without a script."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server

from taskforce.core import clock
from taskforce.members import actions as members
from taskforce.report import assemble, queries
from taskforce.report.volume import Volume
from tests.browser.conftest import faults_of, overflow_of, person, sign_in
from tests.people import Cast, address
from tests.report.scene import NOW, build
from tests.report.test_publishing import ready

pytestmark = pytest.mark.browser
HOUR = NOW + timedelta(days=3)
LOCAL = HOUR.astimezone(ZoneInfo("America/New_York"))  # as the clock of the task force shows it


@dataclass
class Place:
    """The program at an address, in a time that the test sets."""

    url: str
    now: datetime = NOW


@pytest.fixture
def place(cast: Cast) -> Iterator[Place]:
    """The program of the cast, with a report that is ready, served in this process."""
    build(cast)
    ready(cast, assembled(cast))
    found = Place("")
    program = cast.app.wsgi_app

    def in_time(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        with clock.at(found.now):
            answer = program(environ, start_response)
            try:
                return list(answer)
            finally:
                getattr(answer, "close", lambda: None)()

    server = make_server("127.0.0.1", 0, in_time, threaded=True)
    found.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield found
    server.shutdown()
    thread.join()


def assembled(cast: Cast) -> Volume:
    with cast.database.read() as session:
        record = queries.record(session, cast.actor("farida"))
    return assemble.volume(record)


def test_it_appears_at_its_hour_and_every_anchor_leads_somewhere(
    cast: Cast, place: Place, chromium: Browser
) -> None:
    publish(cast, place, person(chromium))
    reader = person(chromium, "phone", script=False)
    for seconds, status in ((-1, 404), (0, 200)):
        place.now = HOUR + timedelta(seconds=seconds)
        answer = reader.goto(f"{place.url}/reports/rivers")
        assert answer is not None
        assert answer.status == status
    walk(reader)
    looked_at(place, chromium)


def publish(cast: Cast, place: Place, page: Page) -> None:
    with clock.at(NOW), cast.database.write() as session:
        link = members.make_sign_in_link(session, address("farida"))
    sign_in(page, f"{place.url}/sign-in/{link}")
    page.goto(f"{place.url}/t/rivers/report/editions")
    page.get_by_role("link", name="Publish edition 1").click()
    page.get_by_label("Public from").fill(f"{LOCAL:%Y-%m-%dT%H:%M}")
    page.get_by_role("button", name="Publish it").click()
    expect(page.get_by_text("Under embargo")).to_be_visible()


def walk(page: Page) -> None:
    """Contents, a recommendation, a note and back: links alone."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Rivers That Carry")
    page.get_by_role("navigation", name="Contents").get_by_role("link", name="Own a dredge together").click()
    assert page.url.endswith("#rec-own-a-dredge-together")
    heading = page.get_by_role("heading", name="Own a dredge together")
    expect(heading).to_be_in_viewport()
    page.locator("#rec-own-a-dredge-together .mark a").first.click()
    expect(page.locator(".notes-end li:target")).to_be_in_viewport()
    page.locator(".notes-end li:target").get_by_role("link", name="Back to mark").click()
    expect(page.locator(".mark a:target")).to_be_in_viewport()
    ids = page.locator("[id]").evaluate_all("all => all.map(one => one.id)")
    assert len(ids) == len(set(ids))
    targets = page.locator("a[href^='#']").evaluate_all("all => all.map(one => one.hash.slice(1))")
    assert set(targets) <= set(ids)


def looked_at(place: Place, chromium: Browser) -> None:
    for width in ("phone", "desk"):
        page = person(chromium, width)
        page.goto(f"{place.url}/reports/rivers")
        assert faults_of(page) == []
        assert overflow_of(page) == 0
