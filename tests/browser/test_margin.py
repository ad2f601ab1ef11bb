"""Comments in the margin, where there is one."""

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Site, person, sign_in
from tests.browser.pages import DEMONSTRATION

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("script", [True, False])
def test_a_comment_that_the_address_points_at_stays_beside_its_words(
    demo_site: Site, chromium: Browser, script: bool
) -> None:
    page = person(chromium, script=script)
    sign_in(page, demo_site.door("member"))
    address = f"{demo_site.url}{DEMONSTRATION}/recommendations/{demo_site.things['listening']}"
    page.goto(address)
    block = page.locator("section.block").filter(has=page.locator(".note")).first
    name = block.locator(".note").first.get_attribute("id")
    page.goto("about:blank")  # so that the page is loaded anew with the address
    page.goto(f"{address}#{name}")
    words, note = block.locator(".words").bounding_box(), page.locator(f"#{name}").bounding_box()
    assert words
    assert note
    assert note["x"] > words["x"] + words["width"]
    page.context.close()
