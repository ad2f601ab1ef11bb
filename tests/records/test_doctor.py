"""The doctor says of each thing how it stands, and what to do; nothing that is wrong stops the rest."""

import smtplib
import socket
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from flask import Flask
from sqlalchemy import text

from taskforce.config import CHECKOUT, Settings
from taskforce.core import clock, disk, jobs, triggers
from taskforce.core.db import Database
from taskforce.core.events import Event
from taskforce.core.queue import ALIVE
from taskforce.press import Pressed, PressFailed, Reason
from taskforce.press.house import FACES
from taskforce.records import backup, doctor
from taskforce.records.doctor import LOOKS, judge
from taskforce.records.standing import Level
from tests.people import Cast


class Said(NamedTuple):
    level: Level
    words: str


def examine(cast: Cast, settings: Settings | None = None) -> dict[str, Said]:
    """What the doctor says, by what was looked at; the press is left out."""
    settings = settings or cast.app.extensions["settings"]
    found = judge(cast.database, settings, printing=False)
    return {one.what: Said(one.level, one.words) for one in found}


@pytest.fixture
def well(cast: Cast) -> Cast:
    """An installation that stands as it should: a worker lives, and a backup was made."""
    settings = cast.app.extensions["settings"]
    settings.data.chmod(0o700)
    (settings.data / ALIVE).touch()
    if cast.database.is_sqlite:
        Path(str(cast.database.url.database)).chmod(0o600)
        backup.make(cast.database, settings, settings.data / "backups")
    return cast


@pytest.mark.own_program
def test_an_installation_that_stands_well_gets_one_line_each(well: Cast, on_postgresql: bool) -> None:
    said = examine(well)
    assert list(said) == [what for what in LOOKS if what != "print"]
    not_ok = {what for what, one in said.items() if one.level != Level.OK}
    if on_postgresql:
        not_ok -= {"backup", "integrity"}  # none was made here, and the cluster is as its keeper made it
    assert not_ok == {"mail"}, said
    assert "reaches nobody" in said["mail"].words


def others_read_the_key(cast: Cast) -> None:
    key = cast.app.extensions["settings"].data / "secret-key"
    key.write_text("x" * 64)
    key.chmod(0o644)


def others_look_into_the_folder(cast: Cast) -> None:
    cast.app.extensions["settings"].data.chmod(0o755)


def the_worker_is_gone(cast: Cast) -> None:
    (cast.app.extensions["settings"].data / ALIVE).unlink()


def an_act_of_tomorrow(cast: Cast) -> None:
    with cast.database.write() as session:
        facts = {"task_force_id": 1, "kind": "x.y", "by_name": "X", "subject_id": "x", "facts": {}}
        session.add(Event(at=clock.now() + timedelta(hours=3), **facts))


def work_waits(cast: Cast) -> None:
    with clock.at(clock.now() - timedelta(hours=1)), cast.database.write() as session:
        jobs.enqueue(session, "mail")


def work_failed(cast: Cast) -> None:
    with cast.database.write() as session:
        job = jobs.enqueue(session, "mail")
        job.state, job.finished_at = jobs.JobState.FAILED, clock.now()


def a_rule_is_gone(cast: Cast) -> None:
    on_table = "" if cast.database.is_sqlite else " ON event"
    with cast.database.engine.connect() as connection:
        connection.execute(text(f"DROP TRIGGER refuse_delete_event{on_table}"))
        connection.commit()


ILL: dict[str, tuple[Callable[[Cast], None], str, Level, str]] = {
    "key": (others_read_the_key, "permissions", Level.BAD, "secret-key: chmod 600"),
    "folder": (others_look_into_the_folder, "permissions", Level.WARN, "chmod 700"),
    "worker": (the_worker_is_gone, "worker", Level.BAD, "Start it"),
    "clock": (an_act_of_tomorrow, "clock", Level.BAD, "has not come yet"),
    "waits": (work_waits, "jobs", Level.BAD, "1 wait longer than ten minutes"),
    "failed": (work_failed, "jobs", Level.WARN, "1 failed in the last seven days (mail)"),
    "rule": (a_rule_is_gone, "schema", Level.BAD, "refuse_delete_event"),
}


@pytest.mark.parametrize("illness", ILL)
def test_what_is_wrong_is_said_with_what_to_do(well: Cast, illness: str) -> None:
    harm, what, level, words = ILL[illness]
    before = examine(well)
    harm(well)
    after = examine(well)
    with well.database.engine.begin() as connection:
        triggers.install(connection)  # the next test has the same server
    assert after[what].level == level
    assert words in after[what].words
    rest = {name: one.level for name, one in after.items() if name != what}
    assert rest == {name: one.level for name, one in before.items() if name != what}


@pytest.mark.parametrize(
    ("megabytes", "level"), [(199, Level.BAD), (201, Level.WARN), (499, Level.WARN), (501, Level.OK)]
)
def test_room_on_the_disk(well: Cast, monkeypatch: pytest.MonkeyPatch, megabytes: int, level: Level) -> None:
    monkeypatch.setattr(disk, "free", lambda folder: megabytes * 1024 * 1024)
    assert examine(well)["disk"].level == level


@pytest.mark.sqlite
@pytest.mark.parametrize(
    ("later", "level"),
    [
        (timedelta(hours=25), Level.OK),
        (timedelta(hours=27), Level.WARN),
        (timedelta(days=7), Level.WARN),
        (timedelta(days=9), Level.BAD),
    ],
)
def test_the_age_of_the_last_backup(well: Cast, later: timedelta, level: Level) -> None:
    with clock.at(clock.now() + later):
        assert examine(well)["backup"].level == level


def test_mail_goes_to_a_server_that_answers(well: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = well.app.extensions["settings"]
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))  # and does not listen
        silent = replace(settings, smtp_url=f"smtp://127.0.0.1:{nobody.getsockname()[1]}")
        assert examine(well, silent)["mail"].level == Level.BAD

    class Server:
        """What the doctor asks of a mail server."""

        encrypts = True

        def __init__(self, host: str, port: int, timeout: float) -> None:
            assert timeout < 10

        def ehlo(self) -> tuple[int, bytes]:
            return 250, b"at your service"

        def has_extn(self, name: str) -> bool:
            return self.encrypts

        def quit(self) -> None:
            raise smtplib.SMTPServerDisconnected

    monkeypatch.setattr(smtplib, "SMTP", Server)
    there = replace(settings, smtp_url="smtp://mail.example.org")
    assert examine(well, there)["mail"].level == Level.OK
    Server.encrypts = False
    assert examine(well, there)["mail"].level == Level.WARN


def test_a_page_is_printed_to_try_the_press(well: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = well.app.extensions["settings"]
    pressed = Pressed(b"", "a" * 64, 3, {}, 1, 0, 1.0, 1, False)
    monkeypatch.setattr(doctor, "typeset", lambda volume: pressed)
    (said,) = [one for one in judge(well.database, settings) if one.what == "print"]
    assert (said.level, "3 pages" in said.words) == (Level.OK, True)

    def fail(volume: object) -> Pressed:
        raise PressFailed(Reason.ENGINE, "The engine is not here.")

    monkeypatch.setattr(doctor, "typeset", fail)
    (said,) = [one for one in judge(well.database, settings) if one.what == "print"]
    assert (said.level, "Pango" in said.words) == (Level.BAD, True)
    monkeypatch.setattr(doctor, "FACES", (*FACES, "NoSuchFace.ttf"))
    (said,) = [one for one in judge(well.database, settings) if one.what == "print"]
    assert (said.level, "NoSuchFace" in said.words) == (Level.BAD, True)


def test_a_look_that_breaks_is_bad_and_the_others_go_on(well: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(database: object, settings: object) -> None:
        raise OSError("the disk is gone")

    monkeypatch.setitem(LOOKS, "clock", broken)
    said = examine(well)
    assert said["clock"] == (Level.BAD, "the disk is gone.")
    assert len(said) == len(LOOKS) - 1


def run(app: Flask, *words: str) -> tuple[int, str]:
    with app.app_context():
        done = app.test_cli_runner().invoke(args=list(words))
    return done.exit_code, done.output


@pytest.mark.own_program
def test_the_command_prints_one_line_each_and_ends_with_one_when_something_is_bad(well: Cast) -> None:
    status, said = run(well.app, "doctor", "--quick")
    assert status == 0, said
    assert all(line.split()[0] in ("ok", "warn") for line in said.splitlines())
    the_worker_is_gone(well)
    status, said = run(well.app, "doctor", "--quick")
    assert status == 1
    assert "bad   worker" in said


@pytest.mark.sqlite
def test_the_commands_of_backup_and_restore_say_what_they_did(well: Cast, tmp_path: Path) -> None:
    status, said = run(well.app, "backup", str(tmp_path / "kept"))
    assert (status, "the database and" in said) == (0, True)
    (file,) = (tmp_path / "kept").iterdir()
    status, said = run(well.app, "restore", str(file))
    assert (status, "is not empty" in said) == (1, True)


def test_the_database_file_is_made_for_nobody_else(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    settings = Settings.from_environment({"TASKFORCE_DATA": str(folder), "SECRET_KEY": "x" * 40})
    with Database(settings.database_url).engine.connect() as connection:
        connection.execute(text("SELECT 1"))
    assert (folder / "taskforce.sqlite").stat().st_mode & 0o777 == 0o600


def test_the_operators_see_how_the_installation_stands(well: Cast) -> None:
    answer = well.get("otto", "/installation")
    assert answer.status_code == 200
    for words in ("How the installation stands", "Last backup", "The database is whole", "schema 00"):
        assert words in answer.text or (words == "The database is whole" and not well.database.is_sqlite)
    assert well.get("farida", "/installation").status_code == 404


def test_the_page_for_operators_explains_every_line_of_the_doctor_and_every_setting() -> None:
    page = (CHECKOUT / "docs" / "operators.md").read_text()
    assert [what for what in LOOKS if f"| `{what}` |" not in page] == []
    told = (CHECKOUT / "taskforce" / "config.py").read_text().split('"""')[1]
    settings = [
        word.strip("`") for word in told.split() if word.startswith("`") and word.strip("`").isupper()
    ]
    assert len(settings) >= 6
    assert [name for name in settings if name not in page] == []
