"""What two sequences have in common."""

import time
from collections import Counter
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from taskforce.texts.rules.likeness import chunks, common, may_reach, pieces, ratio, words

WORDS = st.lists(st.sampled_from("abcd"), max_size=12)


def longest(a: list[str], b: list[str]) -> int:
    """The length by the table of the textbook, to check against."""
    row = [0] * (len(b) + 1)
    for item in a:
        before, row = row, [0]
        for j, other in enumerate(b):
            row.append(before[j] + 1 if item == other else max(before[j + 1], row[j]))
    return row[-1]


@given(WORDS, WORDS)
def test_what_is_common_is_as_long_as_the_textbook_says(a: list[str], b: list[str]) -> None:
    assert len(common(a, b)) == longest(a, b)


@given(WORDS, WORDS)
def test_common_places_hold_equal_items_and_rise_on_both_sides(a: list[str], b: list[str]) -> None:
    pairs = common(a, b)
    assert all(a[i] == b[j] for i, j in pairs)
    assert all(i < k and j < n for (i, j), (k, n) in pairwise(pairs))


@given(WORDS, WORDS)
def test_the_ratio_is_that_of_the_common_words_and_the_same_both_ways(a: list[str], b: list[str]) -> None:
    expected = 2 * longest(a, b) / (len(a) + len(b)) if a or b else 1
    assert ratio(a, b) == ratio(b, a) == expected


@given(WORDS, WORDS)
def test_the_quick_no_never_says_no_where_the_ratio_would_say_yes(a: list[str], b: list[str]) -> None:
    assert may_reach(Counter(a), Counter(b), 0.5) or ratio(a, b) < 0.5


@given(st.text())
def test_pieces_joined_are_the_text(text: str) -> None:
    assert "".join(pieces(text)) == "".join(chunks(text)) == text


def test_words_leave_out_space_and_signs() -> None:
    assert words("Mayors, 40 of them: “naïve”?") == ["Mayors", "40", "of", "them", "naïve"]


def test_two_paragraphs_of_20000_words_without_a_word_in_place_take_less_than_two_seconds() -> None:
    draw = Random(4526)
    a, b = ([str(draw.randrange(3_000)) for _ in range(20_000)] for _ in range(2))
    began = time.perf_counter()
    assert 0 < ratio(a, b) < 1
    assert time.perf_counter() - began < 2
