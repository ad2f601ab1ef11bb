"""A newcomer follows docs/facilitator.md alone: from an empty installation to an announcement and a first meeting.

One walk for each heading of the guide. Whatever the guide sets in bold must have stood on a page under that heading, so
that guide and program cannot part.
"""

import email
import email.policy
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pypdfium2
import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect, sync_playwright

from taskforce.config import CHECKOUT
from tests.browser.conftest import CHROMIUM, Site, person, start
from tests.browser.test_journey import fill, follow, go, newest_link, press

GUIDE = (CHECKOUT / "docs" / "facilitator.md").read_text()
NAME = "Task Force on Clean Rivers"
LIST = """Name,Title,Organisation,Level,Role,Mail,Given,Family,Suffix
Cora van der Berg,Mayor of Halbrook,City of Halbrook,city,co-chair,cora@example.org,Cora,van der Berg,
Mateo de la Cruz,"Secretary of Commerce, State of Absaroka",,state,co-chair,mateo@example.org,Mateo,de la Cruz,
"Nia O’Hara, Jr.",Council Chair of the Three Lakes Nation,,tribal,member,nia@example.org,Nia,O’Hara,Jr.
"""
GUESTS = ("cora@example.org", "mateo@example.org", "nia@example.org")
EVERYBODY = ("farida@example.org", *GUESTS)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    yield from start(tmp_path / "site")


@pytest.fixture
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield browser
        browser.close()


def bold_under(number: int) -> set[str]:
    """What the guide sets in bold under this heading, on one line each."""
    (part,) = re.findall(rf"^## {number}\. .*?(?=^## |\Z)", GUIDE, re.MULTILINE | re.DOTALL)
    return {re.sub(r"\s+", " ", words) for words in re.findall(r"\*\*(.+?)\*\*", part, re.DOTALL)}


class Reader:
    """Keeps what stood on the pages that a person saw."""

    def __init__(self, page: Page) -> None:
        self.page, self.read = page, ""
        page.on("load", lambda _: self.look())

    def look(self) -> None:
        self.read += " " + re.sub(r"\s+", " ", self.page.locator("body").text_content() or "")

    def has_read(self, number: int) -> None:
        """All that is bold under this heading; then a new page of the guide begins."""
        assert {words for words in bold_under(number) if words not in self.read} == set()
        self.read = ""


def test_a_newcomer_reaches_an_announcement_and_a_first_meeting_by_the_guide_alone(
    site: Site, chromium: Browser, tmp_path: Path
) -> None:
    page = person(chromium)
    reader = Reader(page)
    for number, walk in enumerate((begin, charter, people, approvals, announcement, meeting), start=1):
        walk(page, reader, site, chromium, tmp_path)
        reader.look()
        reader.has_read(number)


def menu(page: Page, words: str) -> None:
    """Something behind the name of the task force."""
    page.get_by_role("button", name=NAME).click()
    page.get_by_role("link", name=words, exact=True).click()


def begin(page: Page, reader: Reader, site: Site, chromium: Browser, folder: Path) -> None:
    page.goto(site.url)
    reader.look()
    page.goto(site.flask("sign-in-links").split()[1])
    page.get_by_label("Name of the task force").fill(NAME)
    page.get_by_label("Your name, as it will be printed").fill("Farida Okonjo")
    page.get_by_label("Your mail address").fill("farida@example.org")
    press(page, "Begin the task force")
    expect(page.get_by_role("heading", level=1)).to_have_text(NAME)


def charter(page: Page, reader: Reader, site: Site, chromium: Browser, folder: Path) -> None:
    follow(page, "Edit the charter")
    fill(
        page, host="The Rivers Institute", funder="Halbrook Family Fund", purpose="Rivers that cross a line."
    )
    fill(page, mandate="Compare how rivers are cared for\nRecommend what should be done")
    page.get_by_label("Prepare a vote").check()
    press(page, "Save the charter")
    follow(page, "Choose the rule")
    page.get_by_label("Two-thirds", exact=False).first.check()
    press(page, "Decide by this rule")
    follow(page, "Set the themes")
    for at, title in enumerate(("Shared water", "Money", "People")):
        page.get_by_label("Theme", exact=True).nth(at).fill(title)
        page.get_by_label("The question that it answers").nth(at).fill(f"What of {title.lower()}?")
    press(page, "Save the themes")
    page.get_by_label("First day").fill(datetime.now(ZoneInfo("America/New_York")).date().isoformat())
    press(page, "Lay out the 18 weeks")
    press(page, "Save the stages")
    follow(page, "Set the disclaimers")
    page.get_by_label("Disclaimer", exact=True).fill("Members speak for themselves.")
    press(page, "Save the disclaimers")


def people(page: Page, reader: Reader, site: Site, chromium: Browser, folder: Path) -> None:
    go(page, "People")
    follow(page, "Import a list")
    with page.expect_download() as empty:
        follow(page, "An empty table with the columns")
    columns = Path(empty.value.path()).read_text("utf-8-sig").strip()
    assert LIST.startswith(columns)
    filled = folder / "people.csv"
    filled.write_text(LIST)
    page.get_by_label("A file").set_input_files(filled)
    press(page, "Look at the list")
    press(page, "Put 3 people on the list")
    press(page, "Send the invitations")
    for name, order, quote in (
        ("Cora van der Berg", "1", "A river does not ask who governs the other bank."),
        ("Mateo de la Cruz", "2", "We pay for clean water once, or for dirty water every year."),
    ):
        go(page, "People")
        follow(page, name)
        follow(page, "Edit")
        fill(page, order_of_precedence=order, quote=quote)
        press(page, "Save")
    go(page, "People")
    follow(page, "Farida Okonjo")
    follow(page, "Edit")
    fill(page, printed_title="Director of The Rivers Institute")
    press(page, "Save")
    for address in GUESTS:
        guest = person(chromium, "phone")
        guest.goto(newest_link(site, address, "invitation"))
        press(guest, "Take my seat")
        expect(guest.get_by_text("You have taken your seat. Welcome.")).to_be_visible()
    go(page, "People")
    follow(page, "Cora van der Berg")
    follow(page, "Office")
    follow(page, "Let somebody act for them")


def approvals(page: Page, reader: Reader, site: Site, chromium: Browser, folder: Path) -> None:
    go(page, "People")
    follow(page, "Approvals")
    press(page, "Ask all of them by mail")
    for address in EVERYBODY:
        phone = person(chromium, "phone")
        phone.goto(newest_link(site, address, "do"))
        phone.get_by_role("button", name=re.compile("^Approve")).first.click()
        expect(phone.get_by_text("You have approved how you are printed.")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Everything that is there is approved.")).to_be_visible()


def announcement(page: Page, reader: Reader, site: Site, chromium: Browser, folder: Path) -> None:
    menu(page, "Announcements")
    follow(page, "Begin an announcement")
    fill(page, headline="A task force on clean rivers", place="Halbrook", contact="farida@example.org")
    fill(
        page, opening_paragraphs="It is led by Mayor Cora van den Berg.", closing_paragraphs="More in spring."
    )
    page.get_by_label("List the members").check()
    press(page, "Save")
    page.get_by_role("button", name="Correct “Cora van den Berg”").click()
    press(page, "Publish")
    follow(page, "Public page")
    public = page.url
    stranger = chromium.new_context()
    outside = stranger.new_page()
    for _ in range(100):
        outside.goto(public)
        if outside.get_by_role("link", name="PDF").count():
            break
        outside.wait_for_timeout(200)
    expect(outside.get_by_text("It is led by Mayor Cora van der Berg.")).to_be_visible()
    printed = pypdfium2.PdfDocument(stranger.request.get(public + "/pdf").body())
    text = " ".join(printed[at].get_textpage().get_text_range() for at in range(len(printed)))
    for words in (
        "A task force on clean rivers",
        "Mayor of Halbrook",
        "A river does not ask",
        "Nia O’Hara, Jr.",
    ):
        assert words in text
    page.go_back()


def meeting(page: Page, reader: Reader, site: Site, chromium: Browser, folder: Path) -> None:
    here = datetime.now(ZoneInfo("America/New_York"))
    go(page, "Meetings")
    follow(page, "Call a meeting")
    fill(page, title="First meeting", place="City Hall, Halbrook", link="https://meet.example.org/rivers")
    hours(page, here + timedelta(days=9))
    press(page, "Call it")
    for title, verb in (("Welcome", "Add the first item"), ("How we decide", "Add an item")):
        follow(page, verb)
        fill(page, title=title)
        press(page, "Put it on the agenda")
    press(page, "Publish the agenda")
    follow(page, "Invite people")
    press(page, "Invite everybody")
    for address, answer, said in zip(
        EVERYBODY,
        ("I come", "I come", "Perhaps", "I cannot come"),
        ("come", "come", "may come", "not"),
        strict=True,
    ):
        phone = person(chromium, "phone")
        phone.goto(newest_link(site, address, "do"))
        press(phone, answer)
        expect(phone.locator("main")).to_contain_text(re.compile(f"Noted: .*{said}"))
    page.reload()
    for name, stands in (("Cora", "Comes"), ("Mateo", "Perhaps"), ("Nia", "Does not come")):
        expect(page.get_by_role("row").filter(has_text=name)).to_contain_text(stands)
    assert entries(site) == {(address, "REQUEST") for address in EVERYBODY}
    on_the_day(page, chromium, site, here)


def hours(page: Page, first: datetime) -> None:
    for label, at in (("Starts at", first), ("Ends at", first + timedelta(minutes=90))):
        page.get_by_label(label).fill(at.strftime("%Y-%m-%dT%H:%M"))


def entries(site: Site) -> set[tuple[str, str]]:
    """Whom a calendar entry went to, and what it asks of the calendar."""
    found = set()
    for file in (site.data / "outbox").glob("*.eml"):
        message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
        for attached in message.iter_attachments():
            if attached.get_content_type() == "text/calendar":
                method = str(Calendar.from_ical(attached.get_content())["method"])
                found.add((message["To"].addresses[0].addr_spec, method))
    return found


def on_the_day(page: Page, chromium: Browser, site: Site, now: datetime) -> None:
    """The guide's last step, with the meeting moved to this hour: what moved after publication is listed."""
    go(page, "Meetings")
    follow(page, "First meeting")
    follow(page, "Change it")
    hours(page, now - timedelta(minutes=20))
    press(page, "Save the change")
    press(page, "Publish it anew")
    follow(page, "Run it")
    follow(page, "Record who is here")
    for radio in page.get_by_label("Here", exact=True).all():
        radio.check(force=True)
    press(page, "Record the list")
    page.get_by_label("What was decided").fill("To decide by two-thirds.")
    press(page, "Write the decision down")
    press(page, "Mark it held")
    press(page, "Draft the minutes")
    press(page, "Circulate them")
    chair = person(chromium)
    chair.goto(site.door("cora-van-der-berg"))
    press(chair, "Sign in")
    go(chair, "Meetings")
    follow(chair, "First meeting")
    follow(chair, "minutes")
    chair.get_by_label("I certify").check()
    press(chair, "Approve the minutes")
    expect(chair.get_by_text("The record is closed.").first).to_be_visible()
