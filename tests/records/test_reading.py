"""A file is read whole or every fault is named with its line and field."""

from pathlib import Path

import pytest

import taskforce
from taskforce.records import reading
from tests.records.small import SMALL

DEMONSTRATION = Path(taskforce.__file__).parent / "demo" / "city-state-diplomacy.yaml"
EXAMPLE = Path(taskforce.__file__).parent.parent / "docs" / "task-force-file.md"

#  what stands there, what is put in its place, the line and the field that must be named, and a word of the sentence
FAULTS = [
    ("format: taskforce/1", "format: taskforce/9", 1, "format", "taskforce/1"),
    ("format: taskforce/1\n", "", 1, "", "“format” is missing"),
    (
        "  zone: America/New_York\n  founded",
        "  zone: Mars/Olympus\n  founded",
        12,
        "task_force.zone",
        "no time zone",
    ),
    ("threshold: 2/3", "threshold: 0.67", 9, "task_force.rule.threshold", "cannot be read"),
    ("base: not_recused", "base: everyone", 9, "task_force.rule.base", "not one of"),
    ("threshold: 2/3", "threshold: 0/3", 9, "task_force.rule", "more than nothing"),
    ("starts_on: 2022-04-19", "starts_on: 2022-02-30", 11, "task_force.stages[draft].starts_on", "no day"),
    ("  purpose: Say", "  hots: Twice\n  purpose: Say", 6, "task_force.hots", "no such field"),
    ("  zone: America/New_York\n  founded", "  founded", 2, "task_force", "“zone” is missing"),
    ("printed_name: Noor Ellery", "printed_name: 1984", 22, "people[ellery].printed_name", "quotes"),
    ("printed_name: Noor Ellery", "printed_name:", 22, "people[ellery].printed_name", "empty"),
    ("precedence: 2", "precedence: second", 25, "people[ellery].precedence", "whole number"),
    ("sample: true\n- key: roe", "sample: yes\n- key: roe", 27, "people[ellery].sample", "true or false"),
    ("samuel.roe@example.org", "NOOR.ellery@example.org", 33, "people[roe].email", "second time"),
    (
        "sources:\n",
        "sources:\n- {key: survey, kind: bill, title: A}\n",
        37,
        "sources[survey].key",
        "second time",
    ),
    ("source: survey", "source: poll", 38, "practices[tide].source", "no source"),
    (
        "theme: dredging\n  state",
        "theme: docks\n  state",
        41,
        "recommendations[one-dredge].theme",
        "no theme",
    ),
    (
        "to: drafting, by: ellery",
        "to: drafting, by: elery",
        53,
        "recommendations[one-dredge].history[1].by",
        "nobody",
    ),
    (
        "to: drafting, by: ellery",
        "to: drafting, by: harper",
        53,
        "recommendations[one-dredge].history[1].by",
        "only listed",
    ),
    (
        "proposed: {by: roe",
        "proposed: {by: ellery",
        45,
        "recommendations[one-dredge].versions[1].by",
        "“proposed”",
    ),
    (
        "at: 2022-04-04T10:00-04:00\n    fields",
        "at: 2022-04-04T10:00\n    fields",
        46,
        "recommendations[one-dredge].versions[1].at",
        "offset",
    ),
    (
        "at: 2022-04-04T10:00-04:00\n    fields",
        "at: 2022-04-04T11:00-04:00\n    fields",
        46,
        "recommendations[one-dredge].versions[1].at",
        "“proposed”",
    ),
    ("to: drafting", "to: adopted", 53, "recommendations[one-dredge].history[1].to", "not one of"),
    ("version: 1", "version: 2", 59, "recommendations[one-dredge].comments[c1].version", "no version 2"),
    ("version: 1", "version: 0", 59, "recommendations[one-dredge].comments[c1].version", "1 or more"),
    ("block: 2", "block: 3", 60, "recommendations[one-dredge].comments[c1].block", "2 blocks"),
    (
        "block: 2",
        "block: 2\n    field: action",
        61,
        "recommendations[one-dredge].comments[c1].field",
        "not on both",
    ),
    (
        ", reason: The towns settle it.",
        "",
        63,
        "recommendations[one-dredge].comments[c1].disposition",
        "“reason”",
    ),
    (
        "as: rejected,",
        "as: duplicate, duplicate_of: c1,",
        63,
        "recommendations[one-dredge].comments[c1].disposition.duplicate_of",
        "no other comment",
    ),
    ("starts_at: 2022-05-12T14", "starts_at: 2022-05-12T25", 68, "meetings[m1].starts_at", "no moment"),
    ("lead: roe", "lead: harper", 73, "meetings[m1].agenda[i1].lead", "only listed"),
    (
        "recommendations: [one-dredge]",
        "recommendations: [two-dredges]",
        73,
        "meetings[m1].agenda[i1].recommendations[1]",
        "no recommendation",
    ),
    (", theme: dredging}", "}", 78, "report.parts[p1]", "theme"),
    ("title: Small Harbors", "title: Small Harbors\n  title: Ports", 76, "report.title", "twice"),
    ("title: Small Harbors", 'title: "Small\\0Harbors"', 75, "report.title", "printed nor stored"),
    ("title: Small Harbors", 'title: "Small \\ud800"', 75, "", "not YAML"),
    ("title: Small Harbors", "title: &a Small Harbors", 75, "", "Anchors"),
    ("title: Small Harbors", "title: *a", 75, "", "Aliases"),
    ("title: Small Harbors", "title: !!python/none", 75, "", "Tags"),
    ("title: Small Harbors", "title: [Small", 76, "", "not YAML"),
    ("title: Small Harbors", "? [a, b]\n  : c", 75, "", "must be a word"),
    ("report:", "---\nreport:", 74, "", "second one"),
]


def _faults(raw: bytes) -> list[tuple[int, str, str]]:
    with pytest.raises(reading.Faulty) as refusal:
        reading.read(raw)
    return [(fault.line, fault.field, fault.sentence) for fault in refusal.value.faults]


def test_the_small_file_is_right() -> None:
    assert reading.read(SMALL.encode()).values["task_force"]["slug"] == "harbors"


def test_the_demonstration_is_right() -> None:
    file = reading.read(DEMONSTRATION.read_bytes())
    assert len(file.values["recommendations"]) == 15


def test_the_example_in_the_documentation_is_right() -> None:
    example = EXAMPLE.read_text().split("```yaml\n")[1].split("```")[0]
    assert reading.read(example.encode()).values["rounds"][0]["positions"][0]["choice"] == "yes"


@pytest.mark.parametrize(("right", "wrong", "line", "field", "word"), FAULTS)
def test_a_fault_is_named_with_its_line_and_field(
    right: str, wrong: str, line: int, field: str, word: str
) -> None:
    assert SMALL.count(right) >= 1
    found = _faults(SMALL.replace(right, wrong, 1).encode())
    assert [fault[:2] for fault in found] == [(line, field)]
    assert word in found[0][2]


def test_all_faults_of_one_kind_are_named_at_once_and_in_order() -> None:
    wrong = SMALL.replace("theme: dredging\n  state", "theme: docks\n  state").replace("by: roe", "by: rowe")
    found = _faults(wrong.encode())
    assert [fault[0] for fault in found] == [41, 43, 45, 57]


def test_what_is_not_text_is_refused_with_its_line() -> None:
    assert _faults(b"format: taskforce/1\nname: \xff\n") == [(2, "", "This is not text in UTF-8.")]


@pytest.mark.parametrize("raw", [b"", b"# nothing\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(raw: bytes) -> None:
    assert _faults(raw) == [(1, "", "The file is empty.")]


@pytest.mark.parametrize("raw", [b"just words", b"- a\n- list\n", b"12"])
def test_a_file_that_is_no_record_is_refused(raw: bytes) -> None:
    assert _faults(raw) == [(1, "", "This must be a record with fields.")]


def test_a_deep_file_is_refused_and_not_a_crash() -> None:
    assert "levels deep" in _faults(b"[" * 100_000)[0][2]


def test_a_huge_file_is_refused_unread() -> None:
    assert "larger than 200 MB" in _faults(b"a" * 200_000_001)[0][2]


def test_a_file_of_very_many_values_is_refused() -> None:
    assert "more than 200,000 values" in _faults(b"- 1\n" * 200_001)[0][2]


def test_a_file_with_a_thousand_faults_shows_fifty_and_counts_the_rest() -> None:
    entries = "\n".join(f"- {{key: Bad{n}}}" for n in range(500))
    with pytest.raises(reading.Faulty) as refusal:
        reading.read(SMALL.replace("sources:\n", f"sources:\n{entries}\n").encode())
    assert len(refusal.value.sentence.splitlines()) == reading.SHOWN + 1


def test_words_that_other_readers_take_for_truth_values_stay_words() -> None:
    file = reading.read(SMALL.replace("title: Small Harbors", "title: no").encode())
    assert file.values["report"]["title"] == "no"


def test_letters_and_their_marks_become_one() -> None:
    file = reading.read(SMALL.replace("Noor Ellery", "No\u0308or Ellery").encode())
    assert file.values["people"][1]["printed_name"] == "Nöor Ellery"
