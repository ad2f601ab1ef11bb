"""Rules and counts as Hypothesis draws them."""

from collections.abc import Iterator
from itertools import product

from hypothesis import strategies as draw

from taskforce.voting.rules.positions import CHOICES
from taskforce.voting.rules.presets import PRESETS, WITH_BASE, made
from taskforce.voting.rules.rule import BASES, GOVERNMENT, LEVELS, NO_QUORUM, OPERATORS, TIES, Rule
from taskforce.voting.rules.share import Share
from taskforce.voting.rules.tally import Tally, tally, wholly_opposed

SPOKEN = (*GOVERNMENT[:2], "civic")  # the levels of which people are drawn


@draw.composite
def shares(pick: draw.DrawFn, least: int = 1) -> Share:
    """Shares of small denominators, where ties and exact hits are frequent."""
    denominator = pick(draw.integers(1, 12))
    return Share(pick(draw.integers(least, denominator)), denominator)


@draw.composite
def plain_rules(pick: draw.DrawFn) -> Rule:
    """Every rule in which silence is nothing and co-chairs vote as members do."""
    operator = pick(draw.sampled_from(OPERATORS))
    base = pick(draw.sampled_from(BASES))
    share = shares().filter(lambda share: operator == "at_least" or not share.is_whole)
    threshold: Share | int = pick(draw.integers(1, 9)) if base == "fixed" else pick(share)
    quorum = pick(shares(least=0) | draw.integers(1, 12))
    choices = pick(draw.sampled_from(list(ballots())))
    levels = pick(draw.sampled_from(LEVELS))
    return Rule(
        base, operator, threshold, quorum, True, choices, pick(draw.sampled_from(TIES)), levels=levels
    )


def ballots() -> Iterator[tuple[str, ...]]:
    """Every set of choices that a ballot may offer."""
    for taken in product((True, False), repeat=len(CHOICES)):
        choices = tuple(choice for choice, is_in in zip(CHOICES, taken, strict=True) if is_in)
        if "recuse" in choices and {"yes", "no_objection"} & set(choices) and len(choices) > 2:
            yield choices


def rules() -> draw.SearchStrategy[Rule]:
    """Every rule that may be made."""
    majority = draw.sampled_from(TIES).map(
        lambda tie: Rule("cast", "more_than", Share(1, 2), Share(1, 2), "tie", tie=tie)
    )
    silence = draw.just(PRESETS["silence"][1])
    return plain_rules() | majority | silence


@draw.composite
def tallies(pick: draw.DrawFn) -> Tally:
    """A count of a small body, where the edges are close."""
    rule = pick(rules())
    silent, *counts = [pick(draw.integers(0, 5)) for _ in range(len(rule.choices) + 1)]
    positions = [choice for choice, number in zip(rule.choices, counts, strict=True) for _ in range(number)]
    chairs = pick(draw.lists(draw.sampled_from(rule.choices), max_size=3)) if rule.chairs_break_ties else []
    levels = pick(draw.lists(draw.sampled_from(SPOKEN), min_size=len(positions), max_size=len(positions)))
    opposed = wholly_opposed(zip(levels, positions, strict=True))
    return tally(positions, sum(counts) + silent, rule, chairs=chairs, opposed=opposed)


def offered() -> list[Rule]:
    """The rules that the forms offer, with every base, quorum, number, tie and part of the co-chairs that fit."""
    found: dict[Rule, None] = {}
    wholes = product(PRESETS, ("", "present", "all", "not_recused"), ("1/2", "0/1"), (1, 5))
    for name, base, quorum, number in wholes:
        for chairs, tie in product(("yes", "tie"), TIES if name in WITH_BASE else TIES[:1]):
            if base and name not in WITH_BASE:
                continue
            try:
                rule = made(PRESETS[name][1], base=base, number=number, quorum=quorum, chairs=chairs, tie=tie)
            except ValueError:
                continue
            found[rule] = None
    assert NO_QUORUM in {rule.quorum for rule in found}
    return list(found)
