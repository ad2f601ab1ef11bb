"""Every value and every shape at every field of every form; `bin/test` sends some of them."""

import pytest

from tests.web.conftest import built, house
from tests.web.house import House
from tests.web.sheets import Sheet
from tests.web.test_bad_input import SLICES, all_sheets, faults_of_shapes, faults_of_values

__all__ = ["all_sheets", "built", "house"]  # the fixtures of the short walk


@pytest.mark.parametrize("name", SLICES)
def test_no_value_of_any_field_breaks_a_page_or_is_half_stored(
    house: House, all_sheets: list[Sheet], name: str
) -> None:
    assert faults_of_values(house, all_sheets, name) == []


@pytest.mark.parametrize("name", SLICES)
def test_no_shape_of_any_field_breaks_a_page_or_is_half_stored(
    house: House, all_sheets: list[Sheet], name: str
) -> None:
    assert faults_of_shapes(house, all_sheets, name) == []
