"""A file is brought to life through the actions of the pages, by its people, at its times; all or nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import DataError

import taskforce
from taskforce.charter.models import TaskForce
from taskforce.core.actor import program
from taskforce.core.clock import now
from taskforce.core.db import Base, Database
from taskforce.core.events import Event
from taskforce.core.jobs import Job
from taskforce.members.models import Person
from taskforce.recommendations import queries as recommendations
from taskforce.records import reading
from taskforce.records.replay import replay
from taskforce.voting import actions as votes
from taskforce.voting.models import Round
from tests.people import Cast
from tests.records.lively import LIVELY
from tests.records.small import SMALL

DEMONSTRATION = Path(taskforce.__file__).parent / "demo" / "city-state-diplomacy.yaml"
Load = Callable[[str], TaskForce]
OBSERVED = LIVELY.replace("by: lund, at: 2022-04-06", "by: olive, at: 2022-04-06").replace(
    "by: lund\n    at: 2022-04-06", "by: olive\n    at: 2022-04-06"
)

# What stands there, what is put in its place, the field that is named, what stands on its line, words of the sentence.
# Faults that do not hide each other stand in one file.
REFUSED = [
    [
        (
            "closes_at: 2022-05-16T17:00-04:00",
            "closes_at: 2022-05-13T15:00-04:00",
            "rounds[r1].positions[3]",
            "T16:10",
            "closed",
        ),
        (
            "{by: lund, at: 2022-05-12T16:15",
            "{by: ellery, at: 2022-05-12T16:15",
            "rounds[r1].positions[2]",
            "by: ellery",
            "electorate",
        ),
        ("closed: {by: ellery", "closed: {by: roe", "rounds[r1].closed", "closed", "closes at its hour"),
        (
            "opened: {by: ellery, at: 2022-05-20",
            "opened: {by: roe, at: 2022-05-20",
            "rounds[r2]",
            "key: r2",
            "Only the facil",
        ),
        (
            "{to: drafting, by: ellery, at: 2022-04-07",
            "{to: comments_closed, by: ellery, at: 2022-04-07",
            "recommendations[clear-first].history[1]",
            "04-07",
            "not possible now",
        ),
        (
            "at: 2022-04-20T11:00-04:00",
            "at: 2022-04-18T11:00-04:00",
            "recommendations[one-dredge].comments[c1]",
            "key: c1",
            "takes no comments",
        ),
        (
            "by: ellery\n    at: 2022-04-22",
            "by: olive\n    at: 2022-04-22",
            "recommendations[one-dredge].comments[c3]",
            "key: c3",
            "Observers",
        ),
        (
            "{as: accepted, by: ellery",
            "{as: accepted, by: lund",
            "recommendations[one-dredge].comments[c2].disposition",
            "by: lund",
            "facilitator",
        ),
        (
            "held: {by: ellery, at: 2022-05-12T12:01",
            "held: {by: ellery, at: 2022-05-12T10:01",
            "meetings[m1].held",
            "held",
            "not begun",
        ),
        (
            "ends_at: 2022-06-12T15",
            "ends_at: 2022-06-12T13",
            "meetings[m2].ends_at",
            "ends_at",
            "after the start",
        ),
        (
            "approved:\n      by: lund",
            "approved:\n      by: roe",
            "meetings[m1].minutes.approved",
            "approved",
            "co-chair",
        ),
        ("done: {by: roe", "done: {by: lund", "meetings[m1].agenda[i2].actions[1].done", "by: lund", "owner"),
        (
            "{by: lund, at: 2022-05-18T10",
            "{by: roe, at: 2022-05-18T10",
            "report.parts[letter].versions[1]",
            "by: roe",
            "others",
        ),
    ],
    [
        (
            "  version: 2\n  question",
            "  version: 1\n  question",
            "rounds[r1]",
            "key: r1",
            "version 2 is current",
        ),
        ("electorate: [roe]\n", "electorate: []\n", "rounds[r2].question", "question", "Nobody may vote"),
        (
            "{to: comments_closed, by: ellery",
            "{to: comments_closed, by: roe",
            "recommendations[one-dredge].history[3]",
            "by: roe",
            "facilitator",
        ),
        (
            "text: It was short.",
            "text: The meeting was short.",
            "meetings[m1].minutes.versions[2]",
            "Shorter",
            "word for word",
        ),
    ],
    [
        ("'yes': 2", "'yes': 3", "rounds[r1].result.yes", "'yes': 3", "The count says: 2."),
        (
            "outcome: adopted",
            "outcome: not_adopted",
            "rounds[r1].result.outcome",
            "not_adopted",
            "The count says: adopted.",
        ),
        (
            "state: adopted",
            "state: deferred",
            "recommendations[one-dredge].state",
            "state: deferred",
            "lead to “adopted”",
        ),
    ],
    [
        (
            "addressee: Harbor towns\n",
            "addressee: ' '\n",
            "recommendations[one-dredge].versions[2].fields.addressee",
            "' '",
            "Please fill in",
        ),
    ],
    [
        (
            "months [@survey]",
            "months [@poll]",
            "recommendations[one-dredge].versions[2].text",
            "[@poll]",
            "no source “poll”",
        ),
    ],
    [
        ("founded: {by: ellery", "founded: {by: lund", "task_force.founded.by", "by: lund", "facilitator"),
    ],
    [
        (
            "ends_on: 2022-05-09",
            "ends_on: 2022-04-01",
            "task_force.founded.by",
            "founded",
            "ends before it begins",
        ),
    ],
]
# What stands there and what may stand in its place as well.
AS_GOOD = [
    ("field: action\n    words: buy one\n    strikes: true", "field: vehicle"),
    ("closed: {by: ellery, at", "closed: {at"),
    ("lead: roe", "lead: olive"),
    ("kind: members", "kind: chapter"),
]


@pytest.fixture
def load(database: Database) -> Load:
    """Import the text of a file."""

    def load(words: str) -> TaskForce:
        with database.write() as session:
            return replay(session, reading.read(words.encode()))

    return load


def _rows(database: Database) -> dict[str, int]:
    with database.read() as session:
        return {
            table.name: session.scalar(select(func.count()).select_from(table)) or 0
            for table in Base.metadata.sorted_tables
        }


@pytest.mark.parametrize("faults", REFUSED)
def test_what_a_page_would_refuse_is_refused_with_line_and_field(
    database: Database, load: Load, faults: list[tuple[str, str, str, str, str]]
) -> None:
    broken = LIVELY
    for right, wrong, *_ in faults:
        assert broken.count(right) >= 1
        broken = broken.replace(right, wrong, 1)
    before = _rows(database)
    with pytest.raises(reading.Faulty) as refusal:
        load(broken)
    found = {fault.field: fault for fault in refusal.value.faults}
    for *_, field, on_line, word in faults:
        assert field in found, [str(fault) for fault in refusal.value.faults]
        assert word in found[field].sentence
        assert on_line in broken.splitlines()[found[field].line - 1]
    assert _rows(database) == before


@pytest.mark.parametrize(("right", "other"), AS_GOOD)
def test_what_a_page_would_take_is_taken(load: Load, right: str, other: str) -> None:
    assert right in LIVELY
    load(LIVELY.replace(right, other, 1))


def test_the_slug_of_another_task_force_is_refused_in_its_line(cast: Cast, load: Load) -> None:
    with pytest.raises(reading.Faulty) as refusal:
        load(LIVELY.replace("slug: harbors", "slug: rivers"))
    assert str(refusal.value.faults[0]).startswith("line 3, task_force.slug: There is already")


def test_several_faults_are_named_together_in_the_order_of_their_lines(load: Load) -> None:
    broken = LIVELY.replace("lead: roe", "lead: ellery").replace("done: {by: roe", "done: {by: lund")
    with pytest.raises(reading.Faulty) as refusal:
        load(broken.replace("{to: comments_closed, by: ellery", "{to: comments_closed, by: roe", 1))
    lines = [fault.line for fault in refusal.value.faults]
    assert len(lines) > 1
    assert lines == sorted(lines)


def test_what_follows_from_a_fault_is_not_named_again(load: Load) -> None:
    with pytest.raises(reading.Faulty) as refusal:
        load(OBSERVED)
    (fault,) = refusal.value.faults
    assert fault.field == "recommendations[clear-first].versions[1]"
    assert "Members, co-chairs" in fault.sentence


def test_every_act_is_by_its_person_at_its_time(database: Database, load: Load) -> None:
    load(LIVELY)
    with database.read() as session:
        acts = session.scalars(select(Event).order_by(Event.id)).all()
    assert [event.at for event in acts] == sorted(event.at for event in acts)
    written = {(event.kind, event.by_name, event.at.isoformat()) for event in acts}
    assert ("recommendation.opened_for_comment", "Åsa Lund", "2022-04-19T13:00:00+00:00") in written
    assert ("position.cast", "Samuel Roe Jr.", "2022-05-13T20:10:00+00:00") in written
    assert ("minutes.approved", "Åsa Lund", "2022-05-16T15:00:00+00:00") in written
    assert max(event.at for event in acts) < now()


def test_nothing_is_mailed_by_an_import(database: Database, load: Load) -> None:
    load(LIVELY)
    with database.read() as session:
        assert set(session.scalars(select(Job.kind))) == {
            "close_due_round",
            "close_due_comment_round",
            "close_due_straw_poll",
            "close_due_review",
            "announcement.print",
        }


def test_the_demonstration_comes_to_life_and_those_who_are_listed_do_nothing_in_it(
    database: Database, load: Load
) -> None:
    task_force = load(DEMONSTRATION.read_text())
    assert task_force.sample_notice.startswith("Sample. Not the report of the Task Force")
    with database.read() as session:
        found = recommendations.everything(session, program(task_force.id))
        listed = session.scalars(select(Person).where(Person.listed_only.is_(True))).all()
        assert [one.state for one in found].count("adopted") == 6
        assert len(listed) == 7
        assert {person.account_id for person in listed} == {None}
        assert {person.printed_name for person in listed}.isdisjoint(session.scalars(select(Event.by_name)))
        assert set(session.scalars(select(Round.electorate_size))) == {21}


def test_an_import_stands_beside_other_task_forces(cast: Cast, load: Load) -> None:
    assert load(SMALL).slug == "harbors"
    assert cast.actor("farida").task_force_id != load(SMALL.replace("slug: harbors", "slug: ports")).id


def test_what_the_database_itself_does_not_take_is_a_fault_and_nothing_is_stored(
    database: Database, load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise DataError("INSERT", {}, Exception("value too long"))

    monkeypatch.setattr(votes, "cast_position", broken)
    before = _rows(database)
    with pytest.raises(reading.Faulty) as refusal:
        load(LIVELY)
    assert [fault.field for fault in refusal.value.faults] == ["rounds[r1].positions[1]"]
    assert "value too long" in refusal.value.sentence
    assert _rows(database) == before
