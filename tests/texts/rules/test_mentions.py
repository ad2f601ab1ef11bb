"""Who is named with @."""

import pytest

from taskforce.texts.rules.mentions import mentioned

NAMES = {1: ["Nia O’Hara", "Nia"], 2: ["Mateo de la Cruz", "Mateo", "Cruz"], 3: ["Matt Cruz", "Matt", "Cruz"]}


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("@Nia O’Hara and @mateo, please.", [1, 2]),
        ("@Mateo de la Cruz: @Mateo?", [2]),
        ("@Cruz", []),  # two of them
        ("write to nia@Nia.org, or @@Nia", []),
        ("@Nias, @Matte", []),  # not the name but the beginning of another word
        ("(@Matt Cruz)", [3]),
        ("@ Nia", []),
    ],
)
def test_a_name_after_the_sign_names_one_person_or_none(words: str, people: list[int]) -> None:
    assert mentioned(words, NAMES) == people
