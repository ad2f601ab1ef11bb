"""What people write, made harmless."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskforce.core import prose

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![](https://evil.example/pixel.png)",
    "[click](javascript:alert(1))",
    "[click](\x01java\x03script:alert(1))",
    "[click](data:text/html;base64,PHNjcmlwdD4=)",
    "<svg onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    '<https://example.org/" onmouseover=alert(1)>',
    "| a |\n|---|\n| <iframe src=//evil.example> |",
    "<style>body{display:none}</style>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_come_out_dead(words: str) -> None:
    html = prose.to_html(words).lower()
    for live in (
        "<script",
        "<img",
        "<svg",
        "<iframe",
        "<style",
        "onerror=alert(1)>",
        'href="javascript',
        'href="data',
    ):
        assert live not in html


@given(st.text())
def test_any_text_can_be_rendered_and_cleaning_twice_changes_nothing(
    words: str,
) -> None:
    once = prose.clean(words)
    assert prose.clean(once) == once
    assert "<script" not in prose.to_html(words.replace("\ud800", "")).lower()


def test_headings_begin_below_those_of_the_page() -> None:
    assert prose.to_html("# One\n\n## Two") == "<h3>One</h3>\n<h4>Two</h4>\n"


def test_headings_leave_no_step_out() -> None:
    html = prose.to_html("### One\n\n###### Two\n\n### Three\n\n# Four\n\n## Five")
    assert [tag[1:3] for tag in html.split("\n") if tag] == ["h3", "h4", "h3", "h3", "h4"]


def test_a_nul_and_half_a_surrogate_pair_cannot_be_stored() -> None:
    assert not prose.is_storable("a\0b")
    assert not prose.is_storable("\ud800")
    assert prose.is_storable("Tomáš 🙂 \u202e")
