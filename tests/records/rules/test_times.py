"""A file is moved by whole weeks; facts stay where they are."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

import taskforce
from taskforce.records.rules import times
from taskforce.records.rules.parsing import parse
from tests.records.small import SMALL

DEMONSTRATION = Path(taskforce.__file__).parent / "demo" / "city-state-diplomacy.yaml"


def test_a_meeting_keeps_its_weekday_and_its_hour_in_winter() -> None:
    small = parse(SMALL.encode()).values
    moved = times.moved(small, weeks=30)
    assert moved["meetings"][0]["starts_at"] == "2022-12-08T14:00-05:00"
    assert moved["task_force"]["stages"][0]["starts_on"] == "2022-11-15"


def test_what_is_printed_of_a_source_does_not_move() -> None:
    small = parse(
        SMALL.replace("title: Forty Harbors", "title: Forty Harbors, issued: 1 May 2021").encode()
    ).values
    assert times.moved(small, weeks=30)["sources"] == small["sources"]


def test_moving_back_and_forth_changes_nothing() -> None:
    demonstration = parse(DEMONSTRATION.read_bytes()).values
    assert times.moved(times.moved(demonstration, weeks=235), weeks=-235) == demonstration


@pytest.mark.parametrize("days", range(0, 400, 13))
def test_the_demonstration_stands_in_its_fourteenth_week_on_any_day(days: int) -> None:
    today = date(2026, 11, 22) + timedelta(days=days)
    demonstration = parse(DEMONSTRATION.read_bytes()).values
    moved = times.moved(demonstration, times.weeks_to(demonstration, today, week=14))
    start = date.fromisoformat(moved["task_force"]["stages"][0]["starts_on"])
    assert (today - start).days // 7 + 1 == 14
    soon = today.isoformat()
    assert moved["meetings"][0]["ends_at"] < soon < moved["meetings"][1]["starts_at"]
    for round_ in moved["rounds"]:
        is_over = round_["closes_at"] < soon
        assert is_over == ("closed" in round_)


def test_seconds_are_written_only_where_there_are_some() -> None:
    noon = datetime(2022, 5, 12, 16, 0, tzinfo=UTC)
    assert times.words(noon, "America/New_York") == "2022-05-12T12:00-04:00"
    assert times.words(noon.replace(microsecond=5), "UTC") == "2022-05-12T16:00:00.000005+00:00"
