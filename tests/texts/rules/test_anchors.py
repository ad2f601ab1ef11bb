"""Words found in a text, and kept so that they are found again."""

from taskforce.texts.rules.anchors import anchor, at, find
from taskforce.texts.rules.plain import Span

WORDS = "The other towns, and the port, pay."


def test_what_stands_as_whole_words_hides_what_only_contains_them() -> None:
    assert find(WORDS, "the") == [Span(21, 24)]
    assert find(WORDS, "ther") == [Span(5, 9)]
    assert find(WORDS, "\ttowns,\n and ") == [Span(10, 20)]
    assert find(WORDS, " ") == find(WORDS, "ports") == []


def test_words_are_where_they_were_said_to_begin_or_not_there() -> None:
    assert at(WORDS, "the", 5) == Span(5, 8)
    assert at(WORDS, "the", 21) == Span(21, 24)
    assert at(WORDS, "the", 20) is at(WORDS, "the", -1) is at(WORDS, "the", None) is at(WORDS, "", 3) is None


def test_an_anchor_is_whole_words_with_what_stands_beside_them() -> None:
    made = anchor(WORDS, Span(5, 13))
    assert made
    assert (made.exact, made.before, made.after) == ("other towns", "The ", ", and the port, pay.")
    assert WORDS[made.start : made.end] == made.exact
    assert anchor(WORDS, Span(15, 16)) is None
    long = anchor("ab " * 100 + "here " + "cd " * 100, Span(300, 304))
    assert long
    assert long.before.split() == ["ab"] * len(long.before.split())
    assert len(long.before) <= 60
