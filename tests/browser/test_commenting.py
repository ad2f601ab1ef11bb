"""Commenting on words of a text: by keyboard alone, and by touch."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site, person, sign_in
from tests.browser.pages import DEMONSTRATION
from tests.browser.test_keyboard import enter, tab_to

pytestmark = pytest.mark.browser

CHOOSE = """
words => {
  const walker = document.createTreeWalker(document.querySelector('.record'), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(words);
    if (at >= 0) { getSelection().setBaseAndExtent(node, at, node, at + words.length); return true; }
  }
  return false;
}
"""


def open_text(page: Page, site: Site, who: str) -> None:
    """The text of the demonstration that takes comments."""
    sign_in(page, site.door(who))
    page.goto(f"{site.url}{DEMONSTRATION}/recommendations/{site.things['listening']}")


def test_words_are_commented_on_by_keyboard_alone(demo_site: Site, chromium: Browser) -> None:
    page = person(chromium)
    open_text(page, demo_site, "okafor-lyle")
    assert page.evaluate(CHOOSE, "fifty years old")
    button = page.get_by_role("button", name="Comment on these words")
    expect(button).to_be_visible()
    tab_to(page, button)  # from what is chosen, after the links of the paragraph
    page.keyboard.press("Enter")
    form = page.locator("details.say[open] form")
    expect(form.get_by_label("On which words?")).to_have_value("fifty years old")
    assert form.locator("[name=start]").input_value().isdigit()
    page.keyboard.type("It was passed in 1972.")
    tab_to(page, form.get_by_role("button", name="Comment", exact=True))
    enter(page)
    note = page.locator(".note", has_text="It was passed in 1972.")
    expect(note.get_by_role("link", name="“fifty years old”")).to_be_visible()
    expect(page.locator("mark.said", has_text="fifty years old")).to_be_visible()
    page.context.close()


def test_words_are_commented_on_by_touch(demo_site: Site, chromium: Browser) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 800}, has_touch=True)
    page = context.new_page()
    open_text(page, demo_site, "member")
    assert page.evaluate(CHOOSE, "circle\nof invited") or page.evaluate(CHOOSE, "invited friends")
    page.get_by_role(
        "button", name="Comment on these words"
    ).tap()  # what is chosen stays so under the finger
    sheet = page.locator("aside.notes:popover-open")
    sheet.get_by_label("Comment", exact=True).fill("Whom do we mean?")
    sheet.get_by_role("button", name="Comment", exact=True).tap()
    expect(page.locator("mark.said", has_text="invited")).to_be_visible()
    context.close()
