"""Reading, commenting, replying and voting need no script: everything here happens with scripts shut off."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site, person, sign_in
from tests.browser.pages import DEMONSTRATION

pytestmark = pytest.mark.browser

WHO = "castellane"  # a member who has not voted on the grants yet
COMMENT = "“Twice a year” is too seldom for a harbor."
REPLY = "It is twice as often as now."


def test_a_member_reads_comments_replies_and_votes(demo_site: Site, chromium: Browser) -> None:
    page = person(chromium, script=False)
    sign_in(page, demo_site.door(WHO))
    read(page, demo_site)
    comment(page)
    reply(page)
    vote(page, demo_site)


def read(page: Page, site: Site) -> None:
    page.goto(f"{site.url}{DEMONSTRATION}/recommendations/{site.things['listening']}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Give local experience a regular hearing")
    expect(page.get_by_text("should charter an advisory committee").first).to_be_visible()
    page.get_by_role("link", name="1", exact=True).first.click()  # to the note and back to its mark
    expect(page.get_by_text("press release, 22 February 2022").first).to_be_in_viewport()


def comment(page: Page) -> None:
    page.locator("summary").filter(has_text="Comment on this paragraph").first.click()
    form = page.locator("details[open] form")
    form.get_by_label("Comment", exact=True).fill(COMMENT)
    form.get_by_role("button", name="Comment").click()
    expect(page.get_by_role("status")).to_have_text("Your comment stands in the record.")
    expect(page.get_by_text(COMMENT)).to_be_in_viewport()


def reply(page: Page) -> None:
    note = page.locator(".note").filter(has_text=COMMENT)
    note.locator("summary").filter(has_text="Reply").click()
    note.get_by_label("Reply", exact=True).fill(REPLY)
    note.get_by_role("button", name="Reply").click()
    expect(page.locator(".note").filter(has_text=COMMENT).get_by_text(REPLY)).to_be_visible()


def vote(page: Page, site: Site) -> None:
    page.goto(f"{site.url}{DEMONSTRATION}/votes")
    waiting = page.get_by_role("listitem").filter(has_text="Fund exchanges on police reform")
    waiting.get_by_role("link", name="Vote").click()
    page.get_by_label("Abstain").check()
    page.get_by_label("Why").fill("No amount is named.")
    page.get_by_role("button", name="Cast my position").click()
    expect(page.get_by_role("heading", name="Your receipt")).to_be_visible()
    expect(page.locator("aside .hash")).to_have_text(re.compile(r"[0-9a-f]{4}( [0-9a-f]{4}){3}"))
    expect(page.get_by_label("Abstain")).to_be_checked()


def test_a_refused_form_keeps_what_was_typed(demo_site: Site, chromium: Browser) -> None:
    """Who forgets the title loses nothing else, and is told beside the field."""
    page = person(chromium, script=False)
    sign_in(page, demo_site.door(WHO))
    page.goto(f"{demo_site.url}{DEMONSTRATION}/recommendations/new")
    page.get_by_label("What they should do").fill("should answer within ten days")
    page.get_by_label("Rationale and evidence").fill("Nobody answers.\n\n<b>Nobody</b> at all.")
    page.get_by_role("button", name="Propose it").click()
    expect(page.get_by_role("alert")).to_contain_text("What you typed is kept.")
    expect(page.get_by_label("Short title")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("What they should do")).to_have_value("should answer within ten days")
    expect(page.get_by_label("Rationale and evidence")).to_have_value(
        "Nobody answers.\n\n<b>Nobody</b> at all."
    )


def test_notes_open_from_below_on_a_phone(demo_site: Site, chromium: Browser) -> None:
    """The sheet of notes is the browser's own, so it opens without a script."""
    page = person(chromium, "phone", script=False)
    sign_in(page, demo_site.door(WHO))
    page.goto(f"{demo_site.url}{DEMONSTRATION}/recommendations/{demo_site.things['office']}")
    note = page.get_by_text("The text names cities and states.").first
    expect(note).to_be_hidden()
    page.get_by_role("button", name="Comments on the sentence").click()
    expect(note).to_be_visible()
