"""Which backups stay: the last of each of seven days, and the last of each of five weeks."""

from collections.abc import Iterable
from datetime import datetime

DAYS, WEEKS = 7, 5


def kept(moments: Iterable[datetime]) -> set[datetime]:
    """Those that stay. Days and weeks count in which there is one, so that a pause deletes nothing."""
    days: dict[tuple[int, int, int], datetime] = {}
    weeks: dict[tuple[int, int], datetime] = {}
    for moment in sorted(moments):
        days[moment.year, moment.month, moment.day] = moment
        weeks[moment.isocalendar()[:2]] = moment
    return {*list(days.values())[-DAYS:], *list(weeks.values())[-WEEKS:]}
