"""Where a comment stands on another version."""

import pytest

from taskforce.texts.rules.placement import place


@pytest.mark.parametrize(
    ("then", "now", "where"),
    [
        ("one two three four", "one two three four", "same"),
        ("one two three four", "one two three", "changed"),
        ("one two three four", "one two five six", "changed"),  # exactly half is kept
        ("one two three four", "one five six seven", "gone"),  # the place is there, the words are not
        ("one two three four", None, "gone"),
        ("one", "", "gone"),
        ("", "one", "gone"),
        ("", "", "same"),
        ("!", "?", "changed"),  # no words at all on either side
    ],
)
def test_a_comment_stands_only_on_words_it_was_written_on(then: str, now: str | None, where: str) -> None:
    assert place(then, now) == where
