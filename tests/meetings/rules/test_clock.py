"""The clock of an agenda."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskforce.meetings.rules import clock

START = datetime(2022, 5, 19, 18, 0, tzinfo=UTC)  # 14:00 in New York
NEW_YORK = "America/New_York"
ITEMS = st.lists(st.integers(0, 1440), max_size=80)


@given(minutes=ITEMS, slot=st.integers(1, 2880))
def test_each_item_begins_where_the_one_before_it_ends(minutes: list[int], slot: int) -> None:
    found = clock.run(START, START + timedelta(minutes=slot), minutes)
    ends = [begins + timedelta(minutes=part) for begins, part in zip(found.starts, minutes, strict=True)]
    assert [START, *ends] == [*found.starts, found.runs_to]


@given(minutes=ITEMS, slot=st.integers(1, 2880))
def test_what_is_planned_and_what_is_free_make_up_the_time(minutes: list[int], slot: int) -> None:
    found = clock.run(START, START + timedelta(minutes=slot), minutes)
    assert found.total + found.free - found.over == found.slot == slot
    assert found.free == 0 or found.over == 0


@pytest.mark.parametrize(
    ("minutes", "sentence"),
    [
        ([],        "0 min planned of 2 h: 2 h free."),
        ([5, 10],   "15 min planned of 2 h: 1 h 45 min free."),
        ([60, 60],  "2 h planned of 2 h: the time is full."),
        ([120, 5],  "2 h 5 min planned of 2 h: 5 min too long."),
        ([0, 119],  "1 h 59 min planned of 2 h: 1 min free."),
    ],
)  # fmt: skip
def test_the_total_is_said_against_the_slot(minutes: list[int], sentence: str) -> None:
    assert clock.run(START, START + timedelta(hours=2), minutes).sentence == sentence


@pytest.mark.parametrize(
    ("minutes", "height"), [(0, 5), (1, 5), (5, 5), (6, 10), (60, 60), (61, 75), (91, 120), (1440, 120)]
)
def test_an_item_is_as_high_as_the_next_step(minutes: int, height: int) -> None:
    assert clock.height(minutes) == height


@given(st.integers(0, 1440), st.integers(0, 1440))
def test_a_longer_item_is_never_lower(one: int, other: int) -> None:
    shorter, longer = sorted((one, other))
    assert clock.height(shorter) <= clock.height(longer)


def test_in_the_night_in_which_the_clocks_go_back_an_hour_is_an_hour_and_its_zone_is_said() -> None:
    start = datetime(2026, 11, 1, 4, 30, tzinfo=UTC)  # 00:30 in New York
    found = clock.run(start, start + timedelta(hours=3), [60, 60, 60])
    assert [clock.hour(one, NEW_YORK, beside=start) for one in found.starts] == [
        "00:30",
        "01:30",
        "01:30 EST",
    ]


def test_in_the_night_in_which_the_clocks_go_forward_an_hour_is_left_out() -> None:
    start = datetime(2027, 3, 14, 6, 30, tzinfo=UTC)  # 01:30 in New York
    found = clock.run(start, start + timedelta(hours=2), [60, 60])
    assert [clock.hour(one, NEW_YORK, beside=start) for one in found.starts] == ["01:30", "03:30 EDT"]


@pytest.mark.parametrize(
    ("start", "hours", "zone", "words"),
    [
        (START, 2, NEW_YORK, "Thursday 19 May 2022, 14:00 to 16:00 EDT"),
        (START, 2, "Asia/Kolkata", "Thursday 19 May 2022, 23:30 to Friday 20 May 2022, 01:30 IST"),
        (
            datetime(2026, 11, 1, 4, 30, tzinfo=UTC),
            2,
            NEW_YORK,
            "Sunday 1 November 2026, 00:30 EDT to 01:30 EST",
        ),
        (
            datetime(2028, 2, 29, 17, 0, tzinfo=UTC),
            1,
            NEW_YORK,
            "Tuesday 29 February 2028, 12:00 to 13:00 EST",
        ),
    ],
)
def test_day_and_hours_are_said_in_the_zone(start: datetime, hours: int, zone: str, words: str) -> None:
    assert clock.span(start, start + timedelta(hours=hours), zone) == words
