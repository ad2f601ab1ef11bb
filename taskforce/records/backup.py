"""A backup: one file with a consistent copy of the database, every file of the data folder, and what each must be.

The database is copied first, as it stood at one moment while others write; files are only ever added, so that those
of which that copy speaks are there afterwards too. Mail, the queue and drafts stay out.
"""

import hashlib
import io
import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy.engine import URL

from taskforce.config import Settings
from taskforce.core import clock, disk, schema
from taskforce.core.db import Database
from taskforce.records.models import Backup
from taskforce.records.rules.keeping import kept

FORMAT = "taskforce-backup/1"
MANIFEST, SQLITE, POSTGRESQL = "manifest.json", "database.sqlite", "database.pgdump"
DATA = "data/"  # before the name of each file of the data folder
STAMP = "%Y%m%dT%H%M%S.%fZ"
LEFT_OUT = ("outbox", "backups")
OURS = ("queue.sqlite", "write.lock", "worker-alive", "compiled")  # made anew by whoever starts
BLOCK = 1024 * 1024


class BackupFailed(Exception):
    """No backup was made; the text says why, for whoever runs the installation."""


@dataclass(frozen=True)
class Made:
    """A backup that was made: where it lies, how many files of the data folder are in it, which were let go."""

    file: Path
    files: int
    removed: tuple[str, ...]


def make(database: Database, settings: Settings, folder: Path) -> Made:
    """Write a backup into the folder, and let older ones go that need not stay. Raises BackupFailed."""
    begun = clock.now()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".draft-") as drafts:
            copied = _copied(database, Path(drafts))
            draft = Path(drafts) / "backup"
            files = _pack(draft, copied, database, settings, begun)
            file = folder / name_of(begun)
            draft.rename(file)
        disk.settle(folder)
    except (OSError, sqlite3.Error, tarfile.TarError) as fault:
        raise BackupFailed(f"The backup could not be written: {fault}.") from fault
    _log(database, file, files, begun)
    return Made(file, files, tuple(_let_go(folder)))


def name_of(moment: datetime) -> str:
    """The name of the backup that was begun at that moment."""
    return f"taskforce-{moment.astimezone(UTC).strftime(STAMP)}.tar.gz"


def moment_of(name: str) -> datetime | None:
    """When the backup of that name was begun; None for the name of anything else."""
    try:
        return datetime.strptime(name, f"taskforce-{STAMP}.tar.gz").replace(tzinfo=UTC)
    except ValueError:
        return None


def fault_of(file: Path) -> str:
    """What is wrong with the SQLite database in this file; empty when it is whole."""
    connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    try:
        found = [row[0] for row in connection.execute("PRAGMA integrity_check(5)")]
        broken = connection.execute("PRAGMA foreign_key_check").fetchmany(5)
    except sqlite3.Error as fault:
        return str(fault)
    finally:
        connection.close()
    if found != ["ok"]:
        return "; ".join(found)
    return f"rows without their parent: {broken}" if broken else ""


def by_libpq(url: URL) -> tuple[str, dict[str, str]]:
    """The address of a PostgreSQL database for its own tools, and the environment with the password."""
    bare = url.set(drivername="postgresql")
    secret = {"PGPASSWORD": str(url.password)} if url.password else {}
    return bare.set(password=None).render_as_string(hide_password=False), {**os.environ, **secret}


def _copied(database: Database, drafts: Path) -> Path:
    """The database as it stands at one moment, found whole."""
    if database.is_sqlite:
        copy = drafts / SQLITE
        database.copy_to(copy)
        fault = fault_of(copy)
        if fault:
            raise BackupFailed(f"The database is damaged, so no backup was made: {fault}.")
        return copy
    program = shutil.which("pg_dump")
    if program is None:
        raise BackupFailed(
            "The database is PostgreSQL, and pg_dump is not here: install the client tools of PostgreSQL."
        )
    copy = drafts / POSTGRESQL
    address, environment = by_libpq(database.url)
    command = [program, "--format=custom", "--no-owner", "--no-privileges", f"--file={copy}", address]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise BackupFailed(f"pg_dump did not copy the database: {done.stderr.strip()}.")
    return copy


def _pack(draft: Path, copied: Path, database: Database, settings: Settings, begun: datetime) -> int:
    """Write the archive; returns how many files of the data folder are in it."""
    with draft.open("xb") as opened:
        os.fchmod(opened.fileno(), 0o600)
        with tarfile.open(fileobj=opened, mode="w:gz", compresslevel=6, format=tarfile.PAX_FORMAT) as archive:
            entries = [_add(archive, copied, copied.name)]
            entries += [_add(archive, file, name) for name, file in _files(database, settings)]
            manifest = {
                "format": FORMAT,
                "begun_at": begun.astimezone(UTC).isoformat(),
                "revision": schema.wanted(),
                "files": [entry for entry in entries if entry is not None],
            }
            content = json.dumps(manifest, indent=1).encode()
            archive.addfile(_told(MANIFEST, len(content)), io.BytesIO(content))
        opened.flush()
        os.fsync(opened.fileno())
    return len(manifest["files"]) - 1


def _files(database: Database, settings: Settings) -> Iterator[tuple[str, Path]]:
    """Every file of the data folder that is worth keeping, by its name in the archive."""
    own = Path(str(database.url.database)).name if database.is_sqlite else ""
    for file in sorted(settings.data.rglob("*")):
        inside = file.relative_to(settings.data)
        first = inside.parts[0]
        is_database = bool(own) and len(inside.parts) == 1 and first.startswith(own)
        if is_database or first in LEFT_OUT or first.startswith(OURS) or moment_of(file.name):
            continue  # a backup in a backup would double with each
        if any(part.startswith(".") for part in inside.parts):
            continue
        if file.is_file() and not file.is_symlink():
            yield DATA + inside.as_posix(), file


def _add(archive: tarfile.TarFile, file: Path, name: str) -> dict[str, Any] | None:
    """Put the file in; returns its line of the manifest, or None when it was swept up meanwhile."""
    try:
        with file.open("rb") as opened:
            told = _told(name, os.fstat(opened.fileno()).st_size)
            reader = _Counted(opened)
            archive.addfile(told, reader)
    except FileNotFoundError:
        return None
    return {"name": name, "size": told.size, "sha256": reader.digest.hexdigest()}


class _Counted:
    """A file whose fingerprint is known when it has been read."""

    def __init__(self, opened: Any) -> None:
        self.opened = opened
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        content: bytes = self.opened.read(size)
        self.digest.update(content)
        return content


def _told(name: str, size: int) -> tarfile.TarInfo:
    told = tarfile.TarInfo(name)
    told.size, told.mode = size, 0o600
    return told


def _log(database: Database, file: Path, files: int, begun: datetime) -> None:
    with file.open("rb") as opened:
        sha256 = hashlib.file_digest(opened, "sha256").hexdigest()
    with database.write() as session:
        session.add(
            Backup(
                name=file.name,
                begun_at=begun,
                finished_at=clock.now(),
                size=file.stat().st_size,
                sha256=sha256,
                revision=schema.wanted(),
                files=files,
            )
        )


def _let_go(folder: Path) -> Iterator[str]:
    """Delete what need not stay; nothing that is not named as a backup is touched."""
    found = {file: moment for file in folder.iterdir() if (moment := moment_of(file.name)) and file.is_file()}
    stay = kept(found.values())
    for file, moment in sorted(found.items()):
        if moment not in stay:
            file.unlink()
            yield file.name
