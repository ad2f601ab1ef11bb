"""A meeting reaches people: an item is dragged, the agenda published and changed, people invited, one answers by link
on a phone, and it is called off."""

import email
import email.policy
import re
import time
from email.message import EmailMessage

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site, person, sign_in
from tests.browser.pages import DEMONSTRATION, FACILITATOR

pytestmark = pytest.mark.browser
TO = "weilan.ng@example.org"
WAIT_SECONDS = 30


def mail_to(site: Site, address: str, subject: str) -> EmailMessage:
    """The last mail of that subject to this address, once the worker has written it."""
    end = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < end:
        for file in sorted((site.data / "outbox").glob("*.eml")):
            message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
            if message["Subject"].startswith(subject) and message["To"].addresses[0].addr_spec == address:
                return message
        time.sleep(0.2)
    raise AssertionError(f"no mail “{subject}” to {address}")


def method_of(message: EmailMessage) -> tuple[str, int]:
    (file,) = message.iter_attachments()
    calendar = Calendar.from_ical(file.get_content())
    (event,) = calendar.events
    return str(calendar["method"]), int(str(event["sequence"]))


def call(page: Page, site: Site) -> str:
    """A meeting in the next year with three items; returns its address."""
    page.goto(f"{site.url}{DEMONSTRATION}/meetings/new")
    page.get_by_label("Title").fill("Meeting for calendars")
    page.get_by_label("Kind").select_option("plenary")
    page.get_by_label("Starts at").fill("2099-05-19T14:00")
    page.get_by_label("Ends at").fill("2099-05-19T15:00")
    page.get_by_role("button", name=re.compile("Call")).click()
    address = page.url.split("?")[0]
    for title in ("First", "Second", "Third"):
        page.goto(f"{address}/items/new")
        page.get_by_label("Title").fill(title)
        page.get_by_label("Kind").select_option("discussion")
        page.get_by_label("Minutes").fill("10")
        page.locator("main").get_by_role("button").first.click()
    page.goto(address)
    return address


def drag_last_to_top(page: Page) -> None:
    items = page.locator("ol.agenda > li[data-place]")
    grip = items.nth(2).locator(".grip").bounding_box()
    top = items.nth(0).bounding_box()
    assert grip is not None
    assert top is not None
    page.mouse.move(grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2)
    page.mouse.down()
    page.mouse.move(top["x"] + 20, top["y"] + 4, steps=6)
    expect(items.nth(0).locator("time")).to_have_text("14:00")  # while it is held, the hours follow
    page.mouse.up()
    expect(page.locator("#agenda-region").get_by_role("status")).to_contain_text("is now item 1")
    expect(items.nth(0)).to_contain_text("Third")


def test_a_meeting_reaches_people(demo_site: Site, chromium: Browser) -> None:
    page = person(chromium)
    sign_in(page, demo_site.door(FACILITATOR))
    address = call(page, demo_site)
    page.get_by_role("button", name="Publish the agenda").click()
    drag_last_to_top(page)
    expect(page.locator("#changes")).to_contain_text("“Third” is item 1, was item 3.")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#changes")).not_to_contain_text("Third")

    page.goto(f"{address}/people")
    page.get_by_role("button", name="Invite everybody").click()
    row = page.get_by_role("row").filter(has_text="Ng Wei Lan")
    expect(row).to_contain_text("No answer yet")
    invitation = mail_to(demo_site, TO, "Meeting: Meeting for calendars")
    assert method_of(invitation) == ("REQUEST", 0)
    answer_by_link(chromium, invitation)
    page.reload()
    expect(row).to_contain_text("Comes")
    page.goto(f"{address}/cancel")
    page.locator("main").get_by_role("button").first.click()
    assert method_of(mail_to(demo_site, TO, "Cancelled: Meeting for calendars")) == ("CANCEL", 1)


def answer_by_link(chromium: Browser, invitation: EmailMessage) -> None:
    """Two taps on a phone: the link, and the answer."""
    body = invitation.get_body(("plain",))
    assert body is not None
    link = re.search(r"http\S+/do/\S+", body.get_content())
    assert link
    phone = person(chromium, "phone")
    phone.goto(link[0])
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Do you come?")
    phone.get_by_role("button", name="I come", exact=True).click()
    expect(phone.locator("main")).to_contain_text("Noted: you come.")
    assert phone.goto(link[0]).status == 404  # type: ignore[union-attr]
