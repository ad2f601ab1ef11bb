"""Six people and an endorsement: one asks, one by delegate, one by the link in the letter, one who does not sign."""

from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from taskforce.core import clock, jobs
from taskforce.members import actions as members
from tests.browser.conftest import faults_of, overflow_of, person, sign_in
from tests.browser.test_publication import LOCAL, Place, place
from tests.people import Cast, address
from tests.report.scene import NOW
from tests.report.test_endorsing import lend, links, printed

__all__ = ["place"]
pytestmark = pytest.mark.browser


def test_six_people_and_an_endorsement(cast: Cast, place: Place, chromium: Browser) -> None:
    lend(cast, "sign")
    farida = come(cast, place, chromium, "farida")
    farida.goto(f"{place.url}/t/rivers/report/editions")
    farida.get_by_role("link", name="Ask for the endorsement of edition 1").click()
    farida.get_by_label("Answers are asked for by").fill(f"{LOCAL:%Y-%m-%dT%H:%M}")
    farida.get_by_role("button", name="Ask them").click()
    expect(farida.get_by_text("Nobody has answered yet")).to_be_visible()
    here = farida.url
    with clock.at(NOW):
        jobs.run_due(cast.database, cast.app.extensions["settings"])
    cora = come(cast, place, chromium, "cora")
    cora.goto(f"{place.url}/t/rivers/today")
    cora.get_by_role("link", name="Answer").first.click()
    keep(cora, "I endorse it, with an additional view", view="Sand moves.")
    dana = come(cast, place, chromium, "dana")
    dana.goto(here)
    dana.get_by_label("1.1 Own a dredge together").check()
    keep(dana, "I endorse it, except some recommendations")
    tomas = come(cast, place, chromium, "tomas")
    tomas.goto(here)
    keep(tomas, "I do not endorse it")
    nia = person(chromium, "phone")
    nia.goto(place.url + links(cast)["nia"])
    nia.get_by_label("I endorse it", exact=True).check()
    assert (overflow_of(nia), faults_of(nia)) == (0, [])
    nia.get_by_role("button", name="Keep my answer").click()
    expect(nia.get_by_text("Your answer is kept")).to_be_visible()
    olive = come(cast, place, chromium, "olive")
    olive.goto(here)
    expect(olive.get_by_text("4 of 4 answered")).to_be_visible()
    expect(olive.get_by_text("Sand moves.")).to_have_count(0)
    farida.goto(here)
    farida.get_by_role("button", name="Close the endorsement").click()
    olive.goto(here)
    expect(olive.get_by_text("Sand moves.")).to_be_visible()
    page = printed(cast)
    assert [(group.title.split()[0], group.people[0].name) for group in page.groups] == [
        ("Endorse", "Nia O’Hara"),
        ("Endorse", "Cora van der Berg"),
        ("Endorse", "Mateo de la Cruz"),
        ("Do", "Tomáš Dvořák Jr."),
    ]


def come(cast: Cast, place: Place, chromium: Browser, name: str) -> Page:
    """One of the cast, signed in, in a browser of their own."""
    page = person(chromium)
    with clock.at(NOW - timedelta(minutes=1)), cast.database.write() as session:
        link = members.make_sign_in_link(session, address(name))
    sign_in(page, f"{place.url}/sign-in/{link}")
    return page


def keep(page: Page, choice: str, view: str = "") -> None:
    """Answer on the page of the endorsement."""
    page.get_by_label(choice, exact=True).check()
    page.get_by_label("Your view, in your own words").fill(view)
    page.get_by_role("button", name="Keep my answer").click()
    expect(page.get_by_text("Your answer is kept")).to_be_visible()
