"""Fingerprints: equal facts give equal ones, and every fact counts."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from taskforce.voting.rules import seal

MOMENT = datetime(2022, 5, 17, 21, 0, tzinfo=UTC)
ROUND: dict[str, Any] = {
    "matter": {"kind": "recommendation", "id": "a", "label": "One dredge", "sha256": "0"},
    "electorate": "1",
    "rule": {"base": "cast"},
    "question": "Shall it be?",
    "closes_at": MOMENT,
}


@pytest.mark.parametrize("name", list(ROUND))
def test_the_seal_of_a_round_covers_all_that_was_put_to_the_vote(name: str) -> None:
    other = (
        MOMENT + timedelta(seconds=1)
        if name == "closes_at"
        else {"other": "x"}
        if name in ("matter", "rule")
        else "x"
    )
    assert seal.of_round(**{**ROUND, name: other}) != seal.of_round(**ROUND)


def test_the_same_moment_in_another_zone_gives_the_same_seal() -> None:
    eastern = MOMENT.astimezone(timezone(timedelta(hours=-4)))
    assert seal.of_round(**{**ROUND, "closes_at": eastern}) == seal.of_round(**ROUND)


def test_the_order_of_the_electorate_counts() -> None:
    first, second = {"person": "a"}, {"person": "b"}
    assert seal.of_electorate([first, second]) != seal.of_electorate([second, first])
