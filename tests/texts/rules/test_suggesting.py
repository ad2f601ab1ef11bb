"""Proposed words put in the place of others in the source, or refused where more would change."""

import pytest

from taskforce.texts.rules.plain import Span, plain
from taskforce.texts.rules.suggesting import replaced, replaced_in_line

SOURCE = "The **towns** pay [the dues](https://example.org/pay), and wait\neleven days [@survey, p. 12]. They pay late."


def put(words: str, proposed: str, source: str = SOURCE, nth: int = 0) -> str | None:
    """The source with the words replaced where a reader sees them for the nth time."""
    said, at = plain(source), -1
    for _ in range(nth + 1):
        at = said.index(words, at + 1)
    return replaced(source, Span(at, at + len(words)), proposed)


@pytest.mark.parametrize(
    ("words", "proposed", "made"),
    [
        ("wait eleven", "lose ten", SOURCE.replace("wait\neleven", "lose ten")),
        ("days.", "weeks.", SOURCE.replace("days [@survey, p. 12].", "weeks. [@survey, p. 12]")),
        ("towns", "cities", SOURCE.replace("towns", "cities")),
        ("the dues", "the *fees*", SOURCE.replace("the dues", "the *fees*")),
        ("late", "late [@survey]", SOURCE.replace("late", "late [@survey]")),
        ("The towns", "All", None),  # half of what is set apart
        ("pay the", "owe no", None),  # half of a link
        ("late", "late.\n\nAnd more", None),  # another paragraph
        ("wait eleven", "", SOURCE.replace("and wait\neleven days", "and days")),
        (", and wait eleven days", "", SOURCE.replace(", and wait\neleven days", "")),
        ("late", "", SOURCE.replace(" late.", ".")),
        ("The towns", "", None),
    ],
)
def test_exactly_the_words_are_replaced_or_nothing(words: str, proposed: str, made: str | None) -> None:
    assert put(words, proposed) == made


def test_of_words_that_stand_twice_those_of_the_place_are_replaced() -> None:
    assert put("pay", "wait", nth=1) == SOURCE.replace("They pay", "They wait")
    assert put("pay", "owe") == SOURCE.replace("** pay", "** owe")


def test_a_printed_field_without_notes_is_replaced_as_it_stands() -> None:
    assert replaced_in_line("should buy one dredge", Span(7, 10), "run") == "should run one dredge"
    assert replaced_in_line("should buy [@survey]", Span(7, 10), "run") is None
    assert replaced_in_line("should buy now", Span(7, 10), "") == "should now"
    assert replaced_in_line("should", Span(0, 6), "") is None


def test_a_paragraph_of_which_every_word_is_struck_is_empty_unless_it_has_a_note() -> None:
    assert put("Nobody pays.", "", "Nobody pays.") == ""
    assert put("Nobody pays.", "", "Nobody pays. [@survey]") is None
