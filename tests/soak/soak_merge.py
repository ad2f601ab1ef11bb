"""Making one text of two, a hundred thousand times: no word of either is lost."""

from random import Random

from tests.texts.rules.writers import lost, rewritten, text

TIMES = 100_000


def test_no_word_is_lost_in_a_hundred_thousand_merges() -> None:
    draw = Random(19)
    for _ in range(TIMES):
        base = text(draw, draw.randint(1, 12), 20)
        edits = draw.randint(1, 10)
        mine, theirs = rewritten(draw, base, "m", edits), rewritten(draw, base, "t", edits)
        assert lost(base, mine, theirs) == set(), (base, mine, theirs)
