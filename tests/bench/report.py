"""The final report against the plain way: `HTML(...).write_pdf()` with the engine's own page numbers, same content."""

import json
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from taskforce.config import CHECKOUT
from taskforce.press import PressJob
from taskforce.press.rounds import Known
from taskforce.report import typeset as door
from tests.bench.figure import Figure
from tests.report import volumes

CPU, SIZE = 0.65, 1.25
NUMBERS = """
.x::after { content: " (p.\\00a0" target-counter(attr(href), page) ")" }
.in::after { content: ", p.\\00a0" target-counter(attr(href), page) }
.pg::after { content: "p.\\00a0" target-counter(attr(href), page) }
.toc a::after, .inside a::after { content: "\\00a0" leader(". ") "\\00a0" target-counter(attr(href), page) }
"""


def figures() -> Iterator[Figure]:
    """A report of about 120 pages, cold processes; ours tagged, checked, and with the numbers of the last print."""
    volume = volumes.volume(sections=4, recommendations=44, practices=16, text=24, seed=3)
    first = door.typeset(volume)
    ours = door.typeset(volume, predicted=first.anchors)
    with TemporaryDirectory(prefix="taskforce-bench-") as name:
        theirs = _plain(Path(name), door.job(volume, {}))
    yield Figure("report_cpu", ours.cpu_seconds / theirs["cpu_seconds"], "x_plain_engine", CPU)
    yield Figure("report_size", len(ours.pdf) / theirs["bytes"], "x_plain_engine", SIZE)
    yield Figure("report_layouts", ours.rounds, "layouts", 1)


def _plain(folder: Path, job: PressJob) -> dict[str, float]:
    """What the engine takes by itself, in a process of its own."""
    (folder / "report.html").write_text(job.compose(Known()))
    (folder / "numbers.css").write_text(NUMBERS)
    assets = {"numbers.css": str(folder / "numbers.css")}
    for at, (name, asset) in enumerate(job.assets.items()):
        if isinstance(asset, bytes):
            (folder / f"asset-{at}").write_bytes(asset)
        assets[name] = str(folder / f"asset-{at}" if isinstance(asset, bytes) else asset)
    plan = {"assets": assets, "styles": [*job.styles, "numbers.css"]}
    (folder / "job.json").write_text(json.dumps(plan))
    command = [sys.executable, "-m", "tests.bench.plain_engine", str(folder)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=CHECKOUT, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"cpu_seconds": spent, "bytes": (folder / "report.pdf").stat().st_size}
