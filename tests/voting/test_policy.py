"""Who may do what with a vote, as a table."""

import pytest

from taskforce.core import clock
from taskforce.core.actor import Actor, program
from taskforce.voting import policy
from taskforce.voting.models import Round, Seat
from taskforce.voting.states import RoundState
from tests.voting.scenes import BEFORE, HOUR

ACTORS = {
    "facilitator": Actor(1, "f", "Farida", 1, frozenset({"facilitator"})),
    "co_chair": Actor(2, "c", "Cora", 1, frozenset({"co_chair"})),
    "member": Actor(3, "m", "Mateo", 1, frozenset({"member"})),
    "observer": Actor(4, "o", "Olive", 1, frozenset({"observer"})),
    "host": Actor(5, "h", "Hana", 1, frozenset({"host_principal"})),
    "stranger": Actor(6, "s", "Stig", 2, frozenset({"facilitator", "member"})),
    "program": program(1),
    "other_program": program(2),
}
OPEN = Round(id=1, task_force_id=1, state=RoundState.OPEN, closes_at=HOUR)
CLOSED = Round(id=1, task_force_id=1, state=RoundState.CLOSED, closes_at=HOUR)


@pytest.mark.parametrize(
    (
        "who",
        "opens",
        "closes_early",
        "closes_when_all_voted",
        "closes_at_the_hour",
        "sees_open",
        "sees_closed",
    ),
    [
        ("facilitator", True, False, True, True, False, True),
        ("co_chair", False, False, False, False, False, True),
        ("member", False, False, False, False, False, True),
        ("observer", False, False, False, False, False, True),
        ("host", False, False, False, False, False, True),
        ("stranger", True, False, False, False, False, False),
        ("program", False, False, False, True, False, True),
        ("other_program", False, False, False, False, False, False),
    ],
)
def test_who_may_do_what(
    who: str,
    opens: bool,
    closes_early: bool,
    closes_when_all_voted: bool,
    closes_at_the_hour: bool,
    sees_open: bool,
    sees_closed: bool,
) -> None:
    actor = ACTORS[who]
    assert policy.can_open_round(actor) == opens  # in the own task force
    with clock.at(BEFORE):
        assert policy.can_close_round(actor, OPEN, everyone_voted=False) == closes_early
        assert policy.can_close_round(actor, OPEN, everyone_voted=True) == closes_when_all_voted
    with clock.at(HOUR):
        assert policy.can_close_round(actor, OPEN, everyone_voted=False) == closes_at_the_hour
    assert policy.may_see_positions(actor, OPEN) == sees_open
    assert policy.may_see_positions(actor, CLOSED) == sees_closed


@pytest.mark.parametrize("who", list(ACTORS))
def test_nobody_votes_without_a_seat_of_their_own(who: str) -> None:
    actor = ACTORS[who]
    other = Seat(task_force_id=1, round_id=1, person_id=99)
    elsewhere = Seat(task_force_id=1, round_id=2, person_id=actor.person_id)
    assert not policy.can_cast_position(actor, OPEN, None)
    assert not policy.can_cast_position(actor, OPEN, other)
    assert not policy.can_cast_position(actor, OPEN, elsewhere)


@pytest.mark.parametrize(
    ("who", "votes"),
    [("facilitator", True), ("member", True), ("observer", True), ("stranger", False), ("program", False)],
)
def test_whoever_has_the_seat_votes_whatever_roles_they_hold_now(who: str, votes: bool) -> None:
    actor = ACTORS[who]
    assert (
        policy.can_cast_position(actor, OPEN, Seat(task_force_id=1, round_id=1, person_id=actor.person_id))
        == votes
    )
