"""A principal lets somebody new act for them, sees what was done, and ends it: at the next click staff are out."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Site, faults_of, overflow_of, person, sign_in
from tests.browser.pages import DEMONSTRATION
from tests.browser.test_journey import newest_link

pytestmark = pytest.mark.browser

STAFF = "sam.ito@example.org"
SAID = "The Secretary would rather say “invite”."


def test_staff_comment_for_a_principal_who_sees_it_and_ends_it(demo_site: Site, chromium: Browser) -> None:
    home = demo_site.url + DEMONSTRATION
    principal = person(chromium)
    sign_in(principal, demo_site.door("de-la-fontanilla"))
    principal.goto(f"{home}/office")
    principal.get_by_role("link", name="Let somebody act for you").click()
    principal.get_by_label("Name", exact=True).fill("Sam Ito (sample)")
    principal.get_by_label("Mail address").fill(STAFF)
    assert faults_of(principal) == []
    principal.get_by_role("button", name="Let them act").click()
    expect(principal.get_by_text("Has not come yet")).to_be_visible()

    staff = person(chromium, "phone")
    staff.goto(newest_link(demo_site, STAFF, "invitation"))
    staff.get_by_role("button", name="Take my seat").click()
    staff.goto(f"{home}/texts/{demo_site.things['text-listening']}/versions/2/comment")
    above = staff.get_by_role("region", name="For whom you act")
    expect(above).to_contain_text("Acting for María José de la Fontanilla")
    assert (faults_of(staff), overflow_of(staff)) == ([], 0)
    staff.locator("[name=kind]").select_option("editorial")
    staff.locator("[name=body]").fill(SAID)
    staff.get_by_role("button", name="Comment", exact=True).click()
    expect(staff.get_by_text("Sam Ito (sample) for María José de la Fontanilla").first).to_be_attached()

    principal.reload()
    done = principal.locator("section", has=principal.get_by_role("heading", name="Done for you"))
    expect(done).to_contain_text("Sam Ito (sample) commented on a text")
    assert faults_of(principal) == []
    principal.get_by_role("button", name="End this: what Sam Ito").click()
    expect(principal.get_by_text("acts no more for you")).to_be_visible()

    staff.get_by_role("link", name="People").click()
    expect(staff.get_by_role("heading", name="Nobody lets you act for them now")).to_be_visible()
    assert faults_of(staff) == []
