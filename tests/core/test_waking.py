"""What a process loads to wake the worker, and what it leaves."""

import os
import subprocess
import sys

import pytest

PRINT = "import sys, taskforce.core.queue; print(sorted({'redis', 'psycopg'} & set(sys.modules)))"


@pytest.mark.parametrize(("url", "loaded"), [("", "[]"), ("redis://127.0.0.1:6379/1", "['redis']")])
def test_a_driver_is_loaded_when_it_is_asked_for(url: str, loaded: str) -> None:
    environment = {**os.environ, "REDIS_URL": url}
    done = subprocess.run(
        [sys.executable, "-c", PRINT], env=environment, check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == loaded


def test_what_was_hidden_can_be_loaded_afterwards() -> None:
    code = "import taskforce.core.queue, redis, psycopg; print(redis.Redis, psycopg.connect)"
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
