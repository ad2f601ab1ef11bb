"""What is voted on, frozen."""

from dataclasses import replace
from typing import Any

import pytest

from taskforce.voting.matter import freeze
from tests.voting.scenes import one_dredge

WORDS: dict[str, Any] = {
    "fields": {"title": "A", "action": "b"},
    "blocks": [{"key": "k", "source": "s"}],
    "cited": [{"key": "x", "note": "n"}],
    "lead": [("Who", "Congress")],
    "facts": [("Vehicle", "Statute")],
    "version": 2,
}
OTHER: dict[str, Any] = {
    "fields": {"title": "A", "action": "c"},
    "blocks": [{"key": "k", "source": "S"}],
    "cited": [],
    "lead": [("Who", "The Senate")],
    "facts": [],
    "version": 3,
}


@pytest.mark.parametrize("name", list(WORDS))
def test_the_fingerprint_covers_all_that_is_printed(name: str) -> None:
    whole = freeze("recommendation", "a", "A", **WORDS)
    assert freeze("recommendation", "a", "A", **{**WORDS, name: OTHER[name]}).sha256 != whole.sha256


def test_a_matter_whose_text_was_changed_is_not_sound() -> None:
    matter = one_dredge()
    assert matter.is_sound
    assert not replace(matter, text={**matter.text, "version": 5}).is_sound


def test_accents_written_in_two_ways_give_one_fingerprint() -> None:
    composed, decomposed = "Tom\u00e1\u0161", "Toma\u0301s\u030c"
    first, second = (
        freeze("r", "a", "A", fields={"title": name}, blocks=[]) for name in (composed, decomposed)
    )
    assert first.sha256 == second.sha256
