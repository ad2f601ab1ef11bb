"""The other ends that `bin/run` may come to; see tests/faults/test_run.py."""

import signal

from tests.faults.test_run import Program, dies_with, program

__all__ = ["program"]  # a fixture


def test_a_request_to_end_is_no_fault(program: Program) -> None:
    program.first_line()
    program.started.send_signal(signal.SIGTERM)
    assert program.started.wait(timeout=20) == 0
    assert program.pids() == []


def test_when_the_web_dies_the_worker_is_stopped(program: Program) -> None:
    dies_with(program, "gunicorn")
