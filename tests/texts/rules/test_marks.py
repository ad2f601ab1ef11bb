"""Where the mark of a note stands."""

import pytest
from markdown_it.token import Token

from taskforce.core import prose
from taskforce.sources.rules.citations import MARK, read_citations
from taskforce.texts.rules.marks import settle


def is_mark(token: Token) -> bool:
    return token.type == MARK and token.meta["key"] != "unknown"


@pytest.mark.parametrize(
    ("written", "set_"),
    [
        ("bureaus [@a].", "bureaus.(a)"),
        ("bureaus[@a], and", "bureaus,(a) and"),
        ("bureaus [@a] and", "bureaus(a) and"),
        ("“answers” [@a].", "“answers”.(a)"),
        ("“answers [@a].”", "“answers.”(a)"),
        ("bureaus [@a] [@b].", "bureaus.(a)\u00a0(b)"),
        ("bureaus [@a][@b], then [@c]!", "bureaus,(a)\u00a0(b) then!(c)"),
        ("line\n[@a].", "line.(a)"),
        ("*words* [@a].", "*words*.(a)"),
        ("(see [@a]) there", "(see(a)) there"),
        ("[@a] at first", "(a) at first"),
        ("as said [@unknown].", "as said [@unknown]."),
    ],
)
def test_a_mark_stands_close_to_the_word_and_after_the_stop(written: str, set_: str) -> None:
    (line,) = read_citations(prose.parser()).parseInline(written)
    told = {"em_open": "*", "em_close": "*", "softbreak": "/"}
    shown = [
        f"({token.meta['key']})" if is_mark(token) else told.get(token.type, token.content)
        for token in settle(line.children or [], is_mark)
    ]
    assert "".join(shown) == set_
