"""Finding citations in a text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskforce.sources.rules.citations import Citation, find, find_in_line, without

ONE = [Citation("survey", "")]


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("It grew [@survey].", ONE),
        ("[@survey, p. 12]", [Citation("survey", "p. 12")]),
        ("[@survey,p. 12 ]", [Citation("survey", "p. 12")]),
        ("[@survey,\np. 12]", [Citation("survey", "p. 12")]),
        ("[@a, ¶2] and [@b][@a, ¶2]", [Citation("a", "¶2"), Citation("b", ""), Citation("a", "¶2")]),
        ("- item [@survey]\n\n> said [@survey]", ONE * 2),
        ("| a |\n|---|\n| [@survey] |", ONE),
        ("*in [@survey] emphasis*", ONE),
        ("## Head [@survey]", ONE),
        ("`[@survey]`", []),
        ("```\n[@survey]\n```", []),
        ("~~~\n[@survey]", []),
        ("\\[@survey]", []),
        ("[@survey", []),
        ("[@]", []),
        ("[@two words]", []),
        ("[survey]", []),
        ("someone@example.org", []),
    ],
)
def test_a_citation_is_found_wherever_it_is_not_code(markdown: str, found: list[Citation]) -> None:
    assert find(markdown) == found


def test_in_a_printed_field_nothing_is_code() -> None:
    assert find_in_line("`[@survey, p. 3]`") == [Citation("survey", "p. 3")]


@given(st.text(alphabet="[]@,a \n`\\*"))
def test_no_text_is_too_odd_to_be_read(text: str) -> None:
    assert all(citation.key for citation in [*find(text), *find_in_line(text)])


@pytest.mark.parametrize("text", ["[@" * 4_000, "[@a," + " " * 50_000, "[@a," * 4_000, "[@" + "a" * 50_000])
def test_no_text_is_slow_to_read(text: str) -> None:
    began = time.perf_counter()
    find(text)
    find_in_line(text)
    assert time.perf_counter() - began < 2


@pytest.mark.parametrize(
    ("markdown", "left"),
    [
        ("One^[a note]. Two", "One. Two"),
        ("One ^[with [a link](u), [@key] and \\] a sign].", "One."),
        ("never^[closed", "never^[closed"),
        ("in its ^[paragraph\n\nonly]", "in its ^[paragraph\n\nonly]"),
        ("a\\^[sign] [@key, 3]", "a\\^[sign]"),
    ],
)
def test_without_citations_and_notes_the_text_itself_is_left(markdown: str, left: str) -> None:
    assert without(markdown) == left


def test_what_a_note_cites_is_cited_and_a_note_has_none_within() -> None:
    assert find("One^[see [@a, 3] and ^[not [@b]]].") == [Citation("a", "3"), Citation("b", "")]
