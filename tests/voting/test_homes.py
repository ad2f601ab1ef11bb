"""The way from a vote to what was voted on."""

from taskforce.voting import homes
from taskforce.voting.models import Round


def test_the_slice_that_owns_the_matter_says_where_it_is() -> None:
    homes.register("motion of this test", lambda round_: f"/there/{round_.matter_id}")
    assert homes.url(Round(matter_kind="motion of this test", matter_id="a")) == "/there/a"


def test_a_kind_that_nobody_owns_has_no_home() -> None:
    assert homes.url(Round(matter_kind="something else", matter_id="a")) is None
