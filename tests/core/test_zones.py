"""Hours as people write them, on the nights when clocks change."""

from datetime import UTC, datetime

import pytest

from taskforce.core import zones

NEW_YORK = "America/New_York"


@pytest.mark.parametrize(
    ("local", "utc"),
    [
        (datetime(2022, 5, 18, 17), datetime(2022, 5, 18, 21, tzinfo=UTC)),
        (datetime(2022, 1, 18, 17), datetime(2022, 1, 18, 22, tzinfo=UTC)),
        (datetime(2024, 2, 29, 12), datetime(2024, 2, 29, 17, tzinfo=UTC)),
    ],
)
def test_a_wall_clock_time_becomes_a_moment(local: datetime, utc: datetime) -> None:
    assert zones.to_utc(local, NEW_YORK) == utc


@pytest.mark.parametrize(
    ("local", "words"),
    [
        (datetime(2027, 3, 14, 2, 30), "does not exist"),
        (datetime(2026, 11, 1, 1, 30), "comes twice"),
    ],
)
def test_an_hour_that_is_missing_or_double_is_refused(local: datetime, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        zones.to_utc(local, NEW_YORK)


@pytest.mark.parametrize("year", [1, 1899, 9001, 9999])
def test_a_year_off_the_calendar_is_refused(year: int) -> None:
    with pytest.raises(ValueError, match="from 1900 to 9000"):
        zones.to_utc(datetime(year, 12, 31, 23, 59), NEW_YORK)
