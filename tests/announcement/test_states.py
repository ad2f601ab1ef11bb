"""The life of an announcement, as a table."""

from types import SimpleNamespace

import pytest

from taskforce.announcement import states
from taskforce.announcement.states import AnnouncementState as S
from taskforce.core.states import Move


@pytest.mark.parametrize(
    ("move", "state", "fits"),
    [
        (states.PUBLISH, S.DRAFT, True),
        (states.PUBLISH, S.CORRECTING, True),
        (states.PUBLISH, S.PUBLISHED, False),
        (states.CORRECT, S.DRAFT, False),
        (states.CORRECT, S.CORRECTING, False),
        (states.CORRECT, S.PUBLISHED, True),
    ],
)
def test_what_is_published_is_not_published_again_without_a_correction(
    move: Move, state: S, fits: bool
) -> None:
    assert move.fits(SimpleNamespace(state=state)) is fits
