"""Hours as people write them, in a zone, made into moments."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, available_timezones

from taskforce.core import clock

YEARS = range(1900, 9001)  # beyond them some clock of the world falls off the calendar


def to_utc(local: datetime, zone: str) -> datetime:
    """The moment of a wall-clock time in an IANA zone.

    Raises ValueError with a sentence for people where the clocks skip that hour or show it twice, and outside YEARS.
    """
    if local.year not in YEARS:
        raise ValueError(f"Please give a year from {YEARS[0]} to {YEARS[-1]}.")
    place = ZoneInfo(zone)
    first, second = (local.replace(tzinfo=place, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first.astimezone(place).replace(tzinfo=None) != local:
        raise ValueError(
            "This hour does not exist: the clocks go forward that night. Choose an hour before or after."
        )
    if first != second:
        raise ValueError(
            "This hour comes twice: the clocks go back that night. Choose an hour before or after."
        )
    return first


def today(zone: str) -> date:
    """The calendar day in an IANA zone."""
    return clock.now().astimezone(ZoneInfo(zone)).date()


def names() -> list[str]:
    """The zones that a person may choose, in order of the alphabet."""
    return sorted(
        name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "posix/"))
    )
