"""Writing as in Word over the same Markdown: nothing that a text holds is lost or changed by the editor."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect
from sqlalchemy import select

from taskforce.texts.assemble import render
from taskforce.texts.models import Block
from tests.browser import things
from tests.browser.conftest import Site, faults_of, overflow_of, person, sign_in
from tests.browser.pages import DEMONSTRATION, FACILITATOR
from tests.browser.written import BETWEEN, CONSTRUCTS, OF_WORD, WORD

pytestmark = pytest.mark.browser

FIELD, SHOWN = "[name=source]", ".written"
ANEW = """
() => {
  const shown = document.querySelector('.written');
  const clip = new DataTransfer();
  for (const type of ['copy', 'paste'])
    shown.dispatchEvent(new ClipboardEvent(type, {clipboardData: clip, bubbles: true, cancelable: true}));
}
"""
PASTE = """
html => {
  const clip = new DataTransfer();
  clip.setData('text/html', html);
  clip.setData('text/plain', 'plain');
  document.querySelector('.written').dispatchEvent(
    new ClipboardEvent('paste', {clipboardData: clip, bubbles: true, cancelable: true}));
}
"""


@pytest.fixture(scope="module")
def member(demo_site: Site, chromium: Browser) -> Iterator[Page]:
    """The facilitator, who writes a text in drafting."""
    page = person(chromium)
    sign_in(page, demo_site.door(FACILITATOR))
    yield page
    page.context.close()


def opened(page: Page, site: Site, words: str | None = None) -> str:
    """The page where a text is written, with these words in it; returns what the field holds."""
    page.goto(
        site.url + DEMONSTRATION + "/recommendations/{transnational-council}/write".format_map(site.things)
    )
    page.locator(SHOWN).wait_for()
    if words is not None:
        page.locator(FIELD).fill(words)
    return page.locator(FIELD).input_value()


def held(page: Page) -> str:
    return page.locator(FIELD).input_value()


def shown(markdown: str) -> list[str]:
    """What readers see of it, however its lines are wrapped."""
    found = render({}, [("b1", markdown)], [])
    return [
        re.sub(r"\s+", " ", str(html))
        for html in (found.blocks[0].html, *(note.words for note in found.notes))
    ]


def written_anew(page: Page) -> str:
    """Everything is copied and put in its own place: so each word goes through the page and is written from there."""
    page.locator(SHOWN).focus()
    page.keyboard.press("Control+a")
    page.evaluate(ANEW)
    return held(page)


def test_what_nobody_touched_keeps_its_bytes(demo_site: Site, member: Page) -> None:
    """Every construct, in whatever way it was typed: a word added at the end changes that end alone."""
    text = BETWEEN.join(CONSTRUCTS)
    opened(member, demo_site, text + "\n\nThe end")
    member.locator(SHOWN).focus()
    member.keyboard.press("Control+End")
    member.keyboard.type(", indeed.")
    assert held(member) == text + "\n\nThe end, indeed."
    for _ in range(3):
        member.keyboard.press("Control+z")
    assert held(member) == text + "\n\nThe end"


def test_every_construct_is_written_as_it_is_read(demo_site: Site, member: Page) -> None:
    opened(member, demo_site)
    for construct in CONSTRUCTS:
        member.locator(FIELD).fill(construct)
        once = written_anew(member)
        assert shown(once) == shown(construct), construct
        assert written_anew(member) == once


def test_the_texts_of_the_demonstration_come_through(demo_site: Site, member: Page) -> None:
    with things.database(demo_site.data) as database, database.read() as session:
        whole = "\n\n".join(session.scalars(select(Block.source).distinct()))
    opened(member, demo_site, whole)
    assert shown(written_anew(member)) == shown(whole)


def test_what_word_gives_comes_in_as_text_and_notes(demo_site: Site, member: Page) -> None:
    opened(member, demo_site, "")
    member.locator(SHOWN).focus()
    member.evaluate(PASTE, WORD)
    assert held(member) == OF_WORD


def test_one_writes_by_keyboard(demo_site: Site, member: Page) -> None:
    """Weight, lists in steps, a link, a note, a source from the register; a fault keeps the words, leaving asks."""
    opened(member, demo_site, "")
    keys = member.keyboard
    member.locator(SHOWN).focus()
    keys.type("One ")
    keys.press("Control+b")
    keys.type("heavy")
    keys.press("Control+b")
    keys.press("Enter")
    keys.type("- first")
    keys.press("Enter")
    keys.press("Tab")
    keys.type("inside [@transforming-state, 7]")
    keys.press("Control+k")
    keys.type("the list")
    keys.press("Tab")
    keys.type("example.org/list")
    keys.press("Enter")
    assert held(member) == (
        "One **heavy**\n\n- first\n  - inside [@transforming-state, 7][the list](https://example.org/list)"
    )
    member.get_by_role("button", name="Note", exact=True).click()
    keys.type("Said [once] only")
    member.get_by_role("button", name="Put it in").click()
    member.get_by_role("button", name="Source", exact=True).click()
    member.get_by_label("Find").fill("transforming")
    member.get_by_label("transforming-state").check()
    member.get_by_label("Where in it").fill("p. 9")
    member.get_by_role("button", name="Put it in").click()
    words = held(member)
    assert words.endswith("(https://example.org/list)^[Said [once] only][@transforming-state, p. 9]")
    assert faults_of(member) == []
    member.set_viewport_size({"width": 360, "height": 780})
    assert overflow_of(member) <= 0
    member.set_viewport_size({"width": 1440, "height": 900})
    member.locator("[name=title]").fill("")
    member.get_by_role("button", name="Save this version").click()
    expect(member.locator("#to-put-right")).to_be_visible()
    expect(member.locator(SHOWN)).to_contain_text("first")
    assert held(member) == words
    member.get_by_role("button", name="Plain text").click()
    member.locator(FIELD).press_sequentially(" More.")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    member.once("dialog", stay)
    member.get_by_role("link", name="Leave it as it is").click()
    member.wait_for_url("**/recommendations/*")
    assert asked == ["beforeunload"]
