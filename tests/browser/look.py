"""Pictures of all pages: what `bin/look` runs."""

import argparse
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pypdfium2
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from taskforce.config import CHECKOUT
from tests.browser.conftest import CHROMIUM, Site, overflow_of, prepare_in, reach, sign_in, start
from tests.browser.pages import DEMONSTRATION, NOBODY, PAGES
from tests.browser.pages import Page as Listed
from tests.browser.things import settle

WIDTHS = {360: 740, 768: 1024, 1440: 900}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PIXELS_PER_INCH = 110
standing = contextmanager(start)


def draw_pages(browser: Browser, pages: list[Listed], site: Site, target: Path) -> None:
    """One file per page, width and colour scheme: `charter-360-dark.png`."""
    for role in sorted({page.role for page in pages}):
        page = browser.new_context().new_page()
        page.on("console", tell)
        if role != NOBODY:
            sign_in(page, site.door(role))
        for listed in pages:
            if listed.role == role:
                draw_page(page, listed, site, target)
        page.context.close()


def tell(message: ConsoleMessage) -> None:
    """What the browser complains of, but that a page was refused: the list says where that is right."""
    if "the server responded with a status of 4" not in message.text:
        print(f"{message.page.url if message.page else ''}: {message.text}")


def draw_page(page: Page, listed: Listed, site: Site, target: Path) -> None:
    """All pictures of one page; what is wrong with it is printed."""
    status = reach(page, listed, site)
    if status != listed.status:
        print(f"{listed.name}: answers {status} instead of {listed.status}")
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            page.screenshot(path=target / f"{listed.name}-{width}-{scheme}.png", full_page=True)
        if overflow_of(page):
            print(f"{listed.name}: {overflow_of(page)} px wider than a window of {width} px")


def draw_paper(file: Path, target: Path) -> None:
    """One picture per page of a PDF: `report-007.png`."""
    for number, sheet in enumerate(pypdfium2.PdfDocument(file), start=1):
        sheet.render(scale=PIXELS_PER_INCH / 72).to_pil().save(target / f"{file.stem}-{number:03}.png")


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
        draw_all(given.names, given.to)
    print(f"{len(list(given.to.glob('*.png')))} pictures in {given.to}")


def draw_all(names: list[str], target: Path) -> None:
    """The pages of the demonstration and its report, or what begins with one of the names."""
    wanted = tuple(names) or ("",)
    pages = [page for page in PAGES if page.name.startswith(wanted)]
    with tempfile.TemporaryDirectory() as folder, standing(prepare_in(Path(folder), "--demo")) as site:
        site.things = settle(site.data)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
            draw_pages(browser, pages, site, target)
            browser.close()
        if "report".startswith(wanted):
            file = Path(folder) / "report.pdf"
            site.flask("report", DEMONSTRATION.rpartition("/")[2], "--output", str(file))
            draw_paper(file, target)


if __name__ == "__main__":
    main(sys.argv[1:])
