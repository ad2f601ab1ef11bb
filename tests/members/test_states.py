"""The life of an invitation, as a table."""

from types import SimpleNamespace

import pytest

from taskforce.core.states import Move
from taskforce.members import states
from taskforce.members.states import InvitationState


@pytest.mark.parametrize("move", [states.ACCEPT, states.DECLINE, states.WITHDRAW])
@pytest.mark.parametrize("state", list(InvitationState))
def test_only_an_open_invitation_is_answered_or_withdrawn(move: Move, state: InvitationState) -> None:
    assert move.fits(SimpleNamespace(state=state)) is (state == InvitationState.INVITED)
