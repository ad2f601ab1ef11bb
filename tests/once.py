"""What a run of the tests makes once for all its processes: who comes first makes it, the others wait for it."""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest


def once(folders: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder of that name, in which `make` has put something; nobody may write into it afterwards."""
    own = folders.getbasetemp()  # with several processes, each has a folder of its own inside that of the run
    made = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / name
    with made.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            making = folders.mktemp(f"{name}-making")
            make(making)
            making.rename(made)
    return made
