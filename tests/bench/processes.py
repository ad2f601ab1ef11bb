"""What a process costs: memory of a web worker after load, and the first reply after the start, against the floor."""

import os
import re
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

from taskforce.config import CHECKOUT
from tests.bench.figure import Figure

MEMORY, FIRST_REPLY = 1.6, 3.0
REQUESTS, STARTS = 200, 3
PLACES = ("recommendations", "meetings", "votes", "people", "report", "charter")


class Browser:
    """A browser with a cookie and nothing else."""

    def __init__(self, port: int) -> None:
        self._host = f"http://127.0.0.1:{port}"
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())

    def get(self, path: str, facts: dict[str, str] | None = None) -> str:
        """A page; with `facts`, the answer to a form."""
        data = urlencode(facts).encode() if facts else None
        with self._opener.open(self._host + path, data, timeout=30) as answer:
            return str(answer.read().decode())

    def wait(self) -> None:
        """Until there is any answer, a refusal too."""
        for _ in range(600):
            try:
                self.get("/sign-in")
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.05)
            else:
                return
        raise TimeoutError("the server did not start")


def figures() -> Iterator[Figure]:
    """Both as they are served: two workers of sixteen threads behind one loaded master, one after the other."""
    with TemporaryDirectory(prefix="taskforce-bench-") as name:
        folder = Path(name)
        environment = {**os.environ, "TASKFORCE_DATA": name, "PYTHONPATH": str(CHECKOUT)}
        _flask(environment, "prepare", "--demo")
        ours = [_ours(environment) for _ in range(STARTS)]
        theirs = [_theirs(folder, environment) for _ in range(STARTS)]
    yield Figure("worker_memory", _median(ours, 0) / _median(theirs, 0), "x_floor", MEMORY)
    yield Figure("first_reply", _median(ours, 1) / _median(theirs, 1), "x_floor", FIRST_REPLY)


def _median(served: list[tuple[float, float]], which: int) -> float:
    return statistics.median(figures[which] for figures in served)


def _flask(environment: dict[str, str], *words: str) -> str:
    command = [sys.executable, "-m", "flask", "--app", "wsgi", *words]
    done = subprocess.run(command, cwd=CHECKOUT, env=environment, check=True, capture_output=True, text=True)
    return done.stdout


def _ours(environment: dict[str, str]) -> tuple[float, float]:
    """The demonstration as its facilitator reads it."""

    def sign_in(browser: Browser) -> None:
        link = next(
            line
            for line in _flask(environment, "sign-in-links").splitlines()
            if line.startswith("facilitator")
        )
        path = "/sign-in/" + link.rpartition("/")[2]
        token = browser.get(path).split('name="csrf_token"', 1)[1].split('value="', 1)[1].split('"', 1)[0]
        browser.get(path, {"csrf_token": token})

    config = str(CHECKOUT / "gunicorn.conf.py")
    paths = [f"/t/city-state-diplomacy/{place}" for place in PLACES]
    return _serve("wsgi:app", config, CHECKOUT, environment, sign_in, paths)


def _theirs(folder: Path, environment: dict[str, str]) -> tuple[float, float]:
    """The floor with 25 rows."""
    options = folder / "floor.conf.py"
    options.write_text('workers, threads, worker_class, preload_app = 2, 16, "gthread", True\n')
    sign_in = lambda browser: browser.get("/sign-in", {"as": "anybody"})  # noqa: E731
    return _serve("tests.bench.floor:app", str(options), folder, environment, sign_in, ["/event/25"])


def _serve(
    app: str,
    config: str,
    folder: Path,
    environment: dict[str, str],
    sign_in: Callable[[Browser], object],
    paths: list[str],
) -> tuple[float, float]:
    """Memory of the larger worker in KiB after load, and processor seconds spent until the first reply."""
    with _running(app, config, folder, environment) as (process, port):
        browser = Browser(port)
        browser.wait()
        spent = _processor_seconds(process.pid)
        sign_in(browser)
        for number in range(REQUESTS):
            browser.get(paths[number % len(paths)])
        return max(_memory(child) for child in _children(process.pid)), spent


@contextmanager
def _running(
    app: str, config: str, folder: Path, environment: dict[str, str]
) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "--config", config, "--no-control-socket"]
    command += ["--log-level", "error", "--bind", f"127.0.0.1:{port}", app]
    process = subprocess.Popen(command, cwd=folder, env=environment)
    try:
        yield process, port
    finally:
        process.terminate()
        process.wait(20)


def _children(pid: int) -> list[int]:
    return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _memory(pid: int) -> float:
    """Proportional set size in KiB."""
    found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    return float(found.group(1)) if found else 0.0


def _processor_seconds(pid: int) -> float:
    """What the server and its worker have spent so far."""
    ticks = os.sysconf("SC_CLK_TCK")
    spent = 0
    for one in (pid, *_children(pid)):
        fields = Path(f"/proc/{one}/stat").read_text().rsplit(")", 1)[1].split()
        spent += int(fields[11]) + int(fields[12])
    return spent / ticks
