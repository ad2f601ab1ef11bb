"""A real browser against a real site: web and worker as `bin/run` starts them, on an empty folder."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from taskforce.config import CHECKOUT

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
AXE = CHECKOUT / "node_modules" / "axe-core" / "axe.min.js"
BROKEN: list[str] = []  # errors of scripts and of the site; see `nothing_broke`
WIDTHS = {"phone": (360, 780), "desk": (1440, 900)}


@dataclass
class Site:
    """A running installation."""

    url: str
    data: Path
    environment: dict[str, str]

    def flask(self, *words: str) -> str:
        """What a command of the program prints."""
        command = [sys.executable, "-m", "flask", "--app", "wsgi", *words]
        done = subprocess.run(
            command, cwd=CHECKOUT, env=self.environment, capture_output=True, text=True, check=True
        )
        return done.stdout


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(data: Path, *prepare: str) -> Iterator[Site]:
    """Web and worker on a fresh folder; both are stopped at the end, and must stop by themselves."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")}
    environment = {**kept, "TASKFORCE_DATA": str(data), "BASE_URL": url, "PYTHONWARNINGS": "default"}
    site = Site(url, data, environment)
    site.flask("prepare", *prepare)
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
    yield from start(tmp_path_factory.mktemp("empty-site"))


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """An installation with the demonstration."""
    yield from start(tmp_path_factory.mktemp("demo-site"), "--demo")


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
    """No page may break while a test walks, whatever the test itself looks at."""
    BROKEN.clear()
    yield
    assert BROKEN == []


def person(chromium: Browser, width: str = "desk", *, script: bool = True) -> Page:
    """A new person at a browser of that width; what breaks fails the test."""
    size = WIDTHS[width]
    context: BrowserContext = chromium.new_context(
        viewport={"width": size[0], "height": size[1]},
        java_script_enabled=script,
        bypass_csp=True,  # for axe alone; that the policy holds is tested elsewhere
        accept_downloads=True,
    )
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.on("pageerror", lambda error: BROKEN.append(f"{page.url}: {error}"))
    page.on("response", lambda answer: BROKEN.extend([f"{answer.status} {answer.url}"] * (answer.status >= 500)))
    return page


def sign_in(page: Page, url: str) -> None:
    """Open a mailed link and press its button."""
    page.goto(url)
    page.get_by_role("button", name="Sign in").click()


def faults_of(page: Page) -> list[str]:
    """What axe finds on the page, one line each."""
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run({resultTypes: ['violations']})")
    return [
        f"{violation['id']}: {violation['help']} ({', '.join(node['target'][0] for node in violation['nodes'][:3])})"
        for violation in found["violations"]
    ]


def overflow_of(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return int(wide)
