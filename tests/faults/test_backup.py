"""A backup is taken while people write: restored, every act acknowledged before it began is there, and all is whole."""

import tarfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from taskforce.app import create_app
from taskforce.config import Settings
from taskforce.core import schema
from taskforce.core.db import Database
from taskforce.core.errors import Busy
from taskforce.core.events import Event
from taskforce.files import actions as files
from taskforce.files import queries as kept
from taskforce.files.models import StoredFile
from taskforce.records import backup, restore
from tests.conftest import KEY
from tests.files import made
from tests.people import Cast, send

pytestmark = [pytest.mark.fault, pytest.mark.sqlite]

WRITERS = 6


@contextmanager
def writing(cast: Cast) -> Iterator[set[str]]:
    """Several people bring papers without a pause; yields the names of all that were acknowledged so far."""
    folder = cast.app.extensions["settings"].data
    acknowledged: set[str] = set()
    faults: list[Exception] = []
    stop = threading.Event()

    def write(number: int) -> None:
        count = 0
        while not stop.is_set():
            count += 1
            try:
                with cast.database.write() as session:
                    text = f"writer,count\n{number},{count}\n".encode()
                    one = files.store(session, actor, kind="paper", folder=folder, name="x.csv", data=text)
            except Busy:  # on a crowded machine: who is told so tries again
                continue
            except Exception as fault:  # noqa: BLE001 - whatever it is, the test tells it
                faults.append(fault)
                return
            acknowledged.add(one.public_id)

    actor = cast.actor("farida")
    writers = [threading.Thread(target=write, args=(number,)) for number in range(WRITERS)]
    for writer in writers:
        writer.start()
    try:
        yield acknowledged
    finally:
        stop.set()
        for writer in writers:
            writer.join()
    assert faults == []


def fresh(folder: Path) -> tuple[Database, Settings]:
    """An installation in which nothing is yet."""
    settings = Settings.from_environment({"TASKFORCE_DATA": str(folder), "SECRET_KEY": KEY})
    return Database(settings.database_url), settings


def booted(settings: Settings) -> Flask:
    app = create_app(settings)
    schema.require_present(app.extensions["database"])
    return app


def test_every_act_acknowledged_before_the_backup_began_is_in_it(cast: Cast, tmp_path: Path) -> None:
    settings = cast.app.extensions["settings"]
    with writing(cast) as acknowledged:
        while len(acknowledged) < 40:
            pass
        before = set(acknowledged)
        one = backup.make(cast.database, settings, tmp_path / "first")
        between = set(acknowledged)
        other = backup.make(cast.database, settings, tmp_path / "second")
    for number, (there, wanted) in enumerate(((one, before), (other, between))):
        database, restored = fresh(tmp_path / f"restored-{number}")
        restore.restore(database, restored, there.file)
        app = booted(restored)
        again = Cast(app, app.extensions["database"])
        with again.database.read() as session:
            found = {row.public_id: row for row in session.scalars(select(StoredFile))}
            told = set(session.scalars(select(Event.subject_id).where(Event.kind == "file.stored")))
        assert wanted <= found.keys()
        assert told == found.keys(), "an act and its record are there together or not at all"
        assert all(kept.bytes_of(row, restored.data).startswith(b"writer,") for row in found.values())
        assert backup.fault_of(restored.data / "taskforce.sqlite") == ""
        assert again.get("farida", "people").status_code == 200
        app.extensions["database"].engine.dispose()
        database.engine.dispose()
    assert len(before) >= 40
    assert before < between


def test_a_backup_holds_everything_and_is_for_nobody_else(cast: Cast, tmp_path: Path) -> None:
    data = cast.app.extensions["settings"].data
    (data / "reports").mkdir()
    (data / "reports" / "a.pdf").write_bytes(b"%PDF")
    (data / "outbox").mkdir()
    (data / "outbox" / "x.eml").write_bytes(b"a link")
    made_one = backup.make(cast.database, cast.app.extensions["settings"], tmp_path / "kept")
    assert made_one.file.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in (tmp_path / "kept").iterdir()] == [made_one.file.name]
    with tarfile.open(made_one.file) as archive:
        names = set(archive.getnames())
        assert {member.mode for member in archive} == {0o600}
    assert {"database.sqlite", "manifest.json", "data/reports/a.pdf"} <= names
    assert not any("outbox" in name or "queue" in name or "write.lock" in name for name in names)


def test_who_was_signed_in_is_signed_in_after_the_restore(cast: Cast, tmp_path: Path) -> None:
    browser = cast.browser("nia")
    cookie = browser.get_cookie("taskforce")
    assert cookie
    made_one = backup.make(cast.database, cast.app.extensions["settings"], tmp_path / "kept")
    database, settings = fresh(tmp_path / "restored")
    restore.restore(database, settings, made_one.file)
    client = booted(settings).test_client()
    client.set_cookie("taskforce", cookie.value)
    assert client.get("/t/rivers/people").status_code == 200
    assert send(client, "/sign-out", {}).status_code == 303


def test_a_picture_comes_back_with_its_small_one(cast: Cast, tmp_path: Path) -> None:
    settings = cast.app.extensions["settings"]
    with cast.database.write() as session:
        words = {"alt": "Nia.", "licence": "CC BY 4.0"}
        photo = files.sound("portrait", "x.png", made.picture())
        file = files.store(
            session, cast.actor("nia"), kind="portrait", folder=settings.data, data=photo, **words
        )
    made_one = backup.make(cast.database, settings, tmp_path / "kept")
    database, restored = fresh(tmp_path / "restored")
    restore.restore(database, restored, made_one.file)
    assert kept.where(file, restored.data, small=True).is_file()
