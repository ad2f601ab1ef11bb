"""The parent's side: composes for the child, compares, and takes the finished file or the reason why there is none."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from taskforce.press import rounds, started
from taskforce.press.job import Pressed, PressFailed, PressJob, Progress, Reason

FILE, STAMPED = "pressed.pdf", "stamped.pdf"


def _no_news(done: int, total: int, words: str) -> None:
    """Nobody listens."""


def press(job: PressJob, *, on_progress: Progress = _no_news) -> Pressed:
    """Print one document in a process of its own: no network, limited time and memory, its own assets only.

    `on_progress(done, total, words)` is told the pages laid out, the pages written and the checks made, a few
    times a second; `total` is 0 while nobody knows it. Same job, same bytes. Raises `PressFailed`.
    """
    with TemporaryDirectory(prefix="taskforce-press-") as name, started.start(Path(name)) as child:
        settled, finished = _print(job, child, Path(name), on_progress)
        pdf = (Path(name) / FILE).read_bytes()
    return Pressed(
        pdf=pdf,
        sha256=hashlib.sha256(pdf).hexdigest(),
        pages=settled.laid.pages,
        anchors=dict(settled.laid.anchors),
        rounds=settled.rounds,
        notes=finished["notes"],
        cpu_seconds=finished["cpu_seconds"],
        peak_memory=finished["peak_memory"],
        has_network=finished["has_network"],
    )


def stamped(job: PressJob, onto: Path, facts: Mapping[str, str]) -> bytes:
    """The finished file `onto` with the one page of `job` laid over each of its pages, and `facts` in its properties.

    In a process of its own, as `press`. Raises `PressFailed`.
    """
    with TemporaryDirectory(prefix="taskforce-press-") as name, started.start(Path(name)) as child:
        _print(job, child, Path(name), _no_news)
        ask = {"onto": str(onto.resolve()), "facts": dict(facts), "file": STAMPED}
        child.say({"stamp": ask})
        child.hear("stamped", _no_news)
        return (Path(name) / STAMPED).read_bytes()


def _print(
    job: PressJob, child: started.Child, folder: Path, on_progress: Progress
) -> tuple[rounds.Settled, dict[str, Any]]:
    """Lay out until the page numbers are right, finish, and let the gate judge; the file lies in the folder then."""
    child.say({"assets": _paths(job.assets, folder), "styles": job.styles, "file": FILE})
    expected = max(job.predicted.values(), default=0)

    def lay_out(html: str, held: tuple[int, ...], number: int) -> rounds.Laid:
        nonlocal expected
        child.say({"lay_out": {"html": html, "held": held, "round": number, "expected": expected}})
        laid = child.hear("laid", on_progress)
        expected = laid["pages"]
        return rounds.Laid(expected, laid["anchors"], tuple(laid["late"]))

    settled = rounds.settle(job.compose, job.predicted, lay_out)
    child.say({"finish": {"must_hold": job.must_hold}})
    finished = child.hear("finished", on_progress)
    _refuse(tuple(finished["faults"]))
    return settled, finished


def _refuse(faults: tuple[str, ...]) -> None:
    if faults:
        count = "a fault" if len(faults) == 1 else f"{len(faults)} faults"
        raise PressFailed(Reason.GATE, f"The finished file has {count} and was not kept.", faults)


def _paths(assets: Mapping[str, Path | bytes], folder: Path) -> dict[str, str]:
    """Where the child finds each asset; what is given as bytes is written into its folder."""
    paths: dict[str, str] = {}
    for number, (name, asset) in enumerate(sorted(assets.items())):
        path = asset if isinstance(asset, Path) else folder / f"asset-{number}"
        if isinstance(asset, bytes):
            path.write_bytes(asset)
        elif not path.is_file():
            raise PressFailed(Reason.ASSET, f"A file that the print needs is missing: {name}.")
        paths[name] = str(path.resolve())
    return paths
