"""Comparing two versions by block and by word."""

import time
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskforce.texts.rules.align import Keyed, align
from taskforce.texts.rules.compare import (
    Part,
    Row,
    changed_words,
    compare,
    compare_fields,
    compare_words,
)

WORDS = st.lists(st.sampled_from(["one", "two", " ", ", ", "\n", "<b>", "é"]), max_size=12).map("".join)
SOURCES = st.lists(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=6).map(" ".join), max_size=8)


def old_of(parts: list[Part]) -> str:
    return "".join(text for kind, text in parts if kind != "added")


def new_of(parts: list[Part]) -> str:
    return "".join(text for kind, text in parts if kind != "removed")


def both(old: list[str], new: list[str]) -> tuple[list[Keyed], list[Keyed], list[Row]]:
    before = [Keyed(f"b{n}", source) for n, source in enumerate(old, 1)]
    keys = align(before, new, len(old))
    after = [Keyed(key, source) for key, source in zip(keys, new, strict=True)]
    return before, after, compare(before, after)


@given(WORDS, WORDS)
def test_both_texts_can_be_read_out_of_their_comparison(old: str, new: str) -> None:
    parts = compare_words(old, new)
    assert (old_of(parts), new_of(parts)) == (old, new)


@given(WORDS, WORDS)
def test_a_comparison_has_no_empty_part_and_no_two_of_a_kind_in_a_row(old: str, new: str) -> None:
    parts = compare_words(old, new)
    assert all(text for _, text in parts)
    assert all(a != b for (a, _), (b, _) in pairwise(parts))


@given(SOURCES, SOURCES)
def test_every_block_of_both_versions_stands_in_the_comparison_once(old: list[str], new: list[str]) -> None:
    before, after, rows = both(old, new)
    assert [row.key for row in rows if row.kind != "removed"] == [block.key for block in after]
    assert {row.was for row in rows} - {0} == set(range(1, len(before) + 1))
    assert [row.number for row in rows if row.number] == list(range(1, len(after) + 1))


@given(SOURCES, SOURCES)
def test_each_block_can_be_read_out_of_its_row(old: list[str], new: list[str]) -> None:
    before, after, rows = both(old, new)
    for row in rows:
        assert old_of(row.parts) == (before[row.was - 1].source if row.was else "")
        assert new_of(row.parts) == (after[row.number - 1].source if row.number else "")


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        (["one two three"], ["one two three"], ["same"]),
        (["one two three"], ["one two four"], ["changed"]),
        (["one"], ["one", "two"], ["same", "added"]),
        (["one", "two"], ["two"], ["removed", "same"]),
        (["one", "two", "three"], ["three", "one", "two"], ["moved", "same", "same"]),
    ],
)
def test_what_happened_to_a_block_is_said(old: list[str], new: list[str], kinds: list[str]) -> None:
    assert [row.kind for row in both(old, new)[2]] == kinds


def test_words_removed_stand_before_the_words_that_replace_them() -> None:
    assert compare_words("reach many bureaus, and often", "reach five offices, and often") == [
        ("same", "reach "),
        ("removed", "many bureaus"),
        ("added", "five offices"),
        ("same", ", and often"),
    ]


def test_fields_that_only_one_version_has_are_compared_with_nothing() -> None:
    assert compare_fields({"by_when": "soon"}, {"title": "Act"}) == {
        "title": [("added", "Act")],
        "by_when": [("removed", "soon")],
    }


def test_words_that_came_and_went_are_counted() -> None:
    rows = both(["one two three", "gone for good"], ["one two four five"])[2]
    assert changed_words(rows) == (2, 4)


def test_two_versions_of_20000_words_are_compared_well_under_a_second() -> None:
    draw = Random(3072)
    vocabulary = [f"word{n}" for n in range(4_000)]
    old = [" ".join(draw.choices(vocabulary, k=133)) for _ in range(150)]
    new = [
        source.replace(source.split()[7], "other", 1) if n % 4 == 0 else source
        for n, source in enumerate(old)
    ]
    began = time.perf_counter()
    rows = both(old, new)[2]
    assert time.perf_counter() - began < 0.6
    assert [row.kind for row in rows].count("changed") == 38


def test_one_paragraph_of_20000_words_is_compared_by_word_too() -> None:
    draw = Random(4526)
    old = [f"word{draw.randrange(4_000)}" for _ in range(20_000)]
    new = list(old)
    for place in range(50, 20_000, 400):
        new[place] = "other"
    parts = compare_words(" ".join(old), " ".join(new))
    assert [text.strip() for kind, text in parts if kind == "added"] == ["other"] * 50
