"""A member shows their face: a photo is chosen, described, drawn in the list; what is too large is refused."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site, faults_of, overflow_of, person, sign_in
from tests.browser.pages import DEMONSTRATION
from tests.files import made

pytestmark = pytest.mark.browser

WHO = "castellane"
DRAWN = "image => image.complete && image.naturalWidth"


def test_a_member_shows_their_face_and_takes_it_back(
    demo_site: Site, chromium: Browser, tmp_path: Path
) -> None:
    page = person(chromium)
    sign_in(page, demo_site.door(WHO))
    page.goto(f"{demo_site.url}{DEMONSTRATION}/people/{demo_site.things[f'person-{WHO}']}")
    page.get_by_role("link", name="Add a portrait").click()
    choose(page, tmp_path / "me.png", b"GIF89a no picture")
    expect(page.get_by_role("alert")).to_contain_text("no PNG picture can be read from it")
    expect(page.get_by_label("What it shows")).to_have_value("Ruth Ann Castellane at a window.")
    choose(page, tmp_path / "me.jpg", made.photo_with_past())
    shown = page.get_by_role("img", name="Ruth Ann Castellane at a window.")
    expect(shown).to_be_visible()
    assert shown.evaluate(DRAWN) == 400
    expect(page.locator("figcaption")).to_have_text("Photo: A. Friend · CC BY 4.0")
    assert (faults_of(page), overflow_of(page)) == ([], 0)
    page.goto(f"{demo_site.url}{DEMONSTRATION}/people")
    face = page.get_by_role("listitem").filter(has_text="Ruth Ann Castellane").locator("img")
    face.scroll_into_view_if_needed()
    expect(face).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert face.evaluate(DRAWN) == 96
    page.get_by_role("link", name="Ruth Ann Castellane").click()
    page.get_by_role("link", name="Change the portrait").click()
    page.get_by_role("button", name="Remove the portrait").click()
    expect(page.get_by_role("status")).to_have_text("The portrait is removed.")
    expect(shown).to_have_count(0)


def test_a_photo_that_is_too_large_is_refused_in_words(
    demo_site: Site, chromium: Browser, tmp_path: Path
) -> None:
    page = person(chromium)
    sign_in(page, demo_site.door(WHO))
    page.goto(f"{demo_site.url}{DEMONSTRATION}/people/{demo_site.things[f'person-{WHO}']}/portrait")
    choose(page, tmp_path / "large.png", made.picture() + bytes(40_000_000))
    expect(page.locator("main")).to_contain_text("A file may have up to 20 MB; this is larger.")


def choose(page: Page, file: Path, content: bytes) -> None:
    file.write_bytes(content)
    page.get_by_label("Photo").set_input_files(file)
    page.get_by_label("What it shows").fill("Ruth Ann Castellane at a window.")
    page.get_by_label("Licence").fill("CC BY 4.0")
    page.get_by_label("Credit").fill("Photo: A. Friend")
    page.get_by_role("button", name="Save").click()
