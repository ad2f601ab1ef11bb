"""The quorum of a meeting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskforce.meetings.rules import quorum

HERE, AWAY = True, False
VOTES, LISTENS = True, False


@pytest.mark.parametrize(
    ("present", "members", "needed", "sentence"),
    [
        (12, 22, 11, "12 of 22 voting members take part; the quorum of 11 is reached."),
        (11, 22, 11, "11 of 22 voting members take part; the quorum of 11 is reached."),
        (10, 22, 11, "10 of 22 voting members take part; the quorum of 11 is not reached: 1 more is needed."),
        (1,  22, 11, "1 of 22 voting members takes part; the quorum of 11 is not reached: 10 more are needed."),
        (0,  22, 0,  "0 of 22 voting members take part; no quorum is asked for."),
        (0,  0,  0,  "There are no voting members yet, so there is no quorum."),
    ],
)  # fmt: skip
def test_the_sentence_gives_the_figures(present: int, members: int, needed: int, sentence: str) -> None:
    assert quorum.Quorum(present, members, needed).sentence == sentence


def test_only_voting_members_who_take_part_count() -> None:
    attendance = [(HERE, VOTES), (HERE, LISTENS), (AWAY, VOTES), (AWAY, LISTENS), (HERE, VOTES)]
    assert quorum.find(attendance, 3, 2).present == 2


@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=60), st.integers(0, 60))
def test_who_joins_never_breaks_a_quorum(attendance: list[tuple[bool, bool]], needed: int) -> None:
    before = quorum.find(attendance, 60, needed)
    after = quorum.find([*attendance, (HERE, VOTES)], 60, needed)
    assert after.is_reached or not before.is_reached


def test_without_a_member_there_is_no_quorum_even_where_none_is_asked_for() -> None:
    assert not quorum.find([], 0, 0).is_reached
