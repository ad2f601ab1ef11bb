"""Moves between states."""

from enum import StrEnum
from types import SimpleNamespace

import pytest

from taskforce.core.errors import WrongState
from taskforce.core.states import Move


class Door(StrEnum):
    OPEN = "open"
    SHUT = "shut"


SHUT = Move("shut", {Door.OPEN}, Door.SHUT)


def test_a_move_that_fits_is_made() -> None:
    door = SimpleNamespace(state=Door.OPEN)
    SHUT.apply(door)
    assert door.state == Door.SHUT


def test_a_move_that_does_not_fit_says_so_and_changes_nothing() -> None:
    door = SimpleNamespace(state=Door.SHUT)
    with pytest.raises(WrongState, match="not possible now: this is shut"):
        SHUT.apply(door)
    assert door.state == Door.SHUT
