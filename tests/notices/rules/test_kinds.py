"""When a letter goes out: at once, in the morning of its reader, or never."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from taskforce.notices.rules import kinds, telling

NOON = datetime(2022, 5, 18, 16, 0, tzinfo=UTC)  # 12:00 in New York
ZONES = ["America/New_York", "Pacific/Kiritimati", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC"]


@pytest.mark.parametrize(
    ("now", "zone", "hour", "morning"),
    [
        (NOON, "America/New_York", 8, "2022-05-19T12:00"),
        (NOON, "America/New_York", 13, "2022-05-18T17:00"),
        (NOON, "America/New_York", 12, "2022-05-19T16:00"),  # this hour is over: the next one
        (NOON, "Asia/Tokyo", 8, "2022-05-18T23:00"),
        (datetime(2022, 3, 13, 6, 30, tzinfo=UTC), "America/New_York", 2, "2022-03-13T07:00"),  # skipped hour
        (
            datetime(2022, 11, 6, 4, 30, tzinfo=UTC),
            "America/New_York",
            1,
            "2022-11-06T05:00",
        ),  # it comes twice
    ],
)
def test_the_morning_is_that_of_the_reader(now: datetime, zone: str, hour: int, morning: str) -> None:
    assert kinds.next_morning(now, zone, hour).strftime("%Y-%m-%dT%H:%M") == morning


@given(
    some.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=some.just(UTC)),
    some.sampled_from(ZONES),
    some.integers(0, 23),
)
def test_the_next_morning_is_to_come_and_within_a_day_and_the_hour_of_a_clock_change(
    now: datetime, zone: str, hour: int
) -> None:
    morning = kinds.next_morning(now, zone, hour)
    assert timedelta(0) < morning - now <= timedelta(hours=25)
    assert (morning.astimezone(ZoneInfo(zone)).hour - hour) % 24 in (0, 1)


@pytest.mark.parametrize(
    ("ways", "kind", "way"),
    [
        ({}, "vote_opened", "at_once"),
        ({}, "minutes", "daily"),
        ({"minutes": "off"}, "minutes", "off"),
        ({"meeting": "at_once"}, "meeting", "off"),  # no such way: as if nothing had been chosen
    ],
)
def test_who_chose_nothing_is_told_in_the_usual_way(ways: dict[str, str], kind: str, way: str) -> None:
    assert kinds.way_of(kind, ways) == way


def test_every_act_that_is_told_is_of_a_kind_that_people_can_choose() -> None:
    assert {one.kind for one in telling.TELLINGS if one.to} <= set(kinds.BY_KEY)
    assert all(one.kind for one in telling.TELLINGS if one.to)


def test_by_default_only_a_vote_that_opens_is_mailed_at_once() -> None:
    at_once = [one.key for one in kinds.KINDS if one.default == kinds.AT_ONCE]
    assert at_once == ["vote_opened"]
