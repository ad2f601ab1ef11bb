"""The parent's side: a document is read in a process of its own, with little time and memory and no network."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from taskforce.files.rules.names import Unsound

CPU_SECONDS, ADDRESS_SPACE, WALL_SECONDS = 20, 1024 * 1024 * 1024, 120
ROOT = Path(__file__).resolve().parents[4]


@dataclass(frozen=True)
class Written:
    """The text as Markdown, how many notes are in it, and what is to be said of it, a sentence each."""

    markdown: str
    notes: int
    said: tuple[str, ...]


def read(data: bytes) -> Written:
    """The text of a document that `packages.docx` found sound. Raises Unsound where it cannot be read."""
    with TemporaryDirectory(prefix="taskforce-word-") as home:
        environment = {
            "HOME": home,
            "LANG": "C.UTF-8",
            "PATH": os.defpath,
            "PYTHONPATH": str(ROOT),
            "TMPDIR": home,
        }
        command = [sys.executable, "-P", "-s", "-m", "taskforce.files.rules.word.child"]
        limits = [str(CPU_SECONDS), str(ADDRESS_SPACE)]
        try:
            done = subprocess.run(  # noqa: S603  # this program itself, no words of anybody else
                [*command, *limits], input=data, capture_output=True, cwd=home, env=environment,
                timeout=WALL_SECONDS, check=True,
            )  # fmt: skip
        except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as fault:
            raise Unsound("This Word document cannot be read. Please save it again from Word.") from fault
    found = json.loads(done.stdout)
    if not found["markdown"]:
        raise Unsound("There are no words in this Word document.")
    return Written(found["markdown"], found["notes"], tuple(found["said"]))
