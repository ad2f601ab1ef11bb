"""`bin/run` for real: whatever ends, nothing is left behind, and the exit code tells which end it was."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import migrated

CHECKOUT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.fault


class Program:
    """The program in a data folder of its own."""

    def __init__(self, data: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = str(free.getsockname()[1])
        self.data = str(data)
        unset = ("BASE_URL", "DATABASE_URL", "REDIS_URL", "SMTP_URL", "SECRET_KEY")
        environ = {name: value for name, value in os.environ.items() if name not in unset}
        self.started = subprocess.Popen(
            [str(CHECKOUT / "bin" / "run"), "--empty", "--port", self.port],
            env=environ | {"TASKFORCE_DATA": self.data},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            # A shell that starts the tests in the background lets them ignore Ctrl-C, and so would our child.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads here
        )

    def first_line(self) -> str:
        """What it prints when it is ready."""
        assert self.started.stdout
        return self.started.stdout.readline()

    def pids(self, word: str = "") -> list[int]:
        """The processes that know its data folder and have the word in their command line."""
        return [
            int(process.name)
            for process in Path("/proc").iterdir()
            if process.name.isdigit()
            and f"TASKFORCE_DATA={self.data}".encode() in _read(process / "environ").split(b"\0")
            and word.encode() in _read(process / "cmdline")
        ]


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""


@pytest.fixture
def program(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """On an empty database that is there already: to make one takes longer than all the rest of a start."""
    (tmp_path / "data").mkdir()
    shutil.copy(migrated(tmp_path_factory), tmp_path / "data")
    yield from running(tmp_path / "data")


@pytest.fixture
def first_start(tmp_path: Path) -> Iterator[Program]:
    """Where there is nothing yet."""
    yield from running(tmp_path / "data")


def running(data: Path) -> Iterator[Program]:
    program = Program(data)
    yield program
    for pid in program.pids():
        os.kill(pid, signal.SIGKILL)
    program.started.communicate()


def test_ctrl_c_stops_everything_and_is_no_fault(first_start: Program) -> None:
    program = first_start
    assert program.first_line().startswith(f"found http://127.0.0.1:{program.port}/")
    program.started.send_signal(signal.SIGINT)
    assert program.started.wait(timeout=20) == 0
    assert program.pids() == []


def test_when_one_half_dies_the_other_is_stopped_and_the_exit_code_tells(program: Program) -> None:
    """Here the worker; `bin/soak` kills the other half."""
    dies_with(program, "worker")


def dies_with(program: Program, child: str) -> None:
    program.first_line()
    os.kill(min(program.pids(child)), signal.SIGKILL)
    assert program.started.wait(timeout=20) != 0
    assert program.pids() == []


def test_when_the_starter_itself_is_killed_the_children_end_too(program: Program) -> None:
    program.first_line()
    program.started.kill()
    ends_at = time.monotonic() + 20
    while program.pids() and time.monotonic() < ends_at:
        time.sleep(0.1)
    assert program.pids() == []
