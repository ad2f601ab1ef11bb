"""The sweep: bytes that no file stands for any more."""

from pathlib import Path
from typing import Any

from taskforce.core import clock, jobs
from taskforce.files import queries
from taskforce.files.actions import GRACE, SWEEP
from taskforce.files.models import FOLDER, SMALL


@jobs.handler(SWEEP)
def sweep(work: jobs.Work) -> dict[str, Any]:
    """Let go of bytes without a row, left by an act that was taken back or a file that was removed.

    Young ones stay, and all of it happens as a writer: whoever brings a file does so before us or after us.
    """
    before = (clock.now() - GRACE).timestamp()
    with work.database.write() as session:
        wanted = queries.standing(session)
        orphans = [
            file
            for file in _kept(work.settings.data / FOLDER)
            if file.name.removesuffix(SMALL) not in wanted and file.stat().st_mtime < before
        ]
        for file in orphans:
            file.unlink()
    return {"removed": len(orphans)}


def _kept(folder: Path) -> list[Path]:
    """Every file in the folder, drafts that a crash left behind too."""
    return [file for file in folder.glob("*/*") if file.is_file()]
