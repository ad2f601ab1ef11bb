"""Counting: published votes, and what must hold of every count."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from taskforce.voting.rules.rule import MAJORITY, Rule, Share
from taskforce.voting.rules.tally import Tally, tally
from tests.voting.rules.drawn import tallies

CASES = json.loads((Path(__file__).parents[1] / "cases.json").read_text())
FLOATS = CASES["quorums_that_floats_get_wrong"]["rows"]


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["name"])
def test_a_vote_of_the_books_comes_out_as_it_did(case: dict[str, Any]) -> None:
    count = counted(case)
    figures = (count.needed, count.is_adopted, max(0, count.needed - count.yes))
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
    rule = count.rule
    base = {
        "cast": count.yes + count.no,
        "present": count.yes + count.no + count.abstain,
        "all": count.electorate,
        "not_recused": count.electorate - count.recuse,
    }[rule.base]
    share = Fraction(rule.threshold.numerator, rule.threshold.denominator) * base
    reached = count.yes > share if rule.operator == "more_than" else count.yes >= share
    given = count.yes + count.no + count.abstain + count.recuse
    quorum = rule.quorum if isinstance(rule.quorum, int) else None
    if quorum is None:
        assert isinstance(rule.quorum, Share)
        enough = given >= Fraction(rule.quorum.numerator, rule.quorum.denominator) * count.electorate
    else:
        enough = given >= quorum
    assert count.is_adopted == (enough and reached and count.yes > count.no)


@given(tallies())
def test_nothing_is_adopted_by_a_tie_or_without_a_yes(count: Tally) -> None:
    if count.yes <= count.no:
        assert not count.is_adopted


@given(tallies())
def test_one_more_yes_never_undoes_an_adoption(count: Tally) -> None:
    positions = ["yes"] * (count.yes + 1) + ["no"] * count.no
    positions += ["abstain"] * count.abstain + ["recuse"] * count.recuse
    if count.is_adopted and count.silent:
        assert tally(positions, count.electorate, count.rule).is_adopted


@given(tallies())
def test_more_yes_is_exactly_what_is_still_needed(count: Tally) -> None:
    def adopted_with(more: int) -> bool:
        positions = ["yes"] * (count.yes + more) + ["no"] * count.no
        positions += ["abstain"] * count.abstain + ["recuse"] * count.recuse
        return tally(positions, count.electorate, count.rule).is_adopted

    enough = [more for more in range(count.silent + 1) if adopted_with(more)]
    assert count.more_yes == (enough[0] if enough else None)


@given(tallies())
def test_everybody_is_counted_once(count: Tally) -> None:
    stored = count.to_stored()
    assert sum(stored[name] for name in ("yes", "no", "abstain", "recuse", "silent")) == count.electorate


def test_what_is_no_position_is_not_counted_as_one() -> None:
    with pytest.raises(ValueError, match="perhaps"):
        tally(["yes", "perhaps"], 3, MAJORITY)


def test_more_positions_than_people_are_a_fault() -> None:
    with pytest.raises(ValueError, match="3 positions for 2 people"):
        tally(["yes", "no", "no"], 2, MAJORITY)


def counted(case: dict[str, Any]) -> Tally:
    """The count of a case."""
    positions = [choice for choice in ("yes", "no", "abstain", "recuse") for _ in range(case[choice])]
    return tally(positions, case["electorate"], Rule.from_stored(case["rule"]))
