"""Measuring without believing the clock of a busy machine: processor time, taken alternately, and its median."""

import gc
import statistics
import time
from collections.abc import Callable

from sqlalchemy import event
from sqlalchemy.engine import Engine

ROUNDS = 30


def ratio(ours: Callable[[], object], theirs: Callable[[], object], rounds: int = ROUNDS) -> float:
    """How many times the processor time of `theirs` is what `ours` takes: medians of calls that alternate."""
    for call in (ours, theirs, ours, theirs):
        call()  # what is made once is no cost of a page
    spent: dict[int, list[float]] = {0: [], 1: []}
    gc.collect()
    gc.disable()
    try:
        for _ in range(rounds):
            for at, call in enumerate((ours, theirs)):
                began = time.process_time()
                call()
                spent[at].append(time.process_time() - began)
    finally:
        gc.enable()
    return statistics.median(spent[0]) / statistics.median(spent[1])


def statements(engine: Engine, call: Callable[[], object]) -> int:
    """How many statements the call sends, whatever begins and ends transactions apart."""
    seen: list[str] = []

    def keep(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith(("BEGIN", "COMMIT", "ROLLBACK", "PRAGMA")):
            seen.append(statement)

    event.listen(engine, "before_cursor_execute", keep)
    try:
        call()
    finally:
        event.remove(engine, "before_cursor_execute", keep)
    return len(seen)
