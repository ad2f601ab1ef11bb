"""Random texts, edited at random, in which it is known where every word went: no comment stands on wrong ones."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.texts.rules.rewritten import Tally, trial

PLACEMENTS = 2_000
total = Tally()


@settings(max_examples=12, deadline=None, derandomize=True)
@given(st.integers(0, 2**32))
def test_comments_follow_their_words_or_say_that_these_are_gone(seed: int) -> None:
    tally = trial(Random(seed), blocks=20, comments=60)
    assert tally.wrong == 0
    for name in ("right", "gone", "lost"):
        setattr(total, name, getattr(total, name) + getattr(tally, name))


def test_two_thousand_were_placed_and_few_were_lost() -> None:
    assert total.count >= PLACEMENTS
    assert total.right >= 0.6 * total.count
    assert total.lost <= 0.2 * total.count
