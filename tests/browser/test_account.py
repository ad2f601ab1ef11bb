"""Somebody is invited from a list, comes in, sets a password, comes in by it, and ends the session left elsewhere."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site, faults_of, overflow_of, person, sign_in
from tests.browser.pages import OPERATOR, QUARRIES
from tests.browser.test_journey import newest_link, press

pytestmark = pytest.mark.browser

ADDRESS, PASSWORD = "wim.okafor@example.org", "nine slow barges passing"
LIST = f"Name;Title;Mail;Role\nWim Okafor;Alderman of Quarry Bay;{ADDRESS};member\n"


def test_from_a_list_to_a_password_to_the_end_of_a_session_elsewhere(
    demo_site: Site, chromium: Browser
) -> None:
    invite(demo_site, person(chromium))
    phone, desk = person(chromium, "phone"), person(chromium)
    accept_and_set_a_password(demo_site, phone)
    sign_in_with_it(demo_site, desk)
    expect(desk.get_by_text("This one")).to_be_visible()
    desk.get_by_role("button", name="End it: the session in").click()
    expect(desk.get_by_text("That session has ended.")).to_be_visible()
    phone.goto(f"{demo_site.url}/account")
    expect(phone.get_by_role("heading", name="Sign in")).to_be_visible()


def invite(site: Site, facilitator: Page) -> None:
    """The list is pasted, looked at, put right, stored, and the letter goes out."""
    sign_in(facilitator, site.door("facilitator"))
    facilitator.goto(f"{site.url}{QUARRIES}/people/import")
    facilitator.get_by_label("Or paste the list here").fill(LIST.replace("member", "emperor"))
    press(facilitator, "Look at the list")
    expect(facilitator.get_by_text("1 of 1 lines has a fault.")).to_be_visible()
    assert faults_of(facilitator) == []
    facilitator.get_by_label("Or paste the list here").fill(LIST)
    press(facilitator, "Look at the list")
    press(facilitator, "Put this person on the list")
    expect(facilitator.get_by_label("Wim Okafor")).to_be_checked()
    assert faults_of(facilitator) == []
    press(facilitator, "Send the invitations")
    expect(facilitator.get_by_text("One invitation goes out.")).to_be_visible()


def accept_and_set_a_password(site: Site, page: Page) -> None:
    page.goto(newest_link(site, ADDRESS, "invitation"))
    press(page, "Take my seat")
    expect(page.get_by_text("You have taken your seat.")).to_be_visible()
    page.goto(f"{site.url}/account")
    page.get_by_label("New password").fill("Password2026!")
    press(page, "Set a password")
    expect(page.get_by_role("alert")).to_contain_text("Anybody would try this")
    page.get_by_label("New password").fill(PASSWORD)
    press(page, "Set a password")
    expect(page.get_by_text("The password is set.")).to_be_visible()
    assert faults_of(page) == []
    assert overflow_of(page) == 0


def sign_in_with_it(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/account")
    page.get_by_label("Your mail address").fill(ADDRESS)
    page.get_by_label("Password").fill("nine fast barges passing")
    press(page, "Sign in")
    expect(page.get_by_role("alert")).to_contain_text("do not fit together")
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Sign in")
    expect(page.get_by_role("heading", name="Your account")).to_be_visible()


def test_an_operator_founds_a_task_force_and_reads_nothing_in_it(demo_site: Site, chromium: Browser) -> None:
    page = person(chromium)
    sign_in(page, demo_site.door(OPERATOR))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto(f"{demo_site.url}/installation")
    page.get_by_role("link", name="Found a task force").click()
    page.get_by_label("Name of the task force").fill("Task Force on Canals")
    page.get_by_label("The facilitator’s name").fill("Ida Brook")
    page.get_by_label("The facilitator’s mail address").fill("ida.brook@example.org")
    press(page, "Found it and send the invitation")
    expect(page.get_by_text("Task Force on Canals")).to_be_visible()
    assert faults_of(page) == []
    answer = page.goto(f"{demo_site.url}/t/task-force-on-canals")
    assert answer is not None
    assert answer.status == 404
