"""The life of an edition, and what parts there are."""

from types import SimpleNamespace

import pytest

from taskforce.core.errors import WrongState
from taskforce.core.states import Move
from taskforce.report import states
from taskforce.report.states import EditionState, PartKind


@pytest.mark.parametrize(
    ("move", "frm", "to"),
    [
        (states.START, "waiting", "running"),
        (states.START, "running", "running"),
        (states.START, "ready", None),
        (states.START, "failed", None),
        (states.FINISH, "waiting", None),
        (states.FINISH, "running", "ready"),
        (states.FINISH, "ready", None),
        (states.FINISH, "failed", None),
        (states.FAIL, "waiting", "failed"),
        (states.FAIL, "running", "failed"),
        (states.FAIL, "ready", None),
        (states.FAIL, "failed", None),
    ],
)
def test_moves_of_an_edition(move: Move, frm: str, to: str | None) -> None:
    edition = SimpleNamespace(state=EditionState(frm))
    if to is None:
        with pytest.raises(WrongState):
            move.apply(edition)
        assert edition.state == frm
    else:
        move.apply(edition)
        assert edition.state == to


def test_every_kind_of_part_has_a_title_and_says_what_it_prints() -> None:
    assert set(states.TITLES) == set(states.PRINTS) == set(PartKind)
