"""The roll call as a table."""

from dataclasses import replace

from taskforce.report.rollcall import MOST_COLUMNS, RollCallTable
from taskforce.report.volume import Position, Recommendation, Result, Voter
from tests.report import volumes

VOTERS = (Voter("ann", "Ann", "State"), Voter("bob", "Bob", "State"), Voter("cem", "Cem", "Local"))
ROUND = Result(True, "Adopted.", {Position.YES: 2}, 2, {"ann": Position.YES, "cem": Position.NO})
ONE = replace(volumes.recommendation(volumes.Maker(), 1, 3), result=ROUND)


def table(*recommendations: Recommendation) -> RollCallTable:
    return RollCallTable(VOTERS, recommendations)


def test_positions_stand_in_the_order_of_the_voters() -> None:
    assert table(ONE).columns[0].positions == (Position.YES, None, Position.NO)


def test_a_round_without_published_positions_has_no_column() -> None:
    secret = replace(ONE, result=replace(ROUND, positions={}))
    assert table(secret, replace(ONE, result=None)).columns == []


def test_voters_stand_under_their_levels() -> None:
    levels = [(level, [voter.name for _, voter in group]) for level, group in table(ONE).levels]
    assert levels == [("State", ["Ann", "Bob"]), ("Local", ["Cem"])]


def test_many_rounds_are_cut_into_bands_that_fit_the_page() -> None:
    bands = table(*[ONE] * 60).bands
    assert len(bands) == 4
    assert max(len(band) for band in bands) <= MOST_COLUMNS


def test_what_was_adopted_and_what_was_not_is_said_above_the_columns() -> None:
    failed = replace(ONE, result=replace(ROUND, is_adopted=False))
    made = table(ONE, ONE, failed)
    assert made.spans(made.bands[0]) == [(True, 2), (False, 1)]
