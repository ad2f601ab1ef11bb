"""Splitting a text into blocks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskforce.texts.rules.blocks import join, split

PROSE = [
    "a word",
    "a  ",
    "[x]: http://a.b",
    "[@key, p. 3]",
    "<b>",
    "<!-- x",
    "&amp;",
    "é",
    "e\u0301",
    "a\u00a0b",
    "\u3000",
]
SHAPES = [
    "# Head",
    "===",
    "---",
    "- item",
    "  - inner",
    "1. one",
    "2) two",
    "> said",
    "    deep",
    "\ttab",
    "+",
    "*",
    "***",
]
FENCES = ["", "", "```", "~~~ x", "| a | b |", "|---|---|", "\\"]
LINES = st.sampled_from([*PROSE, *SHAPES, *FENCES])
MARKDOWN = st.lists(LINES, max_size=14).map("\n".join)


@given(MARKDOWN)
def test_a_split_text_joined_and_split_again_is_the_same(markdown: str) -> None:
    once = split(markdown)
    assert split(join(once)) == once


@given(MARKDOWN)
def test_no_sign_of_a_text_is_lost_by_splitting(markdown: str) -> None:
    def signs(text: str) -> str:
        return "".join(text.replace("e\u0301", "é").split())

    assert signs(join(split(markdown))) == signs(markdown)


@pytest.mark.parametrize(
    ("markdown", "blocks"),
    [
        ("", []),
        (" \n\n ", []),
        ("One.\r\n\r\nTwo.", ["One.", "Two."]),
        ("One\nline.", ["One\nline."]),
        ("cafe\u0301", ["café"]),
        ("# Head\nOne.", ["# Head", "One."]),
        ("One:\n- a\n- b\n\n- c\n\nTwo.", ["One:", "- a\n- b\n\n- c", "Two."]),
        ("> said\nlazily\n\n\n\nTwo.", ["> said\nlazily", "Two."]),
        ("| a |\n|---|\n| 1 |\n\nTwo.", ["| a |\n|---|\n| 1 |", "Two."]),
        ("```\nx\n\ny\n```\nTwo.", ["```\nx\n\ny\n```", "Two."]),
        ("[x]: http://a.b", ["[x]: http://a.b"]),
    ],
)
def test_a_text_falls_into_its_blocks(markdown: str, blocks: list[str]) -> None:
    assert split(markdown) == blocks


@given(MARKDOWN)
def test_each_block_is_one_block_by_itself(markdown: str) -> None:
    blocks = split(markdown)
    assert [split(block) for block in blocks] == [[block] for block in blocks]
