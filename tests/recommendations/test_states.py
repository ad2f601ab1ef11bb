"""Every move from every state."""

from types import SimpleNamespace

import pytest

from taskforce.core.errors import WrongState
from taskforce.core.states import Move
from taskforce.recommendations import states
from taskforce.recommendations.states import TAKES, State

LIFE = [
    # move                       idea prop draf open clos deci adop fail defe with merg  leads to
    (states.PUT_FORWARD,         "yes  -    -    -    -    -    -    -    -    -    -",   State.PROPOSED),
    (states.DRAFT,               "-    yes  -    -    -    -    -    -    -    -    -",   State.DRAFTING),
    (states.OPEN_FOR_COMMENT,    "-    -    yes  -    yes  -    -    -    -    -    -",   State.OPEN_FOR_COMMENT),
    (states.CLOSE_COMMENTS,      "-    -    -    yes  -    -    -    -    -    -    -",   State.COMMENTS_CLOSED),
    (states.BRING_TO_DECISION,   "-    -    -    -    yes  -    -    -    -    -    -",   State.UP_FOR_DECISION),
    (states.PUT_TO_VOTE,         "-    -    -    -    yes  yes  -    -    -    -    -",   State.UP_FOR_DECISION),
    (states.TAKE_BACK,           "-    -    -    -    yes  yes  -    -    -    -    -",   State.DRAFTING),
    (states.ADOPT,               "-    -    -    -    -    yes  -    -    -    -    -",   State.ADOPTED),
    (states.FAIL,                "-    -    -    -    -    yes  -    -    -    -    -",   State.FAILED),
    (states.DEFER,               "yes  yes  yes  yes  yes  yes  -    -    -    -    -",   State.DEFERRED),
    (states.WITHDRAW,            "yes  yes  yes  yes  yes  yes  -    -    yes  -    -",   State.WITHDRAWN),
    (states.MERGE,               "yes  yes  yes  yes  yes  yes  -    -    yes  -    -", State.MERGED),
    (states.TAKE_UP_AGAIN,       "-    -    -    -    -    -    -    yes  yes  yes  yes", State.DRAFTING),
]  # fmt: skip


@pytest.mark.parametrize(("move", "from_each", "to"), LIFE, ids=[move.name for move, _, _ in LIFE])
def test_a_move_is_possible_from_these_states_and_no_others(move: Move, from_each: str, to: State) -> None:
    for state, possible in zip(State, from_each.split(), strict=True):
        thing = SimpleNamespace(state=state)
        if possible == "yes":
            move.apply(thing)
            assert thing.state == to, state
        else:
            with pytest.raises(WrongState):
                move.apply(thing)
            assert thing.state == state


def test_the_table_names_every_move() -> None:
    known = {value for value in vars(states).values() if isinstance(value, Move)}
    assert known == {move for move, _, _ in LIFE}


def test_what_is_adopted_stays_adopted() -> None:
    assert [move.name for move, _, _ in LIFE if move.fits(SimpleNamespace(state=State.ADOPTED))] == []


def test_every_state_says_what_its_text_takes() -> None:
    assert set(TAKES) == set(State)
