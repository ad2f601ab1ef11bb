"""The words of a block as a reader sees them: the same from the source and from the page."""

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taskforce.texts.assemble import render
from taskforce.texts.rules.blocks import split
from taskforce.texts.rules.plain import plain, plain_line, tidy

CITED = [
    {"key": "survey", "locator": place, "note": "Forty Harbors", "short": "Forty"} for place in ("", "p. 12")
]


def shown(source: str) -> str:
    """What stands on the page: text between the tags, apart from the marks of notes."""
    html = render({}, [("b1", source)], CITED).blocks[0].html
    return tidy(unescape(re.sub(r"<sup id.*?</sup>|<[^>]*>", "", html)))


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("Four **towns** own\none dredge.", "Four towns own one dredge."),
        ("One dredge [@survey, p. 12].", "One dredge."),
        ("See [the survey](https://example.org/a?b=c) and `code`.", "See the survey and code."),
        ("A \\*star\\* &amp; a sign", "A *star* & a sign"),
        ("- first\n- second\n\n  and more", "first second and more"),
        ("| Town | Days |\n|---|---|\n| Alder [@survey] | 11 |", "Town Days Alder 11"),
        ("## A heading", "A heading"),
        ("> Said **twice**\n> and again", "Said twice and again"),
        ("```\ncode  stays\n```", "code stays"),
        ("***", ""),
    ],
)
def test_a_block_reads_as_it_stands_on_the_page(source: str, words: str) -> None:
    assert plain(source) == words
    assert shown(source) == words


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *"ab*_`[](){}|>#-+!&<>;.,\\\n \t",
                "é",
                "字",
                "[@survey]",
                "[@survey, p. 12]",
                "\n\n",
                "- ",
                "1. ",
                "&amp;",
                "http://e.org",
                "**",
                "|---|",
                "\u00a0",
            ]
        ),
        max_size=30,
    )
)
def test_whatever_is_written_reads_the_same_from_the_source_and_from_the_page(signs: list[str]) -> None:
    for source in split("".join(signs)):
        assert plain(source) == shown(source)


def test_a_printed_field_is_no_markdown() -> None:
    assert plain_line("Own **one** dredge [@survey], at\u00a0once") == "Own **one** dredge, at once"
