"""Every line of hostile words in every field; `bin/test` puts one into each."""

from tests.web.conftest import built, house
from tests.web.house import House
from tests.web.test_hostile_words import LINES, walk

__all__ = ["built", "house"]  # the fixtures of the short walk


def test_every_line_in_every_field_stays_words(house: House) -> None:
    walk(house, len(LINES))
