"""Pictures of all pages: what `bin/look` runs."""

import argparse
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pypdfium2
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser.pages import DEMONSTRATION, PAGES, Page

CHECKOUT = Path(__file__).resolve().parents[2]
CHROMIUM = "/usr/bin/chromium"
WIDTHS = {360: 740, 768: 1024, 1440: 900}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PIXELS_PER_INCH = 110


@contextmanager
def running(data: Path) -> Iterator[dict[str, str]]:
    """The demonstration, started with `bin/run` on a free port: sign-in links by role, and under "" the base URL."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environ = {**os.environ, "TASKFORCE_DATA": str(data)}
    program = subprocess.Popen(
        [str(CHECKOUT / "bin" / "run"), "--port", str(port)], stdout=subprocess.PIPE, text=True, env=environ
    )
    assert program.stdout
    links = {"": f"http://127.0.0.1:{port}"}
    try:
        for line in program.stdout:
            role, _, link = line.strip().partition(" ")
            links[role] = link
            if role == "observer":
                break
        else:
            sys.exit("bin/look: the demonstration did not start")
        yield links
    finally:
        program.send_signal(signal.SIGINT)
        program.wait()


def draw_pages(browser: Browser, pages: list[Page], links: dict[str, str], target: Path) -> None:
    """One file per page, width and colour scheme: `charter-360-dark.png`."""
    for role in sorted({page.role for page in pages}):
        context = browser.new_context()
        if role in links:
            sign_in(context, links[role])
        for page in pages:
            if page.role == role:
                draw_page(context, page, links[""], target)
        context.close()


def sign_in(context: BrowserContext, link: str) -> None:
    """Follow the link and press its button: the link alone must not be used up by a mail program that looks."""
    tab = context.new_page()
    tab.goto(link)
    tab.locator("main button").first.click()
    tab.close()


def draw_page(context: BrowserContext, page: Page, base: str, target: Path) -> None:
    """All pictures of one page."""
    tab = context.new_page()
    tab.on("console", lambda message: print(f"{page.name}: {message.type}: {message.text}"))
    answer = tab.goto(base + page.path)
    for selector in page.follow:
        tab.locator(selector).first.click()
        tab.wait_for_load_state()
    if answer and answer.status >= 400:
        print(f"{page.name}: answers {answer.status}")
    for width, height in WIDTHS.items():
        tab.set_viewport_size({"width": width, "height": height})
        for scheme in SCHEMES:
            tab.emulate_media(color_scheme=scheme)
            tab.screenshot(path=target / f"{page.name}-{width}-{scheme}.png", full_page=True)
        reach = tab.evaluate("document.documentElement.scrollWidth")
        if reach > width:
            print(f"{page.name}: {reach} px wide in a window of {width} px")
    tab.close()


def draw_paper(file: Path, target: Path) -> None:
    """One picture per page of a PDF: `report-007.png`."""
    for number, sheet in enumerate(pypdfium2.PdfDocument(file), start=1):
        sheet.render(scale=PIXELS_PER_INCH / 72).to_pil().save(target / f"{file.stem}-{number:03}.png")


def make_report(data: Path, base: str) -> Path:
    """The report of the demonstration, printed by the command that operators use."""
    file = data / "report.pdf"
    flask = [str(CHECKOUT / ".venv" / "bin" / "flask"), "--app", "wsgi", "report"]
    subprocess.run(
        [*flask, DEMONSTRATION.rpartition("/")[2], "--output", str(file)],
        cwd=CHECKOUT,
        env={**os.environ, "TASKFORCE_DATA": str(data), "BASE_URL": base},
        check=True,
    )
    return file


def main(words: list[str]) -> None:
    """Draw what was asked for."""
    asked = argparse.ArgumentParser("bin/look")
    asked.add_argument("--to", type=Path, default=CHECKOUT / "pictures")
    asked.add_argument("--paper", type=Path, action="append", default=[])
    asked.add_argument("names", nargs="*")
    given = asked.parse_args(words)
    given.to.mkdir(parents=True, exist_ok=True)
    for file in given.paper:
        draw_paper(file, given.to)
    if not given.paper:
        pages = [page for page in PAGES if page.name.startswith(tuple(given.names) or "")]
        with tempfile.TemporaryDirectory() as data, running(Path(data)) as links:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
                draw_pages(browser, pages, links, given.to)
            if not given.names or "report".startswith(tuple(given.names)):
                draw_paper(make_report(Path(data), links[""]), given.to)
    print(f"{len(list(given.to.glob('*.png')))} pictures in {given.to}")


if __name__ == "__main__":
    main(sys.argv[1:])
