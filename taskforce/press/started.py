"""The child process as the parent sees it: started empty-handed, spoken to, and ended whatever happens."""

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, NoReturn, cast

from taskforce.press import channel, limits
from taskforce.press.job import PressFailed, Progress, Reason

WALL_SECONDS = 600.0  # against a standstill; a busy machine is no fault
NEWS_EVERY = 0.25
ROOT = Path(__file__).resolve().parents[2]
PASSED_ON = ("FONTCONFIG_FILE", "FONTCONFIG_PATH", "LD_LIBRARY_PATH")
log = logging.getLogger(__name__)


class Child:
    """One child process. Every method raises `PressFailed` when the child has ended instead of answering."""

    def __init__(self, started: "subprocess.Popen[bytes]", errors: Path) -> None:
        self._started, self._errors = started, errors
        self._to, self._from = cast(IO[bytes], started.stdin), cast(IO[bytes], started.stdout)
        self._news_at = 0.0
        self._is_late = threading.Event()
        self._timer = threading.Timer(WALL_SECONDS, self._stop_late)
        self._timer.daemon = True
        self._timer.start()

    def say(self, message: dict[str, Any]) -> None:
        """Send one message."""
        try:
            channel.write(self._to, message)
        except channel.Hangup:
            self._raise_end()

    def hear(self, kind: str, on_progress: Progress) -> dict[str, Any]:
        """The answer of that kind; progress that comes before it is passed on, a few times a second."""
        while True:
            try:
                message = channel.read(self._from)
            except channel.Hangup:
                self._raise_end()
            if "failed" in message:
                log.warning("the press failed: %s", self._said())
                raise PressFailed(Reason(message["failed"]), message["sentence"])
            if kind in message:
                return cast(dict[str, Any], message[kind])
            self._tell(on_progress, *message["progress"])

    def end(self) -> None:
        """Stop it, if it still runs, and close everything."""
        self._timer.cancel()
        self._started.kill()
        self._from.close()
        with suppress(BrokenPipeError):  # it ended with something unread
            self._to.close()
        self._started.wait()

    def _tell(self, on_progress: Progress, done: int, total: int, words: str) -> None:
        if done in (0, total) or time.monotonic() - self._news_at >= NEWS_EVERY:
            self._news_at = time.monotonic()
            on_progress(done, total, words)

    def _stop_late(self) -> None:
        self._is_late.set()
        self._started.kill()

    def _said(self) -> str:
        return self._errors.read_text("utf-8", "replace").strip()[-2000:]

    def _raise_end(self) -> NoReturn:
        """Say why it ended, as far as its end tells."""
        status = self._started.wait()
        said = self._said()
        log.warning("the press ended with status %s: %s", status, said)
        if self._is_late.is_set() or status in (-signal.SIGXCPU, -signal.SIGKILL):
            raise PressFailed(Reason.TIME, "Printing took too long and was stopped.")
        if "MemoryError" in said or "allocate" in said:
            raise PressFailed(Reason.MEMORY, "Printing needed too much memory and was stopped.")
        raise PressFailed(Reason.ENGINE, "The typesetting program stopped unexpectedly.")


@contextmanager
def start(folder: Path) -> Iterator[Child]:
    """A fresh process with hardly any environment, `folder` as home, and its complaints in a file there."""
    errors = folder / "errors.txt"
    environment = {
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "PATH": os.defpath,
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": str(ROOT),
        "TMPDIR": str(folder),
        "XDG_CACHE_HOME": str(folder),
        **{name: os.environ[name] for name in PASSED_ON if name in os.environ},
    }
    allowed = (str(limits.CPU_SECONDS), str(limits.ADDRESS_SPACE))
    with errors.open("wb") as complaints:
        started = subprocess.Popen(  # noqa: S603  # this program itself, no words of anybody else
            [sys.executable, "-P", "-s", "-m", "taskforce.press.child", *allowed],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            cwd=folder,
            env=environment,
            start_new_session=True,
        )
    child = Child(started, errors)
    try:
        yield child
    finally:
        child.end()
