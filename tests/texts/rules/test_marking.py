"""Words set apart on a page, where they stand and nowhere else."""

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taskforce.texts.assemble import render
from taskforce.texts.rules.marking import Mark, apart, mark
from taskforce.texts.rules.plain import Span, plain, tidy

SOURCE = (
    "Four **towns** own\none dredge [@survey], and &amp; <b> a\\*b.\n\n> in *a* quote\n\n- one two\n- three"
)
CITED = [{"key": "survey", "locator": "", "note": "Forty Harbors", "short": "Forty"}]


def html(source: str) -> str:
    """The block as it stands on the page."""
    return str(render({}, [("b1", source)], CITED).blocks[0].html)


def apart_from_tags(page: str) -> str:
    """What a reader sees, without the marks of notes and what is said aside."""
    page = re.sub(r"<sup id.*?</sup>|<(ins|span)[^>]* data-aside>.*?</\1>", "", page)
    return tidy(unescape(re.sub(r"<[^>]*>", "", page)))


def said(page: str) -> str:
    """The words that are marked."""
    page = re.sub(r"<sup id.*?</sup>", "", page)
    found = re.findall(r"<(mark|del) [^>]*>(.*?)</\1>", page, re.DOTALL)
    return "".join(unescape(re.sub(r"<[^>]*>", "", words)) for _, words in found)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 60), st.integers(1, 40))
def test_exactly_the_words_of_the_span_are_marked_and_nothing_else_changes(start: int, length: int) -> None:
    for source in SOURCE.split("\n\n"):
        page, words = html(source), plain(source)
        marked = mark(page, [Mark(Span(start, start + length), "on-x")])
        assert re.sub(r'</?mark[^>]*>|<span id="on-x"></span>', "", marked) == page
        assert "".join(said(marked).split()) == "".join(words[start : start + length].split())


def test_a_suggestion_stands_in_the_text_as_a_change_that_can_be_heard() -> None:
    start = plain(SOURCE.split("\n\n", maxsplit=1)[0]).index("one dredge")
    page = mark(
        html(SOURCE.split("\n\n", maxsplit=1)[0]), [Mark(Span(start, start + 10), "on-x", "two <i>", "Nia")]
    )
    assert said(page) == "one dredge"
    assert '<ins class="suggested" data-aside>two &lt;i&gt;</ins>' in page
    assert "Nia suggests to take out: " in page
    assert apart_from_tags(page) == plain(SOURCE.split("\n\n", maxsplit=1)[0])


@pytest.mark.parametrize(
    ("spans", "stand"), [([(0, 5), (3, 8)], [True, False]), ([(0, 5), (5, 8)], [True, True])]
)
def test_of_suggestions_that_overlap_the_first_alone_stands_in_the_text(
    spans: list[tuple[int, int]], stand: list[bool]
) -> None:
    marks = [Mark(Span(*span), f"on-{n}", "other") for n, span in enumerate(spans)]
    assert [bool(one.proposed) for one in apart(marks)] == stand
