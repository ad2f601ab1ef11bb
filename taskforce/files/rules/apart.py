"""The parent's side: libraries that open office files run in a process of their own, with little and no network."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

CPU_SECONDS, ADDRESS_SPACE, WALL_SECONDS = 20, 1024 * 1024 * 1024, 120
ROOT = Path(__file__).resolve().parents[3]


class Failed(Exception):
    """The process ended without an answer: what it was given is damaged, or wants more than it may have."""


def answer(module: str, data: bytes) -> bytes:
    """What `answer(data)` of this module of `files.rules` says, in a process of its own. Raises Failed."""
    with TemporaryDirectory(prefix="taskforce-apart-") as home:
        environment = {
            "HOME": home,
            "LANG": "C.UTF-8",
            "PATH": os.defpath,
            "PYTHONPATH": str(ROOT),
            "TMPDIR": home,
        }
        command = [sys.executable, "-P", "-s", "-m", "taskforce.files.rules.child"]
        limits = [str(CPU_SECONDS), str(ADDRESS_SPACE)]
        try:
            done = subprocess.run(  # noqa: S603  # this program itself, no words of anybody else
                [*command, module, *limits], input=data, capture_output=True, cwd=home, env=environment,
                timeout=WALL_SECONDS, check=True,
            )  # fmt: skip
        except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as fault:
            raise Failed(module) from fault
    return done.stdout
