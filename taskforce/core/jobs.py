"""What runs later: a row in the caller's transaction (the outbox), leased by a worker until it is done.

A row that was rolled back never runs. A worker that dies leaves a lease that runs out; the next sweep takes the
job again, so every handler is written to be repeated.
"""

import os
import socket
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import String, Text, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from taskforce.core import clock
from taskforce.core.db import Base, Database, Identified

LEASE = timedelta(seconds=30)
TRIES = 5


class JobState(StrEnum):
    """The life of a job."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Job(Identified, Base):
    """One piece of work: what kind, with what, when at the earliest, how far."""

    __tablename__ = "job"

    task_force_id: Mapped[int | None] = mapped_column(index=True)
    kind: Mapped[str] = mapped_column(String(60))
    payload: Mapped[dict[str, Any]]
    state: Mapped[str] = mapped_column(String(10), default=JobState.WAITING, index=True)
    run_after: Mapped[datetime]
    leased_until: Mapped[datetime | None]
    leased_by: Mapped[str] = mapped_column(String(100), default="")
    tries: Mapped[int] = mapped_column(default=0)
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    words: Mapped[str] = mapped_column(String(200), default="")
    fault: Mapped[str] = mapped_column(Text, default="")
    result: Mapped[dict[str, Any] | None]
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen to this job."""
        return self.state in (JobState.DONE, JobState.FAILED)


class JobRefused(Exception):
    """The work cannot succeed by trying again; the words are for people."""


@dataclass(frozen=True)
class Work:
    """What a handler gets: its job's public name and payload, the database, the settings of the program."""

    database: Database
    settings: Any
    job_id: int
    public_id: str
    task_force_id: int | None
    payload: dict[str, Any]

    def progress(self, done: int, total: int, words: str) -> None:
        """Say truly how far the work is (`done` of `total`); keeps the lease."""
        with self.database.write() as session:
            job = session.get_one(Job, self.job_id)
            job.done, job.total, job.words = done, total, words
            job.leased_until = clock.now() + LEASE


Handler = Callable[[Work], dict[str, Any] | None]
_handlers: dict[str, Handler] = {}
_forgets: dict[str, tuple[str, ...]] = {}
_recurring: dict[str, timedelta] = {}


def handler(kind: str, *, forgets: Collection[str] = ()) -> Callable[[Handler], Handler]:
    """The decorated function does the jobs of this kind; it must bear being repeated.

    `forgets`: what is struck out of the payload when the job is over, because nobody may read it later.
    """

    def register(function: Handler) -> Handler:
        _handlers[kind], _forgets[kind] = function, tuple(forgets)
        return function

    return register


def every(pause: timedelta) -> Callable[[Handler], Handler]:
    """Above `handler`: a job of this kind is asked for again and again, each so long after the one before."""

    def register(function: Handler) -> Handler:
        kind = next(kind for kind, known in _handlers.items() if known is function)
        _recurring[kind] = pause
        return function

    return register


def plan(database: Database) -> None:
    """Ask for each recurring job that nobody has asked for yet."""
    with database.read() as session:
        missing = _unasked(session)
    if missing:
        with database.write() as session:
            for kind in _unasked(session):
                enqueue(session, kind, run_after=_next(session, kind))


def _next(session: Session, kind: str) -> datetime:
    """So long after the last one was over; now, where there was none."""
    last = session.scalar(select(func.max(Job.finished_at)).where(Job.kind == kind))
    return max(clock.now(), last + _recurring[kind]) if last else clock.now()


def _unasked(session: Session) -> list[str]:
    asked = select(Job.kind).where(Job.state.in_((JobState.WAITING, JobState.RUNNING)))
    known = set(session.scalars(asked.where(Job.kind.in_(_recurring))))
    return [kind for kind in _recurring if kind not in known]


def enqueue(
    session: Session,
    kind: str,
    *,
    task_force_id: int | None = None,
    run_after: datetime | None = None,
    **payload: Any,
) -> Job:
    """Ask for work, in the caller's transaction; it runs after the commit, not before `run_after` (UTC)."""
    moment = clock.now()
    job = Job(
        kind=kind,
        task_force_id=task_force_id,
        payload=payload,
        run_after=run_after or moment,
        created_at=moment,
    )
    session.add(job)
    session.flush()
    session.info.setdefault("jobs", []).append(job.id)
    return job


def count_waiting(session: Session, kind: str) -> int:
    """How many jobs of this kind wait for their turn."""
    waiting = select(func.count()).where(Job.state == JobState.WAITING, Job.kind == kind)
    return session.scalar(waiting) or 0


def clear_away(session: Session, kind: str, before: datetime) -> None:
    """Let go of the jobs of this kind that were over before that moment."""
    session.execute(delete(Job).where(Job.kind == kind, Job.finished_at < before))


def due(session: Session) -> list[int]:
    """The jobs that should run now: waiting past their hour, or left behind by a worker that died."""
    waiting = select(Job.id).where(Job.state == JobState.WAITING, Job.run_after <= clock.now())
    running = session.scalars(select(Job).where(Job.state == JobState.RUNNING))
    return sorted({*session.scalars(waiting), *(job.id for job in running if _is_orphaned(job))})


def _is_orphaned(job: Job) -> bool:
    """Whether the lease has run out, or its holder was a process of this machine that is gone."""
    host, _, number = job.leased_by.rpartition(":")
    if host == socket.gethostname() and not Path(f"/proc/{number}").exists() and Path("/proc/self").exists():
        return True
    return job.leased_until is None or job.leased_until < clock.now()


def run(database: Database, settings: Any, job_id: int) -> bool:
    """Do one job, if it is due and nobody else has it. Returns whether it was done here."""
    leased = _lease(database, settings, job_id)
    if leased is None:
        return False
    kind, work = leased
    try:
        result = _handlers[kind](work)
    except JobRefused as refusal:
        _finish(database, job_id, JobState.FAILED, fault=str(refusal))
    except Exception as error:
        _retry(database, job_id, f"{type(error).__name__}: {error}")
        raise
    else:
        _finish(database, job_id, JobState.DONE, result=result)
    return True


def run_due(database: Database, settings: Any) -> int:
    """Do everything that is due, one after the other. Returns how many were done."""
    with database.read() as session:
        waiting = due(session)
    return sum(run(database, settings, job_id) for job_id in waiting)


def keep(database: Database, job_id: int) -> None:
    """Renew the lease of a running job that has no news."""
    with database.write() as session:
        job = session.get_one(Job, job_id)
        if job.state == JobState.RUNNING:
            job.leased_until = clock.now() + LEASE


def _lease(database: Database, settings: Any, job_id: int) -> tuple[str, Work] | None:
    """The kind of the job and its work, now ours; None when it is not due or somebody else has it."""
    with database.write() as session:
        if job_id not in due(session):
            return None
        job = session.get_one(Job, job_id)
        job.state, job.tries = JobState.RUNNING, job.tries + 1
        job.leased_until, job.leased_by = (
            clock.now() + LEASE,
            f"{socket.gethostname()}:{os.getpid()}",
        )
        work = Work(database, settings, job.id, job.public_id, job.task_force_id, job.payload)
        return job.kind, work


def _finish(
    database: Database,
    job_id: int,
    state: JobState,
    *,
    fault: str = "",
    result: dict[str, Any] | None = None,
) -> None:
    with database.write() as session:
        job = session.get_one(Job, job_id)
        job.state, job.fault, job.result = state, fault, result
        _end(job)


def _end(job: Job) -> None:
    """Nothing more happens to the job; what it held for its handler alone is struck out."""
    job.leased_until, job.finished_at = None, clock.now()
    job.payload = {
        name: value for name, value in job.payload.items() if name not in _forgets.get(job.kind, ())
    }


def _retry(database: Database, job_id: int, fault: str) -> None:
    """After an error: wait longer each time, and give up after a few tries, saying why."""
    with database.write() as session:
        job = session.get_one(Job, job_id)
        job.fault, job.leased_until = fault[:2000], None
        if job.tries >= TRIES:
            job.state = JobState.FAILED
            _end(job)
        else:
            job.state = JobState.WAITING
            job.run_after = clock.now() + timedelta(seconds=10 * 4 ** (job.tries - 1))
