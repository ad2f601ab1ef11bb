"""Printing in the background, and by the command."""

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from taskforce.config import CHECKOUT, Settings
from taskforce.core import jobs
from taskforce.core.errors import Busy, NotFound
from taskforce.press import Pressed, PressFailed, Reason, reading
from taskforce.press.gate import flat
from taskforce.report import assemble
from taskforce.report import jobs as printing
from taskforce.report.jobs import Throttled, report_pdf
from taskforce.report.volume import Volume
from tests.people import Cast
from tests.report.scene import begin, build, export, load

SMALL = Pressed(b"%PDF-1.7 small", "f" * 64, 3, {"part-members": 2}, 1, 0, 0.1, 1, False)


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """The press is replaced by one that prints at once; what it was asked is kept."""
    asked: list[dict[str, Any]] = []

    def stub(volume: Volume, **facts: Any) -> Pressed:
        facts.get("on_progress", lambda *news: None)(1, 3, "Layout 1: page 1")
        asked.append({"volume": volume, "predicted": facts.get("predicted")})
        return SMALL

    monkeypatch.setattr(printing, "typeset", stub)
    return asked


def run(cast: Cast) -> None:
    jobs.run_due(cast.database, cast.app.extensions["settings"])


def reports(settings: Settings) -> list[Path]:
    return sorted((settings.data / "reports").glob("*"))


def test_an_edition_becomes_a_file_that_nobody_finds_by_its_name(
    cast: Cast, settings: Settings, printed: list[dict[str, Any]]
) -> None:
    begin(cast)
    asked = export(cast)
    run(cast)
    (edition,) = load(cast).editions
    (file,) = reports(settings)
    assert edition.is_ready
    assert (edition.pages, edition.size, edition.file) == (3, len(SMALL.pdf), file.name)
    assert file.read_bytes() == SMALL.pdf
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert asked.public_id not in file.name
    assert len(file.stem) == 26
    assert edition.job is not None
    assert edition.job.words in ("Gathering the record", "Layout 1: page 1")


def test_the_pages_of_the_last_edition_predict_the_next(cast: Cast, printed: list[dict[str, Any]]) -> None:
    begin(cast)
    for _ in range(2):
        export(cast)
        run(cast)
    assert [one["predicted"] for one in printed] == [{}, {"part-members": 2}]
    assert printed[0]["volume"] == printed[1]["volume"]
    first, second = load(cast).editions
    assert first.content_sha256 == second.content_sha256


@pytest.mark.parametrize(
    ("failure", "faults"),
    [
        (
            PressFailed(Reason.GATE, "The finished file has a fault.", ("Note 2 is missing.",)),
            ["The finished file has a fault.", "Note 2 is missing."],
        ),
        (PressFailed(Reason.TIME, "Printing took too long."), ["Printing took too long."]),
    ],
)
def test_a_print_with_faults_is_not_kept_and_says_why(
    cast: Cast, settings: Settings, monkeypatch: pytest.MonkeyPatch, failure: PressFailed, faults: list[str]
) -> None:
    def fail(*_: Any, **__: Any) -> Pressed:
        raise failure

    monkeypatch.setattr(printing, "typeset", fail)
    begin(cast)
    export(cast)
    run(cast)
    (edition,) = load(cast).editions
    assert (edition.state, edition.faults) == ("failed", faults)
    assert edition.job is not None
    assert (edition.job.state, edition.job.tries) == ("failed", 1)
    assert reports(settings) == []


def test_what_became_unprintable_after_it_was_asked_for_fails_in_plain_words(
    cast: Cast, printed: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(cast)
    export(cast)

    def cannot(record: object) -> Volume:
        raise assemble.Unprintable(("There is no section.",))

    monkeypatch.setattr(assemble, "volume", cannot)
    run(cast)
    assert load(cast).editions[0].faults == ["There is no section."]


def test_an_edition_that_is_over_is_not_printed_again(cast: Cast, printed: list[dict[str, Any]]) -> None:
    begin(cast)
    edition = export(cast)
    run(cast)
    with (
        cast.database.write() as session
    ):  # as when the worker died before it could say that the job was done
        job = session.get_one(jobs.Job, edition.job_id)
        job.state, job.leased_until = jobs.JobState.RUNNING, None
    run(cast)
    assert len(printed) == 1
    assert load(cast).editions[0].is_ready


def test_a_full_disk_leaves_no_half_file_and_the_job_is_tried_again(
    cast: Cast, settings: Settings, printed: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(cast)
    export(cast)

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space"):
            run(cast)
    assert reports(settings) == []
    (edition,) = load(cast).editions
    assert (edition.state, edition.is_in_work) == ("running", True)
    with cast.database.write() as session:
        job = session.get_one(jobs.Job, edition.job_id)
        job.run_after = job.created_at
    run(cast)
    assert load(cast).editions[0].is_ready


def test_progress_is_told_once_a_second_and_never_stops_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[int, int, str]] = []
    moment = 100.0

    class Work:
        def progress(self, *news: Any) -> None:
            told.append(news)
            raise Busy

    monkeypatch.setattr(time, "monotonic", lambda: moment)
    tell = Throttled(Work())  # type: ignore[arg-type]
    for page in range(1, 5):
        tell(page, 9, f"Layout 1: page {page}")
        moment += 0.4
    assert told == [(1, 9, "Layout 1: page 1"), (4, 9, "Layout 1: page 4")]


def test_there_is_nothing_to_print_where_there_is_no_report(
    cast: Cast, settings: Settings, tmp_path: Path
) -> None:
    for slug in ("rivers", "nowhere"):
        with pytest.raises(NotFound):
            report_pdf(cast.database, settings, slug, tmp_path / "x.pdf")


@pytest.mark.fault
def test_a_worker_killed_while_it_prints_leaves_nothing_and_the_next_one_finishes_the_same_edition(
    cast: Cast, settings: Settings, tmp_path: Path
) -> None:
    build(cast)
    asked = export(cast)
    kill_while_printing(cast, settings)
    assert reports(settings) == []
    assert load(cast).editions[0].is_in_work
    run(cast)
    (edition,) = load(cast).editions
    assert (edition.public_id, edition.faults, edition.state) == (asked.public_id, [], "ready")
    short, file = reports(settings)
    assert edition.summary_file == short.name
    assert_everything_is_in(file)
    by_command = tmp_path / "command.pdf"
    pressed = report_pdf(cast.database, settings, "rivers", by_command)
    assert by_command.read_bytes() == file.read_bytes()  # twice the same, with and without a prediction
    assert pressed.sha256 == edition.file_sha256
    assert pressed.rounds == 1  # the prediction holds


def assert_everything_is_in(file: Path) -> None:
    found = reading.read(file)
    words = flat(found.words)
    people = ("Farida Okonjo", "Cora van der Berg", "Mateo de la Cruz", "Nia O’Hara", "Tomáš Dvořák Jr.")
    texts = (
        "Own a dredge together",
        "Ban the old boats",
        "The shared dredge",
        "3 yes, 1 no",
        "First reading",
    )
    assert [one for one in (*people, *texts, "Olive Brandt") if flat(one) not in words] == []
    assert (found.is_tagged, found.title) == (True, "Rivers That Carry: How towns keep a channel open")
    assert len(found.notes) == 8
    with pikepdf.open(file) as pdf:
        assert "/CreationDate" not in pdf.docinfo  # nothing in it depends on when it was printed


def kill_while_printing(cast: Cast, settings: Settings) -> None:
    """A real worker takes the job and is killed in the middle of a layout."""
    environment = {
        **os.environ,
        "TASKFORCE_DATA": str(settings.data),
        "DATABASE_URL": settings.database_url,
        "SECRET_KEY": settings.secret_key,
    }
    code = (
        "from wsgi import app; from taskforce.core import jobs; "
        "jobs.run_due(app.extensions['database'], app.extensions['settings'])"
    )
    worker = subprocess.Popen([sys.executable, "-c", code], cwd=CHECKOUT, env=environment)
    end = time.monotonic() + 60
    while True:
        edition = load(cast).editions[0]
        if edition.job is not None and edition.job.words.startswith("Layout"):
            break
        assert time.monotonic() < end, "it did not begin to print"
        assert worker.poll() is None
        time.sleep(0.02)
    worker.send_signal(signal.SIGKILL)
    worker.wait(10)
