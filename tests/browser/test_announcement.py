"""An announcement in a browser: approved on a phone, refused for one character, approved again, published, printed."""

from collections.abc import Iterator

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from taskforce.members import actions as members
from taskforce.members import queries as people
from tests.browser import things
from tests.browser.conftest import Site, faults_of, person, prepared, start
from tests.browser.test_journey import fill, follow, newest_link, press

pytestmark = pytest.mark.browser


@pytest.fixture
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """An installation for this walk alone."""
    yield from start(prepared(tmp_path_factory))


def settle(site: Site) -> str:
    """A task force with its facilitator and one co-chair who has a quote; the way in for the facilitator."""
    with things.database(site.data) as base, base.write() as session:
        made, account = members.found_task_force(
            session,
            name="Task Force on Rivers",
            zone="America/New_York",
            facilitator="Farida Okonjo",
            address="farida@example.org",
        )
        actor = people.find_entry(session, account.id, made.slug).actor
        facts = {"printed_title": "Mayor of Halbrook", "given": "Cora", "family": "van der Berg"}
        chair = members.add_person(
            session,
            actor,
            printed_name="Cora van der Berg",
            roles=["co_chair"],
            quote="Rivers join us.",
            **facts,
        )
        members.give_account(session, actor, chair, "cora@example.org")
        token = members.make_sign_in_link(session, "farida@example.org")
    return f"{site.url}/sign-in/{token}"


def approve_on_a_phone(site: Site, chromium: Browser, address: str) -> None:
    """Two taps: open the link of the letter, and approve."""
    with chromium.new_context(viewport={"width": 360, "height": 780}, has_touch=True) as context:
        page = context.new_page()
        page.goto(newest_link(site, address, "do"))
        assert faults_of(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        page.get_by_role("button", name="Approve").first.click()
        expect(page.get_by_text("You have approved how you are printed.")).to_be_visible()
        page.go_back()
        page.reload()
        expect(page.get_by_text("This link is not good, or no longer.")).to_be_visible()


def ask_all(page: Page) -> None:
    page.get_by_role("link", name="People").first.click()
    follow(page, "Approvals")
    press(page, "Ask all of them by mail")
    expect(page.get_by_text("mail").first).to_be_visible()


def test_an_announcement_waits_for_every_approval_and_is_then_read_by_anybody(
    own_site: Site, chromium: Browser
) -> None:
    way_in = settle(own_site)
    page = person(chromium)
    page.goto(way_in)
    press(page, "Sign in")
    ask_all(page)
    for address in ("farida@example.org", "cora@example.org"):
        approve_on_a_phone(own_site, chromium, address)

    page.reload()
    expect(page.get_by_text("Everything that is there is approved.")).to_be_visible()
    follow(page, "Cora van der Berg")
    follow(page, "Edit how it reads")
    page.get_by_label("Quote", exact=True).fill("Rivers join us!")
    press(page, "Save")

    page.goto(page.url.split("/people/")[0] + "/announcements")
    assert faults_of(page) == []
    follow(page, "Begin an announcement")
    assert faults_of(page) == []
    fill(page, headline="A task force on rivers", opening_paragraphs="Mayor Okonja leads it.")
    press(page, "Save")
    press(page, "Publish")
    expect(page.get_by_text("Not approved yet: quote of Cora van der Berg").first).to_be_visible()
    press(page, "Correct “Okonja”: “Okonjo”")
    expect(page.get_by_text("“Okonja” reads “Okonjo” now.")).to_be_visible()
    announcement = page.url.split("#")[0]

    ask_all(page)
    approve_on_a_phone(own_site, chromium, "cora@example.org")
    page.goto(announcement)
    assert faults_of(page) == []
    press(page, "Publish")
    expect(page.get_by_text("Published. The file for print is on its way.")).to_be_visible()
    follow(page, "Public page")
    public = page.url

    with chromium.new_context() as stranger:
        outside = stranger.new_page()
        outside.goto(public)
        assert faults_of(outside) == []
        for words in ("“Rivers join us!”", "Mayor Okonjo leads it.", "Mayor of Halbrook"):
            expect(outside.get_by_text(words).first).to_be_visible()
        link = outside.get_by_role("link", name="PDF")
        for _ in range(100):
            if link.count():
                break
            outside.wait_for_timeout(200)
            outside.reload()
        file = stranger.request.get(public + "/pdf").body()
    printed = pypdfium2.PdfDocument(file)
    text = " ".join(printed[at].get_textpage().get_text_range() for at in range(len(printed)))
    printed.close()
    for words in ("A task force on rivers", "Cora van der Berg", "Mayor of Halbrook", "Rivers join us!"):
        assert words in text
