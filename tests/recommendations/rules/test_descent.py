"""What a recommendation was made of."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskforce.recommendations.rules.descent import Ancestor, Born, ancestors

MON, TUE, WED = (datetime(2026, 5, day, tzinfo=UTC) for day in (11, 12, 13))
FAMILIES = [
    # of, each as (id, merged into, split from, proposed), what it was made of
    (1, [(1, None, None, MON)], []),
    (1, [(1, None, None, MON), (2, 1, None, MON), (3, 1, None, MON)], [(2, None), (3, None)]),
    (1, [(1, None, None, MON), (2, 1, None, MON), (3, 2, None, MON)], [(2, None), (3, None)]),
    (2, [(1, None, None, MON), (2, None, 1, TUE)], [(1, TUE)]),
    (3, [(1, None, None, MON), (2, None, 1, TUE), (3, None, 2, WED)], [(2, WED), (1, TUE)]),
    (3, [(1, 2, None, MON), (2, None, None, MON), (3, None, 2, TUE)], [(2, TUE), (1, TUE)]),
    (2, [(1, 2, None, MON), (2, None, 1, TUE)], [(1, None)]),
    (1, [(1, None, None, MON), (2, 1, None, MON), (4, None, None, MON)], [(2, None)]),
]


@pytest.mark.parametrize(("of", "born", "made_of"), FAMILIES)
def test_all_that_went_into_it_counts_and_of_what_it_was_split_off_what_was_said_before(
    of: int,
    born: list[tuple[int, int | None, int | None, datetime]],
    made_of: list[tuple[int, datetime | None]],
) -> None:
    assert ancestors(of, [Born(*one) for one in born]) == [Ancestor(*one) for one in made_of]


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=1, max_size=7))
def test_however_they_are_entangled_each_is_named_once_and_itself_never(ways: list[tuple[int, int]]) -> None:
    count = len(ways)
    born = [Born(n, into % count, off % count, MON) for n, (into, off) in enumerate(ways)]
    found = [one.id for one in ancestors(0, born)]
    assert len(found) == len(set(found))
    assert 0 not in found
