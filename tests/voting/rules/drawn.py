"""Rules and counts as Hypothesis draws them."""

from hypothesis import strategies as draw

from taskforce.voting.rules.rule import BASES, OPERATORS, Rule, Share
from taskforce.voting.rules.tally import Tally, tally


@draw.composite
def shares(pick: draw.DrawFn, least: int = 1) -> Share:
    """Shares of small denominators, where ties and exact hits are frequent."""
    denominator = pick(draw.integers(1, 12))
    return Share(pick(draw.integers(least, denominator)), denominator)


@draw.composite
def rules(pick: draw.DrawFn) -> Rule:
    """Every rule that may be made."""
    operator = pick(draw.sampled_from(OPERATORS))
    threshold = pick(shares().filter(lambda share: operator == "at_least" or not share.is_whole))
    quorum = pick(shares(least=0) | draw.integers(1, 12))
    return Rule(pick(draw.sampled_from(BASES)), operator, threshold, quorum)


@draw.composite
def tallies(pick: draw.DrawFn) -> Tally:
    """A count of a small body, where the edges are close."""
    counts = [pick(draw.integers(0, 8)) for _ in range(5)]
    positions = [
        choice
        for choice, number in zip(("yes", "no", "abstain", "recuse"), counts[:4], strict=True)
        for _ in range(number)
    ]
    return tally(positions, sum(counts), pick(rules()))
