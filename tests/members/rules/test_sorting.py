"""How names are sorted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskforce.members.rules.sorting import LONGEST_KEY, parts_of, sort_key, sort_name

NAMES = [
    # family, given, suffix, sorted as
    ("Van Hollen", "Chris", "", "Van Hollen, Chris"),
    ("de la Cruz", "Mónica", "", "de la Cruz, Mónica"),
    ("Cortez Masto", "Catherine", "", "Cortez Masto, Catherine"),
    ("Bellweather", "Marcus T.", "Jr.", "Bellweather, Marcus T., Jr."),
    ("Scott", "Robert C. “Bobby”", "", "Scott, Robert C."),
    ("Johnson", 'Henry C. "Hank"', "Jr.", "Johnson, Henry C., Jr."),
    ("Fleischmann", "Charles (Chuck)", "", "Fleischmann, Charles"),
    ("O’Hara", "Nia", "", "O’Hara, Nia"),
    ("D'Angelo", "Gia", "", "D'Angelo, Gia"),
    ("Suharto", "", "", "Suharto"),
]
PRINTED = [
    ("Cher", "Cher"),
    ("Chris Van Hollen", "Van Hollen, Chris"),
    ("Ludwig van der Rohe Jr.", "van der Rohe, Ludwig, Jr."),
    ("Marcus T. Bellweather, Jr.", "Bellweather, Marcus T., Jr."),
    ("Sen. Mateo de la Cruz", "de la Cruz, Mateo"),
    ("Van Jones", "Jones, Van"),
    ("Thomas “Tip” O’Neill III", "O’Neill, Thomas, III"),
    ("Jr.", "Jr."),
    ("王小明", "王小明"),
]
IN_ORDER = [
    "Ábalos, Inés",
    "de la Cruz, Mónica",
    "DeLauro, Rosa",
    "DelBene, Suzan",
    "Delgado, Ana",
    "Dvořák, Tomáš",
    "Lee, Zoë",
    "Lee, Zoë, Jr.",
    "Leed, Ann",
    "O’Hara, Nia",
    "Ohm, Georg",
    "Østergård, Sigrid",
    "Vance, Ada",
    "Van Hollen, Chris",
]


@pytest.mark.parametrize(("family", "given_name", "suffix", "sorted_as"), NAMES)
def test_people_are_sorted_by_family_name_with_its_particles(
    family: str, given_name: str, suffix: str, sorted_as: str
) -> None:
    assert sort_name(family, given_name, suffix, "Somebody Else") == sorted_as


@pytest.mark.parametrize(("printed", "sorted_as"), PRINTED)
def test_without_a_family_name_the_printed_one_tells_what_it_can(printed: str, sorted_as: str) -> None:
    assert sort_name("", "", "", printed) == sorted_as


def test_a_double_family_name_wants_its_field() -> None:
    assert parts_of("Catherine Cortez Masto").family == "Masto"


def test_order_is_letter_by_letter_and_knows_neither_accents_nor_capitals() -> None:
    backwards = IN_ORDER[::-1]
    assert sorted(backwards, key=sort_key) == IN_ORDER


@given(st.lists(st.text(max_size=40), max_size=8))
def test_the_order_is_stable_and_total(names: list[str]) -> None:
    def order(name: str) -> tuple[str, str]:
        return sort_key(name), name

    backwards = names[::-1]
    assert sorted(names, key=order) == sorted(backwards, key=order)


@given(st.text(max_size=400))
def test_a_key_is_short_and_of_plain_letters(name: str) -> None:
    key = sort_key(name)
    assert len(key) <= LONGEST_KEY
    assert all(letter.isalnum() or letter == " " for letter in key)


@given(st.text(min_size=1, max_size=60), st.text(max_size=60), st.text(max_size=10), st.text(max_size=60))
def test_whatever_is_typed_makes_one_line(family: str, given_name: str, suffix: str, printed: str) -> None:
    made = sort_name(family, given_name, suffix, printed)
    assert made.strip() == made
