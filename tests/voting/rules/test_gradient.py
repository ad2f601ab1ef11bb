"""The gradient of agreement: what a straw poll may offer, and how it is counted."""

import pytest

from taskforce.voting.rules.gradient import EIGHT, FIVE, Step, check, counted, read, spread, written


@pytest.mark.parametrize("steps", [EIGHT, FIVE])
def test_a_scale_that_is_offered_is_typed_and_read_back(steps: tuple[Step, ...]) -> None:
    check(steps)
    assert read(written(steps)) == list(steps)
    assert len(EIGHT) == 8
    assert len(FIVE) == 5


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("+ Yes", "from 2 to 12"),
        ("\n".join(f"+ {n}" for n in range(13)), "from 2 to 12"),
        ("Yes\n- No", "must begin"),
        ("+\n- No", "must begin"),
        ("- No\n+ Yes", "from those for it"),
        ("+ Yes\n= Yes", "called otherwise"),
        (f"+ {'long ' * 30}\n- No", "too long"),
    ],
)
def test_what_is_no_gradient_is_refused_with_what_to_do(text: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        read(text)


def test_the_distribution_is_told_by_sides() -> None:
    numbers = counted([0, 0, 1, 3, 4], FIVE)
    assert numbers == [2, 1, 0, 1, 1]
    assert spread(numbers, FIVE) == "5 answered: 3 for it, 0 on neither side, 2 against it."
