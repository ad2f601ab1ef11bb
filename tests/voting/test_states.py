"""The one move of a round."""

import pytest

from taskforce.core.errors import WrongState
from taskforce.voting import states
from taskforce.voting.models import Round
from taskforce.voting.rules.positions import CHOICES


def test_an_open_round_closes() -> None:
    round_ = Round(state=states.RoundState.OPEN)
    states.CLOSE.apply(round_)
    assert round_.state == states.RoundState.CLOSED


def test_a_closed_round_makes_no_move() -> None:
    round_ = Round(state=states.RoundState.CLOSED)
    with pytest.raises(WrongState):
        states.CLOSE.apply(round_)


def test_the_positions_of_the_ballot_are_those_that_are_counted() -> None:
    assert tuple(states.Choice) == CHOICES
