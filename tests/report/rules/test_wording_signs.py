"""Pictures among letters: printed by their names, on every machine alike."""

import pytest

from taskforce.report.rules.wording import line, printable, signs

NAMED = [
    ("Ready to go \U0001f680", "Ready to go [sign: rocket]"),
    ("\u2713 done", "[sign: check mark] done"),
    ("\u2600\ufe0f now", "[sign: black sun with rays] now"),
    ("\U0001f44d\U0001f3fd", "[sign: thumbs up sign]"),
    ("\u00a9 2022, No. \u2116 7, \u2122", "\u00a9 2022, No. \u2116 7, \u2122"),
    ("Dvo\u0159\u00e1k \u2192 \u0416", "Dvo\u0159\u00e1k \u2192 \u0416"),
]


@pytest.mark.parametrize(("words", "printed"), NAMED)
def test_a_picture_is_printed_by_its_name_and_a_letter_as_it_is(words: str, printed: str) -> None:
    assert printable(words) == printed
    assert line(words) == printed


def test_the_names_are_found_again_each_once() -> None:
    assert signs(printable("\U0001f680 and \U0001f680 and \u2713")) == ["rocket", "check mark"]
    assert signs("plain [@key] words") == []
