"""Written out and read in again, a task force is the same."""

from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import select

import taskforce
from taskforce.charter.models import TaskForce
from taskforce.core.db import Database
from taskforce.meetings.assemble import calendar
from taskforce.meetings.models import Meeting
from taskforce.records import reading, writing
from taskforce.records.replay import replay
from taskforce.records.rules import times
from taskforce.records.rules.layout import to_yaml
from taskforce.records.rules.tidying import tidy
from tests.people import Cast
from tests.records.files import files
from tests.records.lively import LIVELY
from tests.records.small import SMALL

DEMONSTRATION = Path(taskforce.__file__).parent / "demo" / "city-state-diplomacy.yaml"
NUMBERS = count()
UNHURRIED = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]
EXAMPLE = Path(taskforce.__file__).parent.parent / "docs" / "task-force-file.md"


def _round_trip(database: Database, raw: bytes) -> str:
    with database.write() as session:
        task_force = replay(session, reading.read(raw))
        session.flush()
        session.expunge_all()
        return writing.export(session, task_force)


def test_the_demonstration_comes_back_byte_for_byte(database: Database) -> None:
    raw = DEMONSTRATION.read_bytes()
    assert _round_trip(database, raw) == raw.decode()


def test_a_task_force_in_which_everything_happens_comes_back(database: Database) -> None:
    lively = reading.read(LIVELY.encode()).values
    assert reading.read(_round_trip(database, LIVELY.encode()).encode()).values == tidy(lively)


def test_the_example_in_the_documentation_comes_back(database: Database) -> None:
    example = EXAMPLE.read_text().split("```yaml\n")[1].split("```")[0]
    once = _round_trip(database, example.encode())
    second = once.replace("slug: harbors", "slug: harbors-2")
    assert _round_trip(database, second.encode()) == second


def test_a_task_force_moved_by_weeks_comes_back_too(database: Database) -> None:
    moved = to_yaml(tidy(times.moved(reading.read(LIVELY.encode()).values, weeks=-30)))
    assert _round_trip(database, moved.encode()) == moved


def test_a_vote_that_the_program_closed_and_an_idea_that_stayed_one_come_back(database: Database) -> None:
    changed = LIVELY.replace("closed: {by: ellery, at", "closed: {at").replace(
        "state: up_for", "state: idea  #"
    )
    start, end = (
        changed.index("  history:\n  - {to: drafting, by: ellery, at: 2022-04-07"),
        changed.index("meetings:"),
    )
    rest = changed.index("- key: r2"), changed.index("\nreport:") + 1
    changed = changed[:start] + changed[end : rest[0]] + changed[rest[1] :]
    assert reading.read(_round_trip(database, changed.encode()).encode()).values == tidy(
        reading.read(changed.encode()).values
    )


def test_a_file_set_by_another_hand_is_settled_after_one_turn(database: Database) -> None:
    other = SMALL.replace("at: 2022-04-04T10:00-04:00", "at: 2022-04-04T14:00Z")
    once = _round_trip(database, other.encode())
    assert "at: 2022-04-04T10:00-04:00" in once
    second = once.replace("slug: harbors", "slug: harbors-2")
    assert _round_trip(database, second.encode()) == second


def test_a_task_force_in_which_nothing_has_happened_can_be_written_and_read(
    cast: Cast, database: Database
) -> None:
    with database.write() as session:
        found = writing.document(session, session.get_one(TaskForce, cast.actor("stig").task_force_id))
    found["task_force"]["slug"] = "harbours-2"
    assert _round_trip(database, to_yaml(found).encode()) == to_yaml(found)


@given(files())
@settings(max_examples=8, deadline=None, suppress_health_check=UNHURRIED)
def test_any_task_force_comes_back(database: Database, document: dict[str, Any]) -> None:
    """Some; `bin/soak` draws many more."""
    comes_back(database, document)


def comes_back(database: Database, document: dict[str, Any]) -> None:
    document = {**document, "task_force": {**document["task_force"], "slug": f"any-{next(NUMBERS)}"}}
    expected = to_yaml(tidy(document))
    assert _round_trip(database, expected.encode()) == expected


@pytest.mark.parametrize("seconds", [0, 1.5])
def test_times_are_kept_to_the_microsecond(database: Database, seconds: float) -> None:
    moment = datetime.fromisoformat("2022-04-20T11:00-04:00") + timedelta(seconds=seconds)
    written = times.words(moment, "America/New_York")
    exact = SMALL.replace("at: 2022-04-20T11:00-04:00", f"at: {written}")
    assert f"at: {written}" in _round_trip(database, exact.encode())


def test_calendars_know_a_meeting_by_the_same_name_after_a_move(database: Database) -> None:
    def names(raw: str) -> list[str]:
        with database.write() as session:
            made = replay(session, reading.read(raw.encode()))
            found = session.scalars(
                select(Meeting).where(Meeting.task_force_id == made.id).order_by(Meeting.key)
            )
            return [calendar.entry_of(one, page="https://example.org", organizer=None).uid for one in found]

    here, there = names(LIVELY), names(LIVELY.replace("slug: harbors", "slug: harbors-3"))
    assert here == there
    assert len(set(here)) == len(here) > 1
