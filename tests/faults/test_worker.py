"""A real worker process that is killed in the middle of its work."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable

import pytest

from taskforce.config import CHECKOUT, Settings
from taskforce.core import jobs, mail
from taskforce.core.db import Database

pytestmark = pytest.mark.fault


class SlowServer:
    """A mail server that lets the first caller wait for ever, and then takes messages."""

    def __init__(self) -> None:
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]
        self.called = threading.Event()
        self.messages: list[bytes] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        first, _ = self.listening.accept()
        self.called.set()
        while True:
            caller, _ = self.listening.accept()
            first.close()
            self._take(caller)

    def _take(self, caller: socket.socket) -> None:
        with caller, caller.makefile("rwb", buffering=0) as line:
            line.write(b"220 test\r\n")
            while words := line.readline():
                if words[:4].upper() == b"DATA":
                    line.write(b"354 go on\r\n")
                    message = b""
                    while (part := line.readline()) != b".\r\n":
                        message += part
                    self.messages.append(message)
                line.write(b"250 ok\r\n")


def start_worker(settings: Settings, smtp_url: str) -> subprocess.Popen[bytes]:
    environment = {
        **os.environ,
        "TASKFORCE_DATA": str(settings.data),
        "DATABASE_URL": settings.database_url,
        "SECRET_KEY": settings.secret_key,
        "SMTP_URL": smtp_url,
    }
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "worker"]
    return subprocess.Popen(command, cwd=CHECKOUT, env=environment, stderr=subprocess.DEVNULL)


def wait_for(condition: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


def test_a_worker_killed_in_the_middle_finishes_the_job_after_the_restart(
    database: Database, settings: Settings
) -> None:
    server = SlowServer()
    smtp_url = f"smtp://127.0.0.1:{server.port}"
    with database.write() as session:
        mail.send(session, "Nia O’Hara", "nia@example.org", "The vote is open", "Good day.\n")
    worker = start_worker(settings, smtp_url)
    try:
        assert server.called.wait(30)
        worker.send_signal(signal.SIGKILL)
        worker.wait(10)
        worker = start_worker(settings, smtp_url)
        wait_for(lambda: len(server.messages) == 1)

        def is_done() -> bool:
            with database.read() as session:
                return session.query(jobs.Job).filter_by(kind="mail").one().state == jobs.JobState.DONE

        wait_for(is_done)
    finally:
        worker.terminate()
        worker.wait(15)
    assert len(server.messages) == 1
