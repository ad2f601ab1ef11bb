"""The recommendations of an earlier report out of a list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskforce.recommendations.rules.earlier import Entry, Unreadable, entries, written

LISTS = [
    # what was put in, what it holds
    ("1. Buy a dredge.\n\n2) Count wrecks.", [("1", "Buy a dredge."), ("2", "Count wrecks.")]),
    ("Recommendation 2.1: Buy\na dredge.", [("2.1", "Buy a dredge.")]),
    ("Buy a dredge.\n\nCount wrecks.", [("1", "Buy a dredge."), ("2", "Count wrecks.")]),
    ("1. Buy.\n\nCount.\n\n2. Mark.", [("1", "Buy."), ("3", "Count."), ("2", "Mark.")]),
    ("IV. Buy.\n\nA2: Count.", [("IV", "Buy."), ("A2", "Count.")]),
    ("2022 was a bad year.", [("1", "2022 was a bad year.")]),
    ('Number,Recommendation\r\n7,"Buy one, or two"\r\n', [("7", "Buy one, or two")]),
    ("text;number\nBuy;7\n;8\n", [("7", "Buy")]),
]
REFUSED = [
    ("  \n", "no recommendation"),
    ("1. Buy.\n\n1. Count.", "Number 1 stands twice"),
    ("9. Buy.", "Number 9 stands twice"),
    (f"1. {'x' * 20_001}", "longer than 20,000"),
    ("\n\n".join(f"{n}. Buy." for n in range(501)), "At most 500"),
]


@pytest.mark.parametrize(("text", "found"), LISTS)
def test_a_list_is_read_with_its_numbers(text: str, found: list[tuple[str, str]]) -> None:
    assert entries(text) == [Entry(*one) for one in found]


@pytest.mark.parametrize(("text", "sentence"), REFUSED)
def test_what_cannot_be_taken_is_said(text: str, sentence: str) -> None:
    with pytest.raises(Unreadable, match=sentence):
        entries(text, taken=["9"])


WORDS = st.lists(st.text("abcDE,.;()–é", min_size=1), min_size=1, max_size=6).map(" ".join)
NUMBERS = st.lists(st.integers(1, 99).map(str), min_size=1, max_size=5, unique=True)


@given(NUMBERS, st.data())
def test_what_is_written_out_is_read_back(numbers: list[str], data: st.DataObject) -> None:
    some = [Entry(number, data.draw(WORDS)) for number in numbers]
    assert entries(written(some)) == some
