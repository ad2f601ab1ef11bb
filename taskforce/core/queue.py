"""The engine that wakes the worker: Huey, on a file of its own or on Redis. The truth stays in the job table."""

import logging
import threading
from typing import Any

from sqlalchemy.orm import Session

from taskforce.config import Settings
from taskforce.core import jobs
from taskforce.core.db import Database
from taskforce.core.waking import RedisHuey, SqliteHuey, crontab

HEARTBEAT_SECONDS = 10
ALIVE = "worker-alive"  # in the data folder: when the worker was last seen, at least every minute
log = logging.getLogger(__name__)


class Queue:
    """Wakes jobs after their commit, and runs them in the worker process."""

    def __init__(self, settings: Settings, database: Database) -> None:
        self.settings = settings
        self.database = database
        self.huey = _engine(settings)
        self._wake = self.huey.task(name="job")(self._run)
        self.huey.periodic_task(crontab(minute="*"), name="sweep")(self._sweep)
        database.after_commit = self._after_commit

    def work(self) -> None:
        """Be the worker until told to stop. First take up what an earlier worker left behind."""
        self._sweep()
        consumer: Any = self.huey.create_consumer(
            workers=1,
            periodic=True,
            initial_delay=0.1,
            max_delay=0.5,
            check_worker_health=True,
        )
        consumer.run()

    def _after_commit(self, session: Session) -> None:
        for job_id in session.info.pop("jobs", []):
            try:
                self._wake(job_id)
            except Exception:
                log.exception("The worker could not be woken; the sweep of the next minute takes the job.")

    def _run(self, job_id: int) -> None:
        stop = threading.Event()
        beat = threading.Thread(target=self._beat, args=(job_id, stop), daemon=True)
        beat.start()
        try:
            jobs.run(self.database, self.settings, job_id)
        except Exception:
            log.exception("Job %s failed and will be tried again.", job_id)
        finally:
            stop.set()
            beat.join()

    def _beat(self, job_id: int, stop: threading.Event) -> None:
        """Keep the lease of a long job while this process lives."""
        while not stop.wait(HEARTBEAT_SECONDS):
            self._show_alive()
            jobs.keep(self.database, job_id)

    def _show_alive(self) -> None:
        (self.settings.data / ALIVE).touch(0o600)

    def _sweep(self) -> None:
        self._show_alive()
        jobs.plan(self.database)
        with self.database.read() as session:
            waiting = jobs.due(session)
        for job_id in waiting:
            self._run(job_id)


def _engine(settings: Settings) -> Any:
    if settings.redis_url:
        return RedisHuey("taskforce", url=settings.redis_url)
    file = settings.data / "queue.sqlite"
    return SqliteHuey("taskforce", filename=str(file), journal_mode="truncate", fsync=True)
