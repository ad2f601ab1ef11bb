"""What a first visit weighs: everything but fonts, compressed as a proxy sends it."""

import zlib

import pytest
from playwright.sync_api import Browser, Page, Response

from tests.browser.conftest import Site, person, reach, sign_in
from tests.browser.pages import MEMBER, NOBODY, PAGES

pytestmark = pytest.mark.browser

MOST_BYTES = 60 * 1024
MOST_REQUESTS = 4
FONT = "font"
HEAVY = (
    "board",
    "recommendation-adopted",
    "compare",
    "ballot",
    "vote-adopted",
    "meeting-held",
    "people-member",
    "charter-member",
    "report-member",
    "sources-member",
)


def test_a_first_visit_takes_four_requests_and_sixty_kilobytes(demo_site: Site, chromium: Browser) -> None:
    """Each page in a browser that has kept nothing but who is signed in."""
    member = person(chromium)
    sign_in(member, demo_site.door(MEMBER))
    known = member.context.storage_state()
    weights = {}
    for listed in (page for page in PAGES if page.name in HEAVY):
        page = chromium.new_context(storage_state=known).new_page()
        got = answers(page)
        reach(page, listed, demo_site)
        weights[listed.name] = weigh(page, got)
        page.context.close()
    assert weights.keys() == set(HEAVY)
    assert {name: got for name, got in weights.items() if got[0] > MOST_REQUESTS or got[1] > MOST_BYTES} == {}


def test_the_door_is_lighter_still(demo_site: Site, chromium: Browser) -> None:
    """Nobody signed in: the sign-in page, its sheet and its script."""
    page = person(chromium)
    got = answers(page)
    reach(page, next(page for page in PAGES if page.role == NOBODY), demo_site)
    requests, size = weigh(page, got)
    assert requests <= MOST_REQUESTS - 1
    assert size <= MOST_BYTES / 4


def answers(page: Page) -> list[Response]:
    """What the page will be answered, fonts apart, as it comes in."""
    got: list[Response] = []
    page.on("response", lambda answer: got.append(answer) if answer.request.resource_type != FONT else None)
    return got


def weigh(page: Page, got: list[Response]) -> tuple[int, int]:
    """How many answers, and how many bytes when compressed."""
    page.wait_for_load_state("load")
    return len(got), sum(len(zlib.compress(answer.body(), 6)) for answer in got)
