"""One task force goes the whole way in a browser: from nothing to the report as a PDF."""

import email
import email.policy
import re
import time
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site, faults_of, person

pytestmark = pytest.mark.browser

PEOPLE = {
    "Cora van der Berg": ("Co-chair", "Mayor of Halbrook", "cora@example.org"),
    "Mateo de la Cruz": ("Member", "Secretary of Commerce, State of Absaroka", "mateo@example.org"),
    "Nia O’Hara": ("Member", "Council Chair, Three Lakes Nation", "nia@example.org"),
}
TITLE = "Open one door for cities"
VOTE = "Shall this recommendation be adopted?"


FOLLOWED: set[str] = set()


def newest_link(site: Site, address: str, pattern: str, seconds: float = 20) -> str:
    """The link in the newest letter to this address, once the worker has sent it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for file in sorted((site.data / "outbox").glob("*.eml"), key=lambda file: -file.stat().st_mtime_ns):
            letter = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
            body = letter.get_body(("plain",))
            link = re.search(rf"\S+/{pattern}/\S+", body.get_content() if body else "")
            if address in str(letter["To"]) and link and link[0] not in FOLLOWED:
                FOLLOWED.add(link[0])  # the next letter may still be on its way
                return link[0]
        time.sleep(0.2)
    raise AssertionError(f"no letter to {address}")


def go(page: Page, place: str) -> None:
    """To one of the places in the rail."""
    page.get_by_role("navigation", name="Places").get_by_role("link", name=place).click()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def follow(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("link", name=name).first.click()


def fill(page: Page, **fields: str) -> None:
    """Fill fields by their labels; `by_when="…"` fills the field labelled "By when"."""
    for name, words in fields.items():
        page.get_by_label(name.replace("_", " ").capitalize(), exact=True).fill(words)


def test_a_task_force_goes_from_its_charter_to_its_printed_report(
    empty_site: Site, chromium: Browser, tmp_path: Path
) -> None:
    facilitator = person(chromium)
    found(empty_site, facilitator)
    lay_down_the_charter(facilitator)
    guests = {name: seat(empty_site, chromium, facilitator, name) for name in PEOPLE}
    propose(facilitator)
    comment_and_answer(facilitator, guests["Mateo de la Cruz"])
    write_again_and_compare(facilitator)
    meet(facilitator, guests["Cora van der Berg"])
    vote(facilitator, list(guests.values()))
    text = report(facilitator, tmp_path)
    for words in (TITLE, "The Secretary of State", "3 yes", *PEOPLE, "Farida Okonjo"):
        assert flat(words) in flat(text)


def flat(words: str) -> str:
    """Without spaces and hyphens at the ends of lines."""
    return re.sub(r"[\s\u00ad\u2010\ufffe-]+", "", words).lower()


def found(site: Site, page: Page) -> None:
    link = site.flask("sign-in-links").split()[1]
    page.goto(link)
    assert faults_of(page) == []  # the one page that tests/browser/pages.py cannot reach
    page.get_by_label("Name of the task force").fill("Task Force on Open Doors")
    page.get_by_label("Your name, as it will be printed").fill("Farida Okonjo")
    page.get_by_label("Your mail address").fill("farida@example.org")
    press(page, "Begin the task force")
    expect(page.get_by_role("heading", level=1)).to_have_text("Task Force on Open Doors")  # its charter
    expect(page.get_by_role("navigation", name="Places")).to_be_visible()


def lay_down_the_charter(page: Page) -> None:
    press(page, "Task Force on Open Doors Charter, sources, sign out")
    page.get_by_role("link", name="Charter", exact=True).click()
    page.get_by_label("First day").fill("2026-09-01")
    press(page, "Lay out the 18 weeks")
    expect(page.get_by_text("The 18 weeks are laid out")).to_be_visible()
    press(page, "Save the stages")
    follow(page, "Edit the charter")
    fill(page, host="Institute for Open Doors", purpose="Cities should find one door in Washington.")
    press(page, "Save the charter")
    follow(page, "Choose the rule")
    page.get_by_label("Two-thirds", exact=False).first.check()
    press(page, "Decide by this rule")
    follow(page, "Set the themes")
    page.get_by_label("Theme", exact=True).first.fill("A door in Washington")
    page.get_by_label("The question that it answers").first.fill("Where does a city knock?")
    press(page, "Save the themes")
    expect(page.get_by_text("Where does a city knock?")).to_be_visible()


def seat(site: Site, chromium: Browser, page: Page, name: str) -> Page:
    """Add a person, invite by mail, and take the seat in a browser of their own."""
    role, title, address = PEOPLE[name]
    go(page, "People")
    follow(page, "Add a person")
    fill(page, printed_name=name, printed_title=title)
    page.get_by_label(role, exact=True).check()
    press(page, "Save")
    page.get_by_label("Mail address").fill(address)
    press(page, "Send the invitation")
    expect(page.get_by_text(f"The invitation goes to {address}.")).to_be_visible()
    guest = person(chromium)
    guest.goto(newest_link(site, address, "invitation"))
    press(guest, "Take my seat")
    expect(guest.get_by_role("navigation", name="Places")).to_be_visible()
    return guest


def propose(page: Page) -> None:
    go(page, "Recommendations")
    follow(page, "Propose")
    page.get_by_label("Short title").fill(TITLE)
    page.get_by_label("Who should act").fill("The Secretary of State")
    page.get_by_label("What they should do").fill("should open one office that answers cities")
    page.get_by_label("By when").fill("31 March 2027")
    page.locator("[name=source]").fill("Cities ask five offices.\n\nNone of them answers in time.")
    press(page, "Propose it")
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()


def comment_and_answer(facilitator: Page, member: Page) -> None:
    press(facilitator, "Take it into drafting")
    follow(facilitator, "Open it for comment")
    press(facilitator, "Open it for comment")
    go(member, "Recommendations")
    follow(member, TITLE)
    member.locator("summary").filter(has_text="Comment").first.click()
    form = member.locator("form").filter(has=member.get_by_role("button", name="Comment", exact=True)).first
    form.locator("textarea").first.fill("“Five” needs a source.")
    form.get_by_role("button", name="Comment", exact=True).click()
    expect(member.get_by_text("“Five” needs a source.").first).to_be_visible()
    facilitator.reload()
    follow(facilitator, "Answer")
    facilitator.get_by_label("Answer", exact=True).select_option(label="Accepted")
    press(facilitator, "Answer it")
    expect(facilitator.get_by_text("Accepted").first).to_be_visible()


def write_again_and_compare(page: Page) -> None:
    press(page, "Close the comments")
    follow(page, "Write a version")
    page.locator("[name=source]").fill("Cities ask several offices.\n\nNone of them answers in time.")
    page.get_by_label("What changed, and why").fill("Five had no source.")
    press(page, "Save this version")
    # after a few seconds before version 1 the link speaks of it as read
    page.get_by_role(
        "link", name=re.compile("Compare 1 with 2|What changed since you read version 1")
    ).click()
    expect(page.locator("del").filter(has_text="five").first).to_be_visible()
    expect(page.locator("ins").filter(has_text="several").first).to_be_visible()


def meet(facilitator: Page, chair: Page) -> None:
    """A meeting that was held, with the recommendation on its agenda and minutes approved by the chair."""
    go(facilitator, "Meetings")
    follow(facilitator, "Call a meeting")
    fill(facilitator, title="First reading", place="Room 5")
    facilitator.get_by_label("Starts at").fill("2026-11-02T14:00")
    facilitator.get_by_label("Ends at").fill("2026-11-02T15:00")
    press(facilitator, "Call it")
    for title, minutes in (("Welcome", "5"), ("The open door", "25")):
        follow(facilitator, "Add")
        fill(facilitator, title=title)
        facilitator.get_by_label("Minutes", exact=True).fill(minutes)
        if title != "Welcome":
            facilitator.get_by_label(TITLE).check()
        press(facilitator, "Put it on the agenda")
    follow(facilitator, "Run it")
    follow(facilitator, "Record who is here")
    for radio in facilitator.get_by_label("Here", exact=True).all():
        radio.check(force=True)
    press(facilitator, "Record the list")
    follow(facilitator, "The open door")
    facilitator.get_by_label("What was decided").fill("To put the text to the vote.")
    press(facilitator, "Write the decision down")
    expect(facilitator.get_by_text("To put the text to the vote.").first).to_be_visible()
    press(facilitator, "Mark it held")
    press(facilitator, "Draft the minutes")
    press(facilitator, "Circulate them")
    go(chair, "Meetings")
    follow(chair, "First reading")
    follow(chair, "minutes")
    chair.get_by_label("I certify").check()
    press(chair, "Approve the minutes")
    expect(chair.get_by_text("The record is closed.").first).to_be_visible()


def vote(facilitator: Page, voters: list[Page]) -> None:
    go(facilitator, "Recommendations")
    follow(facilitator, TITLE)
    follow(facilitator, "Put it to the vote")
    facilitator.get_by_label("Closes at").fill("2030-01-01T12:00")
    press(facilitator, "Open the vote")
    for voter in voters:
        go(voter, "Votes")
        follow(voter, "Vote")
        voter.get_by_label("Yes").check()
        press(voter, "Cast my position")
        expect(voter.get_by_text("voted").first).to_be_visible()
    go(facilitator, "Votes")
    follow(facilitator, TITLE)
    press(facilitator, "Count and close the vote")
    expect(facilitator.get_by_text("Adopted").first).to_be_visible()


def report(page: Page, folder: Path) -> str:
    """Begin the report, write its letter, export it, and read the text of the PDF."""
    go(page, "Report")
    follow(page, "Begin the report")
    fill(page, title="One Door")
    press(page, "Begin the report")
    follow(page, "Letter")
    follow(page, "Write this part")
    page.locator("textarea").first.fill("We ask for one door.")
    press(page, "Save the text")
    expect(page.get_by_text("We ask for one door.").first).to_be_visible()
    press(page, "Export the PDF")
    link = page.get_by_role("link", name="Download").first
    expect(link).to_be_visible(timeout=120_000)
    with page.expect_download() as download:
        link.click()
    file = folder / "report.pdf"
    download.value.save_as(file)
    with pypdfium2.PdfDocument(file) as pdf:
        return "\n".join(page.get_textpage().get_text_bounded() for page in pdf)
