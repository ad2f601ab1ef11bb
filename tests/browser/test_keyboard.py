"""Everything by keyboard alone: no test here touches a mouse, and the focus can always be seen."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Site, person, sign_in
from tests.browser.pages import DEMONSTRATION, FACILITATOR

pytestmark = pytest.mark.browser

WHO = "okafor-lyle"  # a member who has not voted on the police exchanges yet
FURTHEST = 120  # presses of Tab
IS_FOCUSED = "element => element === document.activeElement"
SEEN = """
() => {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return 'nothing has the focus';
  const near = [focused, focused.nextElementSibling, focused.parentElement].filter(Boolean).map(getComputedStyle);
  if (!near.some(style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2))
    return 'no outline: ' + focused.outerHTML.slice(0, 120);
  const box = focused.getBoundingClientRect();
  const isThere = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return isThere ? '' : 'out of sight: ' + focused.outerHTML.slice(0, 120);
}
"""


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until `wanted` has the focus; whatever has it on the way can be seen."""
    for _ in range(FURTHEST):
        page.keyboard.press("Tab")
        assert page.evaluate(SEEN) == ""
        if wanted.evaluate(IS_FOCUSED):
            return
    raise AssertionError(f"Tab does not lead to {wanted}")


def skip_to_main(page: Page) -> None:
    """The first press of Tab shows the way past the rail."""
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the text")
    assert skip.evaluate(IS_FOCUSED)
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.locator("main").evaluate(IS_FOCUSED)


def enter(page: Page) -> None:
    """Enter, on a link or a button that leads to another page."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_member_signs_in_comments_and_votes(demo_site: Site, chromium: Browser) -> None:
    page = person(chromium)
    page.goto(demo_site.door(WHO))
    tab_to(page, page.get_by_role("button", name="Sign in"))
    enter(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("wait for you")
    tab_to(page, page.get_by_role("link", name="Recommendations").first)
    enter(page)
    comment(page)
    vote(page)


def comment(page: Page) -> None:
    skip_to_main(page)
    tab_to(page, page.get_by_role("link", name="Bring local practitioners into stabilization work"))
    enter(page)
    skip_to_main(page)
    tab_to(page, page.locator("summary").filter(has_text="Comment on this paragraph").first)
    page.keyboard.press("Enter")
    form = page.locator("details[open] form")
    tab_to(page, form.get_by_label("How much hangs on it"))
    page.keyboard.press("e")  # Editorial
    tab_to(page, form.get_by_label("Comment", exact=True))
    page.keyboard.type("A roster of whom?")
    tab_to(page, form.get_by_role("button", name="Comment"))
    enter(page)
    note = page.locator(".note").filter(has_text="A roster of whom?")
    expect(note).to_be_in_viewport()
    expect(note).to_contain_text("Editorial")
    tab_to(page, note.locator("summary").filter(has_text="Reply"))
    assert page.evaluate("document.activeElement.closest('.note')?.id") == note.get_attribute("id")


def vote(page: Page) -> None:
    tab_to_place(page, "Votes")
    skip_to_main(page)
    waiting = page.get_by_role("listitem").filter(has_text="Review police exchanges").first
    tab_to(page, waiting.get_by_role("link", name="Vote on"))
    enter(page)
    skip_to_main(page)
    tab_to(page, page.get_by_label("Yes", exact=True))
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("No", exact=True)).to_be_checked()
    tab_to(page, page.get_by_role("button", name="Cast my position"))
    enter(page)
    expect(page.get_by_role("heading", name="Your receipt")).to_be_in_viewport()
    expect(page.get_by_role("status")).to_contain_text("Your position is taken: no.")
    assert after(page, page.get_by_role("heading", name="Your receipt"))


def tab_to_place(page: Page, name: str) -> None:
    """`g` and a letter lead to the places of the rail."""
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("g")
    with page.expect_navigation():
        page.keyboard.press(name[0].lower())


def after(page: Page, heading: Locator) -> bool:
    """Whether Tab goes on from there, not from the top of the page again."""
    page.keyboard.press("Tab")
    follows = "heading => heading.compareDocumentPosition(document.activeElement) & 4"
    return bool(heading.evaluate(follows))


def test_an_item_of_an_agenda_moves_and_keeps_the_focus(demo_site: Site, chromium: Browser) -> None:
    """Up and up again, without looking for the button in between; where it stops, the other way has the focus."""
    page = person(chromium)
    sign_in(page, demo_site.door(FACILITATOR))
    page.goto(f"{demo_site.url}{DEMONSTRATION}/meetings/{demo_site.things['meeting-m2']}")
    skip_to_main(page)
    up = page.get_by_role("button", name=re.compile("Up.*Ports, river authorities"))
    tab_to(page, up)
    enter(page)
    expect(page.get_by_role("status")).to_contain_text("is now item 2")
    assert up.evaluate(IS_FOCUSED)
    enter(page)
    expect(page.get_by_role("status")).to_contain_text("is now item 1")
    assert page.get_by_role("button", name=re.compile("Down.*Ports, river authorities")).evaluate(IS_FOCUSED)
    assert page.evaluate(SEEN) == ""


def test_a_refused_form_takes_the_focus_to_what_is_to_be_put_right(
    demo_site: Site, chromium: Browser
) -> None:
    page = person(chromium)
    sign_in(page, demo_site.door(FACILITATOR))
    page.goto(f"{demo_site.url}{DEMONSTRATION}/recommendations/new")
    skip_to_main(page)
    tab_to(page, page.get_by_role("button", name="Propose it"))
    enter(page)
    assert page.get_by_role("alert").evaluate(IS_FOCUSED)
    assert page.evaluate(SEEN) == ""
    tab_to(page, page.get_by_role("link", name="Short title"))
    page.keyboard.press("Enter")
    assert page.get_by_label("Short title").evaluate(IS_FOCUSED)


def test_the_keys_are_listed_and_the_list_gives_the_focus_back(demo_site: Site, chromium: Browser) -> None:
    page = person(chromium)
    sign_in(page, demo_site.door(WHO))
    page.goto(f"{demo_site.url}{DEMONSTRATION}/recommendations")
    skip_to_main(page)
    tab_to(page, page.get_by_role("link", name="Propose one"))
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_contain_text("To Recommendations")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()
    assert page.get_by_role("link", name="Propose one").evaluate(IS_FOCUSED)
