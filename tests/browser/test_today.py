"""What waits for whom, in a browser: a vote opens, the member is told, votes, and it is gone; one nudge a day."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site, person, sign_in

pytestmark = pytest.mark.browser
HOME = "/t/city-state-diplomacy/today"


def today(page: Page, site: Site) -> None:
    page.goto(site.url + HOME)


def test_a_vote_waits_for_a_member_until_they_vote_and_the_facilitator_nudges_once(
    demo_site: Site, chromium: Browser
) -> None:
    member, facilitator = person(chromium, "phone"), person(chromium)
    sign_in(member, demo_site.door("member"))
    member.get_by_role("link", name="Task Force on City and State Diplomacy").click()
    expect(member).to_have_url(re.compile(HOME))  # where people come in
    votes = member.get_by_role("main").get_by_text("Vote on")
    before = votes.count()
    assert before
    title = votes.first.get_by_role("link").inner_text()
    member.get_by_role("link", name=re.compile(f"^Open the ballot.*{re.escape(title)}")).click()
    member.get_by_role("radio", name=re.compile("^Yes")).check()
    member.get_by_role("button", name="Cast my position").click()
    expect(member.get_by_role("status").first).to_contain_text("Your position is taken: yes.")
    today(member, demo_site)
    expect(member.get_by_role("main").get_by_text("Vote on")).to_have_count(before - 1)
    expect(
        member.get_by_role("main").get_by_role(
            "link", name=re.compile(f"^Open the ballot.*{re.escape(title)}")
        )
    ).to_have_count(0)

    sign_in(facilitator, demo_site.door("facilitator"))
    today(facilitator, demo_site)
    nudge = facilitator.get_by_role("button", name=re.compile("^Nudge ")).first
    name = (nudge.get_attribute("aria-label") or "").removeprefix("Nudge ")
    second = facilitator.context.new_page()  # the same page in another tab, from before the nudge
    today(second, demo_site)
    nudge.click()
    expect(facilitator.get_by_role("status")).to_contain_text(f"A reminder goes to {name}")
    row = facilitator.locator(".owes > li").filter(has_text=name)
    expect(row).to_contain_text("Reminded today,")
    expect(row.get_by_role("button")).to_have_count(0)
    second.get_by_role("button", name=f"Nudge {name}", exact=True).click()
    expect(second.get_by_role("status")).to_contain_text("was reminded today")
