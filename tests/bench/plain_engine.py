"""The plain way to print: the engine alone, its own page counters, no tags, no checks. Run by tests/bench/report.py."""

import json
import sys
from pathlib import Path

from taskforce.press.engine import CSS, HTML, FontConfiguration
from taskforce.press.fetcher import SCHEME, AssetsOnly


def main(folder: Path) -> None:
    """Print report.html of the folder as report.pdf, with the assets and styles named in job.json."""
    job = json.loads((folder / "job.json").read_text())
    fetcher = AssetsOnly({name: Path(path).read_bytes() for name, path in job["assets"].items()})
    fonts = FontConfiguration()
    styles = [CSS(url=SCHEME + name, url_fetcher=fetcher, font_config=fonts) for name in job["styles"]]
    document = HTML(string=(folder / "report.html").read_text(), url_fetcher=fetcher)
    document.write_pdf(folder / "report.pdf", stylesheets=styles, font_config=fonts)


main(Path(sys.argv[1]))
