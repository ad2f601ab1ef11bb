"""Names as they are typed: nothing unseen may turn what stands around them, for they are printed letter for letter."""

import pytest

from taskforce.members.rules import roster
from tests.people import Cast, whole_form

TURNED = "Nia \u202eO’Hara"
ISOLATED = "\u2066Mayor\u2069 of Halbrook"


@pytest.mark.parametrize(("field", "words"), [("printed_name", TURNED), ("printed_title", ISOLATED)])
def test_a_name_that_turns_the_words_around_it_is_refused_in_clear_words(
    cast: Cast, field: str, words: str
) -> None:
    path = f"{cast.path('farida', 'people')}/{cast.actor('nia').public_id}/edit".removeprefix("/t/rivers/")
    form = whole_form(cast, "farida", path)
    answer = cast.send("farida", path, {**form, field: words})
    assert answer.status_code == 422
    assert "An unseen character in it turns the direction of the words." in answer.text
    assert cast.send("farida", path, {**form, field: "נכון"}).status_code == 303


def test_a_list_with_such_a_name_says_so_beside_its_cell() -> None:
    (row,) = roster.read(f"Name,Title\n{TURNED},Mayor\n").rows
    assert row.faults["printed_name"].startswith("An unseen character")
