"""Backups are made, kept and brought back, or refused in words."""

import json
import shutil
import sqlite3
import tarfile
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import select

from taskforce.config import Settings
from taskforce.core import clock
from taskforce.core.db import Database
from taskforce.records import backup, restore
from taskforce.records.backup import BackupFailed
from taskforce.records.models import Backup
from taskforce.records.restore import RestoreFailed
from tests.conftest import KEY
from tests.people import Cast

pytestmark = pytest.mark.sqlite
Parts = dict[str, bytes]


def _orphan_a_row(file: Path) -> None:
    """Damage a database as no action could."""
    connection = sqlite3.connect(file)
    connection.execute("UPDATE role SET person_id = 4711 WHERE id = 1")
    connection.commit()
    connection.close()


def made(cast: Cast, folder: Path) -> Path:
    return backup.make(cast.database, cast.app.extensions["settings"], folder).file


def parts_of(file: Path) -> Parts:
    with tarfile.open(file) as archive:
        found = {member.name: archive.extractfile(member) for member in archive}
        return {name: part.read() for name, part in found.items() if part}


def packed(file: Path, parts: Parts) -> Path:
    """An archive of these parts, as somebody else might make one."""
    with tarfile.open(file, "w:gz") as archive:
        for name, content in parts.items():
            told = tarfile.TarInfo(name)
            told.size = len(content)
            archive.addfile(told, BytesIO(content))
    return file


def brought_back(file: Path, folder: Path) -> Path:
    """Restored into a new folder."""
    settings = Settings.from_environment({"TASKFORCE_DATA": str(folder), "SECRET_KEY": KEY})
    database = Database(settings.database_url)
    restore.restore(database, settings, file)
    return folder


def test_each_backup_is_logged_with_what_it_is(cast: Cast, tmp_path: Path) -> None:
    file = made(cast, tmp_path / "kept")
    with cast.database.read() as session:
        (logged,) = session.scalars(select(Backup))
    assert (logged.name, logged.size) == (file.name, file.stat().st_size)
    assert logged.begun_at <= logged.finished_at
    manifest = json.loads(parts_of(file)["manifest.json"])
    assert (manifest["format"], manifest["revision"]) == ("taskforce-backup/1", logged.revision)
    assert [entry["name"] for entry in manifest["files"]] == ["database.sqlite"]


def test_old_backups_go_and_nothing_else_in_the_folder(cast: Cast, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "taskforce-mine.tar.gz").write_text("not a backup")
    for days in range(20, 0, -1):
        with clock.at(clock.now() - timedelta(days=days)):
            made(cast, kept)
    last = made(cast, kept)
    names = sorted(file.name for file in kept.iterdir())
    assert last.name in names
    assert "taskforce-mine.tar.gz" in names
    assert 8 <= len(names) - 1 <= 10
    assert not any("tar.gz" in name for name in parts_of(last) if "mine" not in name), "no backup in a backup"


def test_a_damaged_database_is_not_backed_up(cast: Cast, tmp_path: Path) -> None:
    _orphan_a_row(Path(str(cast.database.url.database)))
    with pytest.raises(BackupFailed, match="damaged"):
        made(cast, tmp_path / "kept")
    assert list((tmp_path / "kept").iterdir()) == []


def test_a_backup_that_cannot_be_written_says_so(cast: Cast, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file, where a folder is wanted")
    with pytest.raises(BackupFailed, match="could not be written"):
        made(cast, tmp_path / "kept")


def test_a_restore_brings_back_every_file_for_us_alone(cast: Cast, tmp_path: Path) -> None:
    data = cast.app.extensions["settings"].data
    (data / "reports").mkdir()
    (data / "reports" / "a.pdf").write_bytes(b"%PDF")
    folder = brought_back(made(cast, tmp_path / "kept"), tmp_path / "new")
    assert (folder / "reports" / "a.pdf").read_bytes() == b"%PDF"
    assert (folder / "taskforce.sqlite").stat().st_mode & 0o777 == 0o600
    assert not list(folder.glob(".restore*"))


def test_a_restore_overwrites_nothing(cast: Cast, tmp_path: Path) -> None:
    file = made(cast, tmp_path / "kept")
    folder = brought_back(file, tmp_path / "new")
    before = (folder / "taskforce.sqlite").read_bytes()
    with pytest.raises(RestoreFailed, match="is not empty"):
        brought_back(file, folder)
    assert (folder / "taskforce.sqlite").read_bytes() == before
    other = tmp_path / "other"
    other.mkdir()
    (other / "notes.txt").write_text("mine")
    with pytest.raises(RestoreFailed, match=r"is not empty \(notes.txt\)"):
        brought_back(file, other)


def _flip(parts: Parts) -> Parts:
    return parts | {"database.sqlite": parts["database.sqlite"][:-1] + b"x"}


def _manifest(**facts: object) -> Callable[[Parts], Parts]:
    def change(parts: Parts) -> Parts:
        return parts | {"manifest.json": json.dumps({**json.loads(parts["manifest.json"]), **facts}).encode()}

    return change


DAMAGED: dict[str, Callable[[Parts], Parts]] = {
    "a byte was changed": _flip,
    "a file was added": lambda parts: parts | {"data/more.txt": b"x"},
    "a file is missing": lambda parts: {name: c for name, c in parts.items() if name != "database.sqlite"},
    "no list": lambda parts: {name: c for name, c in parts.items() if name != "manifest.json"},
    "a list of nothing": lambda parts: parts | {"manifest.json": b"[]"},
    "a name that leads out": lambda parts: parts | {"data/../../x": b"x"},
    "a name from the top": lambda parts: parts | {"/etc/x": b"x"},
    "a name of its own": lambda parts: parts | {"taskforce.sqlite": b"x"},
    "another format": _manifest(format="another/1"),
    "a newer program": _manifest(revision="9999"),
}


@pytest.mark.parametrize("what", DAMAGED)
def test_what_is_not_what_its_list_says_is_refused_and_nothing_stays(
    cast: Cast, tmp_path: Path, what: str
) -> None:
    parts = DAMAGED[what](parts_of(made(cast, tmp_path / "kept")))
    bad = packed(tmp_path / "bad.tar.gz", parts)
    folder = tmp_path / "new"
    with pytest.raises(RestoreFailed):
        brought_back(bad, folder)
    assert [file for file in folder.rglob("*") if file.name != "secret-key"] == []
    assert not (tmp_path / "x").exists()


def test_a_link_in_a_backup_is_refused(cast: Cast, tmp_path: Path) -> None:
    bad = tmp_path / "bad.tar.gz"
    with tarfile.open(bad, "w:gz") as archive:
        told = tarfile.TarInfo("data/link")
        told.type, told.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(told)
    with pytest.raises(RestoreFailed, match="which no backup has"):
        brought_back(bad, tmp_path / "new")


@pytest.mark.parametrize("size", [0, 10, 5_000])
def test_half_a_backup_is_refused(cast: Cast, tmp_path: Path, size: int) -> None:
    file = made(cast, tmp_path / "kept")
    file.write_bytes(file.read_bytes()[:size])
    with pytest.raises(RestoreFailed, match="damaged"):
        brought_back(file, tmp_path / "new")


def test_a_database_that_lies_about_its_rows_is_refused(cast: Cast, tmp_path: Path) -> None:
    file = made(cast, tmp_path / "kept")
    parts = parts_of(file)
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes(parts["database.sqlite"])
    _orphan_a_row(copy)
    assert "rows without their parent" in backup.fault_of(copy)


def test_without_pg_dump_postgresql_is_refused_in_words(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(cast.database, "is_sqlite", False)
    with pytest.raises(BackupFailed, match="pg_dump is not here"):
        made(cast, tmp_path / "kept")
