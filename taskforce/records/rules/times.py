"""Times of a file: how a moment is written, and how a whole file is moved by weeks."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

WEEK = 7


def words(moment: datetime, zone: str) -> str:
    """The moment on the clocks of a zone, with its offset; seconds only where there are some."""
    local = moment.astimezone(ZoneInfo(zone))
    exact = local.second or local.microsecond
    return local.isoformat() if exact else local.isoformat(timespec="minutes")


def weeks_to(document: dict[str, Any], today: date, *, week: int) -> int:
    """By how many weeks the calendar of the file must be moved for `today` to fall into its week number `week`."""
    starts_on = date.fromisoformat(document["task_force"]["stages"][0]["starts_on"])
    stands_on = starts_on + timedelta(days=WEEK * (week - 1))
    return (today - stands_on).days // WEEK


def moved(document: dict[str, Any], weeks: int) -> dict[str, Any]:
    """The file with every time and day of its record moved by whole weeks: same weekday, same hour on the clock.

    Facts stay: what is said in prose, and the dates of sources, which are written as printed.
    """
    result: dict[str, Any] = _moved(document, timedelta(weeks=weeks), document["task_force"]["zone"])
    return result


def _moved(value: Any, by: timedelta, zone: str, name: str = "") -> Any:
    if isinstance(value, dict):
        here = value.get("zone", zone)
        return {key: _moved(item, by, here, key) for key, item in value.items()}
    if isinstance(value, list):
        return [_moved(item, by, zone) for item in value]
    if name == "at" or name.endswith("_at"):
        local = datetime.fromisoformat(value).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        return words((local + by).replace(tzinfo=ZoneInfo(zone)), zone)
    if name.endswith("_on"):
        return (date.fromisoformat(value) + by).isoformat()
    return value
