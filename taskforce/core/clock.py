"""The time, in one place, so that an import and a test can say when things happen."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

_fixed: ContextVar[datetime | None] = ContextVar("fixed_time", default=None)


def now() -> datetime:
    """The present moment, aware, in UTC; inside `at` the moment given there."""
    return _fixed.get() or datetime.now(UTC)


def today(zone: str) -> date:
    """The calendar day in the named zone (an IANA name)."""
    return now().astimezone(ZoneInfo(zone)).date()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Within this context `now()` is `moment`. A naive moment is refused with ValueError."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a zone")
    token = _fixed.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _fixed.reset(token)
