"""Names that read otherwise than they were approved, as a table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskforce.announcement.rules.spelling import Name, corrected, distance, otherwise, parts_of

ERIN = Name("bromaghim", "Erin Bromaghim", "Erin", "Bromaghim", ("Erin Bromaghin",))
PEOPLE = (
    ERIN,
    Name("murphy", "Chris Murphy", "Chris", "Murphy"),
    Name("benson", "Jocelyn Benson", "Jocelyn", "Benson"),
    Name("dickens", "Andre Dickens", "Andre", "Dickens"),
    Name("hachigian", "Nina Hachigian", "Nina", "Hachigian"),
    Name("lieu", "Ted W. Lieu", "Ted W.", "Lieu"),
    Name("dvorak", "Tomáš Dvořák Jr.", "Tomáš", "Dvořák"),
    Name("ohara", "Nia O’Hara", "Nia", "O’Hara"),
    Name("cruz", "Mateo de la Cruz", "Mateo", "de la Cruz"),
    Name("ng", "Anh Ng", "Anh", "Ng"),
)

FOUND = [
    # what stands in the text, and what is found: (words, approved)
    ("said Erin Bromaghin.", [("Erin Bromaghin", "Erin Bromaghim")]),
    ("said ERIN BROMAGHIN.", [("ERIN BROMAGHIN", "Erin Bromaghim")]),
    ("Ms. Bromaghin leads.", [("Bromaghin", "Bromaghim")]),
    ("Bromagim leads.", [("Bromagim", "Bromaghim")]),
    ("Erin Bromaghim leads.", []),
    ("Bromaghim’s task force", []),
    ("Bromaghin’s task force", [("Bromaghin", "Bromaghim")]),
    ("Senator Murphey agreed.", [("Murphey", "Murphy")]),
    ("Senator Murphy agreed.", []),
    ("Christopher Murphy agreed.", [("Christopher Murphy", "Chris Murphy")]),
    ("Chris S. Murphy agreed.", [("Chris S. Murphy", "Chris Murphy")]),
    ("Secretary Jocelin Benson", [("Jocelin Benson", "Jocelyn Benson")]),
    ("Jocelyn Bensen", [("Jocelyn Bensen", "Jocelyn Benson")]),
    ("Ted Lieu", [("Ted Lieu", "Ted W. Lieu")]),
    ("Ted W. Lieu", []),
    ("Rep. Lieu", []),
    ("Rep. Liu", [("Liu", "Lieu")]),
    ("in lieu of a visit", []),
    ("Liu Bang", []),  # four letters, and nobody announced: too little to go by
    ("Tomas Dvorak", [("Tomas Dvorak", "Tomáš Dvořák Jr.")]),
    ("Tomáš Dvořák", []),
    ("Nia O'Hara", []),  # a straight apostrophe is the typewriter’s, not a spelling
    ("Mayor OHara", [("OHara", "O’Hara")]),
    ("Mateo de la Cruz", []),
    ("Mateo De La Cruz", [("Mateo De La Cruz", "Mateo de la Cruz")]),
    ("Mateo de la Crus", [("Mateo de la Crus", "Mateo de la Cruz")]),
    ("Ambassador Hachigan", [("Hachigan", "Hachigian")]),
    ("Mayor Andre Dickens of Atlanta", []),
    ("Mayor André Dickens", [("André Dickens", "Andre Dickens")]),
    ("Nga and Na", []),
    ("The mayors, governors and state legislators of America met in Washington.", []),
]


@pytest.mark.parametrize(("text", "found"), FOUND)
def test_what_reads_otherwise(text: str, found: list[tuple[str, str]]) -> None:
    spellings = otherwise(text, PEOPLE)
    assert [(one.found, one.approved) for one in spellings] == found
    assert [text[one.start : one.end] for one in spellings] == [one.found for one in spellings]


@pytest.mark.parametrize("text", [text for text, found in FOUND if found])
def test_what_was_corrected_is_in_order(text: str) -> None:
    for one in otherwise(text, PEOPLE):
        text = corrected(text, one.found, one.approved)
    assert otherwise(text, PEOPLE) == []


@pytest.mark.parametrize(
    ("printed", "given", "family"),
    [
        ("Farida Okonjo", "Farida", "Okonjo"),
        ("Dr. Tomáš Dvořák Jr.", "Tomáš", "Dvořák"),
        ("Augustus Peregrine III", "Augustus", "Peregrine"),
        ("Ng", "", "Ng"),
        ("نورا السيد", "نورا", "السيد"),
        ("", "", ""),
    ],
)
def test_the_parts_of_a_name_that_nobody_has_told(printed: str, given: str, family: str) -> None:
    assert parts_of(printed) == (given, family)


@pytest.mark.parametrize(
    ("one", "other", "letters"),
    [
        ("murphy", "murphy", 0),
        ("murphy", "murphey", 1),
        ("lieu", "leiu", 1),
        ("benson", "bensen", 1),
        ("a", "bcde", 3),
    ],
)
def test_how_far_two_words_are_apart(one: str, other: str, letters: int) -> None:
    assert distance(one, other, 2) == letters


short = st.text(alphabet="abc", max_size=6)


@given(short, short)
def test_distance_is_the_same_both_ways_and_nothing_only_for_the_same(one: str, other: str) -> None:
    there, back = distance(one, other, 9), distance(other, one, 9)
    assert there == back
    assert (there == 0) is (one == other)
    assert there <= max(len(one), len(other))


@given(
    st.sampled_from(PEOPLE),
    st.text(alphabet="abc .,\n", max_size=20),
    st.text(alphabet="abc .,\n", max_size=20),
)
def test_an_approved_name_is_never_found(name: Name, before: str, after: str) -> None:
    assert otherwise(f"{before} {name.printed} {after}", [name]) == []


@given(st.text(max_size=300))
def test_any_text_is_read_to_its_end(text: str) -> None:
    for one in otherwise(text, PEOPLE):
        assert text[one.start : one.end] == one.found
