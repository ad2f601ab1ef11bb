"""The moves of a meeting and of its minutes."""

from enum import StrEnum
from types import SimpleNamespace

import pytest

from taskforce.core.errors import WrongState
from taskforce.core.states import Move
from taskforce.meetings.states import (
    APPROVE,
    CANCEL,
    CIRCULATE,
    HOLD,
    PUBLISH,
    MeetingState,
    MinutesState,
)

M, T = MeetingState, MinutesState
MOVES = [
    (PUBLISH,   M.PLANNED,    M.PUBLISHED),
    (HOLD,      M.PLANNED,    M.HELD),
    (HOLD,      M.PUBLISHED,  M.HELD),
    (CANCEL,    M.PLANNED,    M.CANCELLED),
    (CANCEL,    M.PUBLISHED,  M.CANCELLED),
    (CIRCULATE, T.DRAFT,      T.CIRCULATED),
    (APPROVE,   T.CIRCULATED, T.APPROVED),
]  # fmt: skip


@pytest.mark.parametrize(("move", "frm", "to"), MOVES)
def test_each_move_leads_where_it_says(move: Move, frm: StrEnum, to: StrEnum) -> None:
    thing = SimpleNamespace(state=frm)
    move.apply(thing)
    assert thing.state == to


@pytest.mark.parametrize("move", [PUBLISH, HOLD, CANCEL, CIRCULATE, APPROVE])
def test_there_is_no_other_move(move: Move) -> None:
    states: type[StrEnum] = MinutesState if move in (CIRCULATE, APPROVE) else MeetingState
    allowed = {frm for known, frm, _ in MOVES if known is move}
    for state in set(states) - allowed:
        with pytest.raises(WrongState):
            move.apply(SimpleNamespace(state=state))
