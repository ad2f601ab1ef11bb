"""A roll call at the keyboard: one key for each name, an arrow to correct, Enter to write it down."""

import time

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Site, person, sign_in
from tests.browser.pages import DEMONSTRATION, FACILITATOR

pytestmark = pytest.mark.browser
SECONDS_A_NAME = (
    3  # forty names in two minutes, reading them out included; the page itself takes nothing of that
)


def test_every_name_takes_one_key_and_a_correction_one_more(demo_site: Site, chromium: Browser) -> None:
    page = person(chromium)
    sign_in(page, demo_site.door(FACILITATOR))
    page.goto(f"{demo_site.url}{DEMONSTRATION}/votes/{demo_site.things['vote-grants-dialogue']}/call-roll")
    rows = page.locator(".roll-call [data-row]")
    names = rows.count()
    said = page.locator(".roll-call :checked")
    expect(rows.nth(1).locator("input").first).to_be_focused()  # the first of whom nothing is written down
    page.keyboard.press("ArrowUp")
    begun = time.monotonic()
    for n in range(names):
        page.keyboard.press("yna"[n % 3])
    assert time.monotonic() - begun < names * SECONDS_A_NAME / 10
    assert said.count() == names
    expect(page.get_by_role("button", name="Write the positions down")).to_be_focused()
    rows.nth(names - 1).locator(":checked").focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("r")
    expect(rows.nth(names - 2).locator(":checked")).to_have_value("recuse")
    expect(rows.nth(names - 1).locator(":checked")).to_be_focused()
    page.keyboard.press("Backspace")
    assert said.count() == names - 1
    page.keyboard.press("y")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_text("positions are written down.")).to_be_visible()
    assert said.count() == names
