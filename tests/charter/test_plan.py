"""The 18 weeks as a plan."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from taskforce.charter.rules.plan import eighteen_weeks


@given(st.dates(date(1900, 1, 1), date(9000, 1, 1)))
def test_the_stages_follow_each_other_without_gap_for_eighteen_weeks(first_day: date) -> None:
    stages = eighteen_weeks(first_day)
    assert stages[0].starts_on == first_day
    assert stages[-1].ends_on == first_day + timedelta(weeks=18) - timedelta(days=1)
    for before, after in pairwise(stages):
        assert after.starts_on == before.ends_on + timedelta(days=1)
