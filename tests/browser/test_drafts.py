"""Two people in two windows write the same text: one clean merge, one clash that is settled."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site, person, sign_in
from tests.browser.pages import DEMONSTRATION

pytestmark = pytest.mark.browser


def begin(site: Site, chromium: Browser, who: str, *, script: bool) -> Page:
    page = person(chromium, script=script)
    sign_in(page, site.door(who))
    page.goto(address(site))
    return page


def address(site: Site) -> str:
    """The page on which a chapter is written that both may write."""
    return f"{site.url}{DEMONSTRATION}/report/parts/{site.things['part-section-ties']}/write"


def put(page: Page, field: str, words: str) -> None:
    """Type into a field; the text is written in its plain field, which the editor follows."""
    page.locator(f"[name={field}]").evaluate(
        "(field, words) => { field.value = words; field.dispatchEvent(new Event('input', {bubbles: true})) }",
        words,
    )


def test_two_people_in_two_windows_write_the_same_text_and_nothing_is_lost(
    demo_site: Site, chromium: Browser
) -> None:
    hers = begin(demo_site, chromium, "facilitator", script=True)
    his = begin(demo_site, chromium, "co_chair", script=True)
    expect(his.locator("[data-others]")).to_contain_text("this open for writing too")
    source = hers.locator("[name=source]").input_value()
    put(hers, "source", f"{source}\n\nThe first window adds this.")
    put(his, "source", f"His beginning.\n\n{source}")
    expect(his.locator(".keeping [data-kept]")).to_contain_text("Not saved yet")
    his.reload()
    expect(his.get_by_text("Go on where you stopped.")).to_be_visible()
    expect(his.locator("[name=source]")).to_have_value(f"His beginning.\n\n{source}")
    hers.get_by_role("button", name="Save the text").click()
    his.get_by_role("button", name="Save the text").click()
    expect(his.get_by_text("merged with version")).not_to_have_count(0)
    expect(his.locator("main")).to_contain_text("The first window adds this.")
    for page, words in ((hers, "Hers."), (his, "His.")):
        page.goto(address(demo_site))
        now = page.locator("[name=source]").input_value()
        put(page, "source", now.replace("adds this.", f"adds this: {words}"))
    hers.get_by_role("button", name="Save the text").click()
    expect(hers).not_to_have_url("**/write")
    his.get_by_role("button", name="Save the text").click()
    expect(his.get_by_role("heading", name="Somebody saved before you")).to_be_visible()
    his.get_by_label("Keep both, theirs first").check()
    his.get_by_role("button", name="Save it so").click()
    text = his.locator("main")
    expect(text).to_contain_text("The first window adds this: Hers.")
    expect(text).to_contain_text("The first window adds this: His.")
    for page in (hers, his):
        page.context.close()
