"""What runs later, runs: once the act that asked for it stands, and whatever happens to the worker."""

from datetime import timedelta
from typing import Any

import pytest

from taskforce.config import Settings
from taskforce.core import clock, jobs
from taskforce.core.db import Database


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Handlers for tests: "note" writes its words here, "stumble" fails, "refuse" says why it cannot."""
    words: list[str] = []

    def stumble(work: jobs.Work) -> None:
        raise ZeroDivisionError("stumbled")

    def refuse(work: jobs.Work) -> None:
        raise jobs.JobRefused("There is nothing to print.")

    handlers = {
        "note": lambda work: words.append(work.payload["words"]),
        "stumble": stumble,
        "refuse": refuse,
    }
    monkeypatch.setattr(jobs, "_handlers", {**jobs._handlers, **handlers})
    return words


def ask(database: Database, kind: str, **payload: Any) -> int:
    with database.write() as session:
        return jobs.enqueue(session, kind, **payload).id


def state(database: Database, job_id: int) -> jobs.Job:
    with database.read() as session:
        return session.get_one(jobs.Job, job_id)


def test_a_job_runs_once(database: Database, settings: Settings, done: list[str]) -> None:
    job_id = ask(database, "note", words="hello")
    assert jobs.run_due(database, settings) == 1
    assert jobs.run_due(database, settings) == 0
    assert done == ["hello"]
    assert state(database, job_id).state == jobs.JobState.DONE


def test_a_job_that_was_rolled_back_never_runs(
    database: Database, settings: Settings, done: list[str]
) -> None:
    with pytest.raises(ZeroDivisionError), database.write() as session:
        jobs.enqueue(session, "note", words="never")
        _ = 1 // 0
    assert jobs.run_due(database, settings) == 0
    assert done == []


def test_a_job_waits_for_its_hour(database: Database, settings: Settings, done: list[str]) -> None:
    with database.write() as session:
        jobs.enqueue(session, "note", run_after=clock.now() + timedelta(hours=1), words="later")
    assert jobs.run_due(database, settings) == 0
    with clock.at(clock.now() + timedelta(hours=2)):
        assert jobs.run_due(database, settings) == 1


def test_a_job_that_another_worker_has_is_left_alone_until_its_lease_ends(
    database: Database, settings: Settings, done: list[str]
) -> None:
    job_id = ask(database, "note", words="mine")
    with database.write() as session:
        job = session.get_one(jobs.Job, job_id)
        job.state, job.leased_by = jobs.JobState.RUNNING, "elsewhere:1"
        job.leased_until = clock.now() + jobs.LEASE
    assert jobs.run_due(database, settings) == 0
    with clock.at(clock.now() + jobs.LEASE + timedelta(seconds=1)):
        assert jobs.run_due(database, settings) == 1


def test_an_error_is_kept_and_tried_again_later_and_given_up_in_the_end(
    database: Database, settings: Settings, done: list[str]
) -> None:
    job_id = ask(database, "stumble")
    moment = clock.now()
    for _ in range(jobs.TRIES):
        moment += timedelta(hours=1)
        with clock.at(moment), pytest.raises(ZeroDivisionError):
            jobs.run_due(database, settings)
    job = state(database, job_id)
    assert (job.state, job.fault) == (
        jobs.JobState.FAILED,
        "ZeroDivisionError: stumbled",
    )


def test_recurring_work_is_asked_for_once_and_again_when_its_pause_is_over(
    database: Database, settings: Settings, done: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "_handlers", {**jobs._handlers, "tick": lambda work: done.append("tick")})
    monkeypatch.setattr(jobs, "_recurring", {"tick": timedelta(minutes=10)})
    start = clock.now()
    for minutes, ticks in ((0, 1), (5, 1), (9, 1), (11, 2), (12, 2), (60, 3)):
        with clock.at(start + timedelta(minutes=minutes)):
            jobs.plan(database)
            jobs.plan(database)
            jobs.run_due(database, settings)
        assert len(done) == ticks


def test_a_refusal_is_final_and_its_words_are_kept(
    database: Database, settings: Settings, done: list[str]
) -> None:
    job_id = ask(database, "refuse")
    jobs.run_due(database, settings)
    job = state(database, job_id)
    assert (job.state, job.fault, job.tries) == (
        jobs.JobState.FAILED,
        "There is nothing to print.",
        1,
    )


def test_progress_is_told_while_the_work_goes_on(
    database: Database,
    settings: Settings,
    done: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(jobs._handlers, "long", lambda work: work.progress(3, 10, "Page 3 of 10"))
    job_id = ask(database, "long")
    jobs.run_due(database, settings)
    job = state(database, job_id)
    assert (job.done, job.total, job.words) == (3, 10, "Page 3 of 10")
