"""A backup brought back: into an empty installation only, and only if every file in it is what its manifest says."""

import hashlib
import json
import re
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import Any

from sqlalchemy import inspect

from taskforce.config import Settings
from taskforce.core import disk, schema
from taskforce.core.db import Database
from taskforce.records.backup import (
    BLOCK,
    DATA,
    FORMAT,
    MANIFEST,
    OURS,
    POSTGRESQL,
    SQLITE,
    by_libpq,
    fault_of,
)

KEY = "secret-key"  # made by the start of the very command that restores; that of the backup takes its place
_PLAIN = re.compile(r"data/(?!/)[^\0\\]+")
DAMAGED = "This backup is damaged, so nothing was restored"


class RestoreFailed(Exception):
    """Nothing was restored; the text says why, for whoever runs the installation."""


def restore(database: Database, settings: Settings, file: Path) -> dict[str, Any]:
    """Bring the backup back and return its manifest. Raises RestoreFailed.

    All of it is unpacked beside its place and looked through before anything of it is put there, the database last.
    """
    _require_empty(database, settings)
    drafts = Path(tempfile.mkdtemp(dir=settings.data, prefix=".restore-"))
    try:
        manifest = _unpacked(file, drafts)
        copy = _require_ours(database, drafts, manifest)
        for inside in sorted((drafts / DATA).iterdir() if (drafts / DATA).exists() else []):
            inside.replace(settings.data / inside.name)
        _bring_back(database, copy)
        disk.settle(settings.data)
    except (OSError, EOFError, tarfile.TarError) as fault:
        raise RestoreFailed(f"{DAMAGED}: {fault}.") from fault
    finally:
        shutil.rmtree(drafts, ignore_errors=True)
    return manifest


def _require_empty(database: Database, settings: Settings) -> None:
    present = [file.name for file in settings.data.iterdir() if not file.name.startswith((*OURS, KEY))]
    here = Path(str(database.url.database))
    if database.is_sqlite and here.exists() and here.stat().st_size == 0:
        present = [name for name in present if name != here.name]
    elif database.is_sqlite and here.exists():
        present.append(str(here))
    if present:
        raise RestoreFailed(
            f"{settings.data} is not empty ({', '.join(sorted(present)[:5])}). A backup is restored into an empty"
            " folder only, so that nothing is ever overwritten: set TASKFORCE_DATA to a new one."
        )
    if not database.is_sqlite and inspect(database.engine).get_table_names():
        raise RestoreFailed("The database has tables. A backup is restored into an empty database only.")


def _unpacked(file: Path, drafts: Path) -> dict[str, Any]:
    """Everything that the manifest names, and nothing else, each file with its size and fingerprint."""
    found: dict[str, tuple[int, str]] = {}
    with tarfile.open(file, "r:gz") as archive:
        for member in archive:
            name = member.name
            if not member.isfile() or name in found or not _is_plain(name):
                raise RestoreFailed(f"{DAMAGED}: it holds “{name}”, which no backup has.")
            source = archive.extractfile(member)
            if source is None:
                raise RestoreFailed(f"{DAMAGED}: “{name}” cannot be read.")
            found[name] = _write(source, drafts / name)
    try:
        manifest = json.loads((drafts / MANIFEST).read_bytes())
        told = {entry["name"]: (entry["size"], entry["sha256"]) for entry in manifest["files"]}
    except (OSError, ValueError, TypeError, KeyError) as fault:
        raise RestoreFailed(f"{DAMAGED}: it has no list of what is in it.") from fault
    found.pop(MANIFEST)
    differing = sorted(name for name in told.keys() | found.keys() if told.get(name) != found.get(name))
    if differing:
        raise RestoreFailed(f"{DAMAGED}: “{differing[0]}” is not what the list in it says.")
    return dict(manifest)


def _is_plain(name: str) -> bool:
    if name in (MANIFEST, SQLITE, POSTGRESQL):
        return True
    return _PLAIN.fullmatch(name) is not None and not {"", ".", ".."} & set(name.split("/"))


def _write(source: Any, place: Path) -> tuple[int, str]:
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with place.open("xb") as opened:
        place.chmod(0o600)
        while block := source.read(BLOCK):
            opened.write(block)
            digest.update(block)
            size += len(block)
    return size, digest.hexdigest()


def _require_ours(database: Database, drafts: Path, manifest: dict[str, Any]) -> Path:
    """The copy of the database, if this program and this kind of database can go on with it."""
    if manifest.get("format") != FORMAT:
        raise RestoreFailed("This is not a backup of this program.")
    revision = str(manifest.get("revision"))
    if revision > schema.wanted():
        raise RestoreFailed(
            f"This backup is of a newer program (revision {revision}): install that one first."
        )
    copy = drafts / (SQLITE if database.is_sqlite else POSTGRESQL)
    if not copy.exists():
        raise RestoreFailed(
            "This backup is of the other kind of database: set DATABASE_URL to the kind that it was made of."
        )
    fault = fault_of(copy) if database.is_sqlite else ""
    if fault:
        raise RestoreFailed(f"{DAMAGED}: {fault}.")
    return copy


def _bring_back(database: Database, copy: Path) -> None:
    if database.is_sqlite:
        copy.replace(str(database.url.database))
        return
    program = shutil.which("pg_restore")
    if program is None:
        raise RestoreFailed("pg_restore is not here: install the client tools of PostgreSQL.")
    address, environment = by_libpq(database.url)
    command = [
        program,
        "--no-owner",
        "--no-privileges",
        "--single-transaction",
        f"--dbname={address}",
        str(copy),
    ]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise RestoreFailed(f"pg_restore did not bring the database back: {done.stderr.strip()}.")
