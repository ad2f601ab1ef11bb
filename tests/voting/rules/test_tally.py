"""Counting: published votes, and what must hold of every count."""

import json
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from taskforce.voting.rules.positions import CHOICES
from taskforce.voting.rules.presets import MAJORITY, PRESETS
from taskforce.voting.rules.rule import Rule
from taskforce.voting.rules.sentences import sentence
from taskforce.voting.rules.share import Share
from taskforce.voting.rules.tally import Tally, tally, wholly_opposed
from taskforce.voting.rules.words import rule_sentence
from tests.voting.rules.drawn import offered, tallies

CASES = json.loads((Path(__file__).parents[1] / "cases.json").read_text())
FLOATS = CASES["quorums_that_floats_get_wrong"]["rows"]


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["name"])
def test_a_vote_of_the_books_comes_out_as_it_did(case: dict[str, Any]) -> None:
    count = counted(case)
    figures = (count.needed, count.is_adopted, max(0, count.needed - count.in_favour))
    assert figures == (case["needed"], case["adopted"], case["short"])


@pytest.mark.parametrize("row", FLOATS, ids=lambda row: f"{row['percent']} % of {row['electorate']}")
def test_a_quorum_is_right_where_floats_ask_for_one_too_many(row: dict[str, int]) -> None:
    rule = Rule("cast", "more_than", Share(1, 2), Share(row["percent"], 100))
    enough, short = ["yes"] * row["needed"], ["yes"] * (row["needed"] - 1)
    assert tally(enough, row["electorate"], rule).quorum_met
    assert not tally(short, row["electorate"], rule).quorum_met


def test_a_quorum_is_not_met_by_the_size_of_the_electorate_but_by_those_who_vote() -> None:
    count = tally([], 20, MAJORITY)
    assert (count.quorum_met, count.is_adopted) == (False, False)


@pytest.mark.parametrize(
    ("base", "size"), [("cast", 7), ("present", 9), ("not_recused", 9), ("all", 12)], ids=str
)
def test_abstaining_counts_by_the_base_and_recusing_leaves_it(base: str, size: int) -> None:
    positions = ["yes"] * 4 + ["no"] * 3 + ["abstain"] * 2 + ["recuse"] * 3
    assert tally(positions, 12, Rule(base, "more_than", Share(1, 2), Share(1, 2))).base == size


def test_who_recuses_counts_for_the_quorum() -> None:
    assert tally(["yes", "recuse", "abstain"], 6, MAJORITY).quorum_met


@given(tallies())
def test_the_outcome_is_that_of_exact_fractions(count: Tally) -> None:
    """Judged again here, from the positions and the definition of the rule alone."""
    rule, said = count.rule, {choice: count.counts.get(choice, 0) for choice in CHOICES}
    if rule.chairs_break_ties and said["yes"] == said["no"] > 0:
        said = {choice: number + count.chairs.get(choice, 0) for choice, number in said.items()}
    silent = count.electorate - sum(count.counts.values())
    in_favour = said["yes"] + said["no_objection"] + (silent if rule.silence == "consents" else 0)
    against = said["no"] + said["block"]
    base = {
        "cast": said["yes"] + said["no_objection"] + against,
        "present": said["yes"] + said["no_objection"] + against + said["abstain"],
        "all": count.electorate,
        "not_recused": count.electorate - said["recuse"],
        "fixed": 1,
    }[rule.base]
    share = rule.threshold
    wanted = Fraction(share.numerator, share.denominator) * base if isinstance(share, Share) else share
    tied = rule.tie == "adopted" and in_favour == against > 0 and in_favour >= wanted
    beyond = in_favour > wanted if rule.operator == "more_than" else in_favour >= wanted
    if isinstance(share, int) and rule.operator == "more_than":
        tied = tied and in_favour > wanted
    passes = tied or (beyond and in_favour > against)
    silenced = "yes" in rule.choices and not said["yes"]
    stopped = silenced or said["block"] or count.opposed
    assert count.is_adopted == bool(enough(count) and passes and not stopped)


def enough(count: Tally) -> bool:
    """Whether the quorum is there, by fractions."""
    quorum, given = count.rule.quorum, sum(count.counts.values())
    if isinstance(quorum, int):
        return given >= quorum
    return given >= Fraction(quorum.numerator, quorum.denominator) * count.electorate


@given(tallies())
def test_nothing_is_adopted_by_a_tie_or_without_anybody_in_favour(count: Tally) -> None:
    if count.in_favour < count.against or count.in_favour == 0:
        assert not count.is_adopted
    if count.in_favour == count.against and count.rule.tie == "not_adopted":
        assert not count.is_adopted


@given(tallies())
def test_one_more_yes_never_undoes_an_adoption(count: Tally) -> None:
    """From whoever was silent, and from whoever said anything else before."""
    positions = [choice for choice in CHOICES for _ in range(count.counts.get(choice, 0))]
    chairs = [choice for choice in CHOICES for _ in range(count.chairs.get(choice, 0))]
    best = count.rule.favours[0]
    if count.is_adopted and count.silent:
        assert tally([*positions, best], count.electorate, count.rule, chairs=chairs).is_adopted
    for place in range(len(positions) if count.is_adopted else 0):
        changed = [*positions[:place], best, *positions[place + 1 :]]
        assert tally(changed, count.electorate, count.rule, chairs=chairs).is_adopted


@pytest.mark.parametrize(
    "rule", offered(), ids=lambda rule: f"{rule.base} {rule.threshold} {rule.tie} {rule.silence}"
)
def test_the_sentence_says_exactly_how_many_more_are_needed_in_every_body_of_up_to_eight(rule: Rule) -> None:
    """Every count that eight people or fewer can give, against the first number of further yes that adopts it."""
    wrong = []
    for electorate in range(1, 9):
        for said in counts(rule, electorate):
            positions = [choice for choice, number in said.items() for _ in range(number)]
            more = first_that_adopts(positions, electorate, rule)
            words = sentence(tally(positions, electorate, rule), is_closed=False)
            if said.get("block"):
                open_ = ["abstain" if choice == "block" else choice for choice in positions]
                if "abstain" not in rule.choices:
                    continue
                more = first_that_adopts(open_, electorate, rule)
                words = words.split("to resolve; then ")[1]
            if not words.lower().startswith(promise(more)):
                wrong.append((electorate, said, more, words))
    assert wrong == []


def counts(rule: Rule, electorate: int) -> Iterator[dict[str, int]]:
    """Every count of an electorate of that size, where some may be silent."""
    for numbers in product(range(electorate + 1), repeat=len(rule.choices)):
        if sum(numbers) <= electorate:
            yield dict(zip(rule.choices, numbers, strict=True))


def first_that_adopts(positions: list[str], electorate: int, rule: Rule) -> int | None:
    """The smallest number of the silent who, saying yes, adopt it."""
    best = rule.favours[0]
    for more in range(electorate - len(positions) + 1):
        if tally([*positions, *[best] * more], electorate, rule).is_adopted:
            return more
    return None


def promise(more: int | None) -> str:
    if more is None:
        return "not adopted as it stands"
    return f"{more} more yes needed" if more else "adopted as it stands"


@given(tallies())
def test_everybody_is_counted_once(count: Tally) -> None:
    stored = count.to_stored()
    apart = sum(count.chairs.values()) if count.is_tie_broken else 0
    assert sum(stored[name] for name in (*CHOICES, "silent")) == count.electorate + apart


def test_nine_of_thirteen_are_two_thirds_of_those_who_are_not_recused() -> None:
    positions = ["yes"] * 5 + ["no_objection"] * 4 + ["recuse"] * 2
    assert tally(positions, 15, PRESETS["no_block"][1]).needed == 9  # ceil(13 * 2/3)
    assert tally(positions, 15, PRESETS["no_block"][1]).is_adopted


def test_a_choice_that_this_ballot_did_not_offer_is_a_fault() -> None:
    with pytest.raises(ValueError, match="block"):
        tally(["yes", "block"], 3, MAJORITY)


def test_co_chairs_are_counted_apart_only_where_they_break_ties() -> None:
    with pytest.raises(ValueError, match="only where they break ties"):
        tally(["yes"], 3, MAJORITY, chairs=["yes"])


def test_co_chairs_carry_what_the_others_are_divided_on_and_nothing_else() -> None:
    rule = Rule("cast", "more_than", Share(1, 2), Share(1, 2), "tie")
    assert tally(["yes", "no"], 2, rule, chairs=["yes"]).is_adopted
    assert not tally(["yes", "no"], 2, rule).is_adopted
    assert not tally(["yes", "no", "no"], 3, rule, chairs=["yes", "yes"]).is_adopted
    assert tally(["yes", "yes", "no"], 3, rule, chairs=["no", "no"]).is_adopted
    assert not tally([], 3, rule, chairs=["yes", "yes"]).is_adopted


@pytest.mark.parametrize(
    ("said", "is_settled"),
    [(["no_objection"], True), ([], True), (["block"], False), (["block", "no_objection"], False)],
)
def test_an_objection_settles_nothing_but_calls_for_a_vote(said: list[str], is_settled: bool) -> None:
    assert tally(said, 3, PRESETS["silence"][1]).is_settled == is_settled


def test_what_is_no_position_is_not_counted_as_one() -> None:
    with pytest.raises(ValueError, match="perhaps"):
        tally(["yes", "perhaps"], 3, MAJORITY)


def test_more_positions_than_people_are_a_fault() -> None:
    with pytest.raises(ValueError, match="3 positions for 2 people"):
        tally(["yes", "no", "no"], 2, MAJORITY)


def counted(case: dict[str, Any]) -> Tally:
    """The count of a case."""
    positions = [choice for choice in CHOICES for _ in range(case.get(choice, 0))]
    return tally(positions, case["electorate"], Rule.from_stored(case["rule"]))


@pytest.mark.parametrize(
    ("said", "opposed"),
    [
        ([("tribal", "no"), ("tribal", "no"), ("state", "yes")], ("tribal",)),
        ([("tribal", "no"), ("tribal", "yes")], ()),
        ([("tribal", "no"), ("tribal", "no_objection")], ()),
        ([("tribal", "block"), ("tribal", "abstain"), ("tribal", "recuse"), ("tribal", "")], ("tribal",)),
        ([("tribal", "abstain"), ("tribal", "")], ()),
        ([("civic", "no"), ("none", "no"), ("local", "no"), ("federal", "no")], ("federal", "local")),
        ([], ()),
    ],
)
def test_a_level_of_government_is_wholly_opposed_when_all_of_it_who_take_sides_are_against(
    said: list[tuple[str, str]], opposed: tuple[str, ...]
) -> None:
    assert wholly_opposed(said) == opposed
    positions = [choice for _, choice in said if choice]
    asking, other = replace(PRESETS["no_block"][1], levels="none_opposed"), PRESETS["no_block"][1]
    assert tally(positions, 9, asking, opposed=opposed).opposed == opposed
    assert tally(positions, 9, other, opposed=opposed).opposed == ()


def test_one_level_that_is_wholly_opposed_stops_what_would_be_adopted_and_the_sentence_says_so() -> None:
    rule = replace(MAJORITY, levels="none_opposed")
    count = tally(["yes", "yes", "yes", "no"], 4, rule, opposed=("tribal",))
    assert not count.is_adopted
    assert sentence(count, is_closed=True).startswith(
        "Not adopted, since the tribal level is wholly opposed: 3 yes, 1 no. Needed: more than half of the 4 votes "
        "cast, that is 3, and no level of government wholly opposed."
    )
    assert "wholly opposed; without that adopted as it stands" in sentence(count, is_closed=False)
    assert rule_sentence(rule).startswith(
        "Adopted when more than half of the votes cast, yes and no together, are yes,"
    )
    assert "and no level of government is wholly opposed." in rule_sentence(rule)
    assert count.without_opposed.is_adopted
    two = tally(["yes", "no", "no"], 4, rule, opposed=("state", "local"))
    assert "short: 1 yes, 2 no" in sentence(two, is_closed=True)
