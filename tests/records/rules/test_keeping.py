"""Which backups stay."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from taskforce.records.rules.keeping import DAYS, WEEKS, kept

NIGHT = datetime(2022, 6, 1, 2, 0, tzinfo=UTC)  # a Wednesday


def nights(count: int) -> list[datetime]:
    return [NIGHT - timedelta(days=back) for back in range(count)]


def test_of_forty_nights_the_last_seven_stay_and_one_of_each_of_five_weeks() -> None:
    stay = sorted(kept(nights(40)), reverse=True)
    assert stay[:7] == nights(7)
    assert [moment.date().isoformat() for moment in stay[7:]] == ["2022-05-22", "2022-05-15", "2022-05-08"]


def test_of_one_day_the_last_stays() -> None:
    morning = NIGHT + timedelta(hours=6)
    assert kept([morning, NIGHT]) == {morning}


def test_a_pause_of_a_year_deletes_nothing() -> None:
    old = [moment - timedelta(days=365) for moment in nights(3)]
    assert set(old) <= kept([*old, NIGHT])


@given(
    st.lists(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)), max_size=60)
)
def test_the_last_always_stays_and_never_more_than_may(moments: list[datetime]) -> None:
    stay = kept(moments)
    assert stay <= set(moments)
    assert len(stay) <= DAYS + WEEKS
    assert not moments or max(moments) in stay
