"""Every page of the program, as each role sees it, at the width of a phone and of a desk, by day and by night."""

from collections.abc import Mapping, Sequence
from typing import Literal

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page
from werkzeug.exceptions import NotFound

from tests.browser.conftest import AXE, Site, faults_of, overflow_of, person, reach, sign_in
from tests.browser.pages import NOBODY, NOT_HERE, PAGES, ROLES
from tests.browser.pages import Page as Listed

View = tuple[int, int, Literal["light", "dark"]]
PHONE: View = (360, 780, "dark")
DESK: View = (1440, 900, "light")
VIEWS = (PHONE, DESK)
EXPECTED = "Failed to load resource: the server responded with a status of 4"


def test_every_page_is_in_the_list(app: Flask) -> None:
    """What answers GET is looked at here, or said to be no page."""
    answering = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    listed = {endpoint_of(app, page) for page in PAGES}
    assert answering - listed == set(NOT_HERE)


def endpoint_of(app: Flask, listed: Listed) -> str:
    """What answers at its path; nothing for a page that is not there."""
    try:
        return str(app.url_map.bind("localhost").match(listed.path.partition("?")[0])[0])
    except NotFound:
        return ""


def test_no_page_is_listed_twice() -> None:
    names = [page.name for page in PAGES]
    assert sorted(names) == sorted(set(names))


@pytest.mark.browser
@pytest.mark.parametrize("role", ROLES)
def test_every_page_stands(demo_site: Site, chromium: Browser, role: str) -> None:
    """Each is judged by axe in one of the views, its neighbour in the other; `bin/soak` judges each in both."""
    listed = [page for page in PAGES if page.role == role]
    views = {page.name: (VIEWS[turn % 2],) for turn, page in enumerate(listed)}
    assert "\n".join(faults_of_role(demo_site, chromium, role, views)) == ""


def faults_of_role(
    site: Site, chromium: Browser, role: str, views: Mapping[str, tuple[View, ...]]
) -> list[str]:
    """What is wrong with the pages of a role: status, one heading of the first rank, faults by axe in the views
    given for each, overflow in any, anything foreign, complaints of the browser."""
    page = person(chromium)
    seen = [DESK, PHONE]
    page.context.add_init_script(path=AXE)  # compiled once instead of sent to each page
    found: list[str] = []
    page.on("console", lambda message: found.extend(complaints(page.url, message.text)))
    page.on("request", lambda request: found.extend({request.url} - at_home(site, request.url)))
    if role != NOBODY:
        sign_in(page, site.door(role))
    for listed in PAGES:
        if listed.role == role:
            seen.reverse()  # the window that the last page left is the first of this one: half the turning
            faults = faults_at(page, listed, site, seen, views[listed.name])
            found += [f"{listed.name}: {words}" for words in faults]
    page.context.close()
    return found


def complaints(url: str, words: str) -> list[str]:
    """What the browser says of a page, but that it was answered with 404 or the like: the list knows that."""
    return [] if words.startswith(EXPECTED) else [f"{url}: {words}"]


def at_home(site: Site, url: str) -> set[str]:
    """The address, if it is one of the site."""
    return {url} if url.startswith(f"{site.url}/") else set()


def faults_at(
    page: Page, listed: Listed, site: Site, seen: Sequence[View], judged: tuple[View, ...]
) -> list[str]:
    """What is wrong with one page, loaded once and seen in these views, one after the other."""
    found = []
    status = reach(page, listed, site)
    if status != listed.status:
        found.append(f"answers {status}")
    if page.locator("textarea[data-editor]").count():
        page.locator(".tools").first.wait_for(state="attached")  # the editor comes a moment after the page
    headings = page.locator("h1").count()
    if headings != 1:
        found.append(f"{headings} headings of the first rank")
    if (filled := page.locator("main .btn.go").filter(visible=True).count()) > 1:
        found.append(f"{filled} filled buttons: one page, one main action")
    for view in seen:
        width, height, scheme = view
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        if view in judged:
            found += [f"at {width}: {fault}" for fault in faults_of(page)]
        if wider := overflow_of(page):
            found.append(f"at {width}: {wider} px too wide")
    return found
