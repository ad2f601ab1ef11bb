"""Files on the disk: written whole or not at all, and only while there is room."""

import os
import shutil
import tempfile
from pathlib import Path

LOW = 500 * 1024 * 1024  # below it whoever runs the installation is warned
FULL = 200 * 1024 * 1024  # below it no file is taken and nothing is printed: what is left is for votes


def free(folder: Path) -> int:
    """How many bytes may still be written there."""
    return shutil.disk_usage(folder).free


def keep(file: Path, content: bytes) -> None:
    """Write a file that nobody else may read: whole under its name and safe from a loss of power, or not at all.

    Raises OSError.
    """
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=".draft-")  # mode 0600
    draft = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        draft.rename(file)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    settle(file.parent)


def settle(folder: Path) -> None:
    """See to it that the names in this folder, too, survive a loss of power."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
