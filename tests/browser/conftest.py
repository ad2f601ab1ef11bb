"""A real browser against a real site: web and worker as `bin/run` starts them, on an empty folder."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response, sync_playwright

from taskforce.config import CHECKOUT
from tests.browser import things
from tests.browser.pages import FILE
from tests.browser.pages import Page as Listed
from tests.conftest import migrated
from tests.once import once

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
AXE = CHECKOUT / "node_modules" / "axe-core" / "axe.min.js"
RUN_AXE = """
rules => axe.run({resultTypes: ['violations'], preload: false, ...(rules.length ? {runOnly: rules} : {})}).then(
  found => found.violations.map(one =>
    `${one.id}: ${one.help} (${one.nodes.slice(0, 3).map(node => node.target[0]).join(', ')})`))
"""
OPENED: list[BrowserContext] = []  # of the people of this test
BROKEN: list[str] = []  # errors of scripts and of the site; see `nothing_broke`
WIDTHS = {"phone": (360, 780), "desk": (1440, 900)}


@dataclass
class Site:
    """A running installation; `things` are the public ids that stand in the paths of tests/browser/pages.py."""

    url: str
    data: Path
    environment: dict[str, str]
    things: dict[str, str] = field(default_factory=dict)

    def flask(self, *words: str) -> str:
        """What a command of the program prints."""
        command = [sys.executable, "-m", "flask", "--app", "wsgi", *words]
        done = subprocess.run(
            command, cwd=CHECKOUT, env=self.environment, capture_output=True, text=True, check=True
        )
        return done.stdout

    def door(self, who: str) -> str:
        """A link that signs this person in, once; for a role, the first person who has it."""
        with things.database(self.data) as database:
            return self.url + things.door(database, who)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def prepared(folders: pytest.TempPathFactory, *prepare: str) -> Path:
    """A fresh folder in which the program is ready to start. Whoever of a run comes first prepares it for all."""

    def make(folder: Path) -> None:
        shutil.copy(migrated(folders), folder)
        prepare_in(folder, *prepare)

    return Path(
        shutil.copytree(
            once(folders, "-".join(["prepared", *prepare]), make), folders.mktemp("site") / "data"
        )
    )


def prepare_in(data: Path, *prepare: str) -> Path:
    """Everything that the program needs before it starts, in the folder."""
    Site("", data, environment_of(data)).flask("prepare", *prepare)
    return data


def environment_of(data: Path, **more: str) -> dict[str, str]:
    """Of this process, but that the program keeps everything in the folder."""
    kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")}
    return {**kept, "TASKFORCE_DATA": str(data), "PYTHONWARNINGS": "default", **more}


def start(data: Path) -> Iterator[Site]:
    """Web and worker on a prepared folder; both are stopped at the end, and must stop by themselves."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    environment = environment_of(data, BASE_URL=url)
    site = Site(url, data, environment)
    web = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "wsgi:app"]
    worker = [sys.executable, "-m", "flask", "--app", "wsgi", "worker"]
    running = [subprocess.Popen(command, cwd=CHECKOUT, env=environment) for command in (web, worker)]
    try:
        wait_for(port)
        yield site
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait(20)


def wait_for(port: int, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            assert time.monotonic() < end, "the site did not start"
            time.sleep(0.1)
        else:
            return


@pytest.fixture(scope="session")
def empty_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """An installation in which nothing was begun."""
    yield from start(prepared(tmp_path_factory))


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """An installation with the demonstration, and beside it two small task forces of the same people."""
    for site in start(prepared(tmp_path_factory, "--demo")):
        site.things = things.settle(site.data)
        yield site


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all; each person has a context of their own."""
    if not CHROMIUM.exists():
        pytest.skip(f"no Chromium at {CHROMIUM}: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def nothing_broke() -> Iterator[None]:
    """No page may break while a test walks, whatever the test itself looks at; and everybody goes home after it."""
    BROKEN.clear()
    OPENED.clear()
    yield
    for context in OPENED:
        context.close()
    assert BROKEN == []


def person(chromium: Browser, width: str = "desk", *, script: bool = True) -> Page:
    """A new person at a browser of that width; what breaks fails the test."""
    size = WIDTHS[width]
    context: BrowserContext = chromium.new_context(
        viewport={"width": size[0], "height": size[1]}, java_script_enabled=script, accept_downloads=True
    )
    OPENED.append(context)
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.on("pageerror", lambda error: BROKEN.append(f"{page.url}: {error}"))
    page.on(
        "response", lambda answer: BROKEN.extend([f"{answer.status} {answer.url}"] * (answer.status >= 500))
    )
    return page


def sign_in(page: Page, url: str) -> None:
    """Open a mailed link and press its button."""
    page.goto(url)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_load_state()


def reach(page: Page, listed: Listed, site: Site) -> int:
    """Go to a page as its entry in the list says; returns the status of the answer."""
    answer = page.goto(site.url + listed.path.format_map(site.things))
    for selector, words in listed.fill:
        field = page.locator(selector).first
        if selector == FILE:
            table = words.format_map(site.things).encode()
            field.set_input_files({"name": "table.csv", "mimeType": "text/csv", "buffer": table})
        else:
            field.evaluate("(field, words) => { field.value = words }", words)
    if listed.press:
        with page.expect_response(is_of_the_form) as posted:
            page.locator("main").get_by_role("button", name=listed.press).first.click()
        answer = posted.value
        page.wait_for_load_state()
    return answer.status if answer else 0


def is_of_the_form(answer: Response) -> bool:
    """Whether this answers the form itself: the scripts of a page post too, of what is read and typed there."""
    return answer.request.method == "POST" and answer.request.is_navigation_request()


def faults_of(page: Page, *rules: str) -> list[str]:
    """What axe finds on the page, one line each; only these rules, if any are named.

    The debugger evaluates it, so the policy of the page against foreign scripts stays as strict as it is.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text())
    return list(page.evaluate(RUN_AXE, list(rules)))


def overflow_of(page: Page) -> int:
    """By how many pixels the page is wider than its window; the gutter kept for a scroll bar is no room."""
    root = "document.documentElement"
    return int(page.evaluate(f"Math.ceil({root}.scrollWidth - {root}.getBoundingClientRect().width)"))
