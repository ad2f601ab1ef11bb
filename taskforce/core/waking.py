"""Huey without the drivers that it loads wherever they are installed.

Those of Redis and PostgreSQL are 130 modules, 15 MiB and a fifth of the start of each process, for a queue that is a
file. They stay hidden while Huey is loaded, unless `REDIS_URL` asks for the one; the database loads its own when it
needs it.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

UNUSED = ("psycopg",) if os.environ.get("REDIS_URL") else ("psycopg", "redis")


@contextmanager
def without(*names: str) -> Iterator[None]:
    """Inside, these modules are as if not installed; one that is loaded already stays."""
    hidden = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]  # None: what the import system takes for absent
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


with without(*UNUSED):
    from huey import RedisHuey, SqliteHuey, crontab

__all__ = ["RedisHuey", "SqliteHuey", "crontab"]
