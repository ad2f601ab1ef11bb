"""A hundred thousand places of comments through random edits: none on wrong words, every lost one said so."""

from random import Random

import pytest

from tests.texts.rules.rewritten import trial

SEEDS, BLOCKS, COMMENTS, TURNS = 40, 40, 280, 9  # 100,800 placements


@pytest.mark.parametrize("seed", range(SEEDS))
def test_no_comment_stands_on_wrong_words(seed: int) -> None:
    tally = trial(Random(seed), blocks=BLOCKS, comments=COMMENTS, turns=TURNS)
    assert tally.count == COMMENTS * TURNS
    assert tally.wrong == 0
    assert tally.right > 0
