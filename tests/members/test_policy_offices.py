"""Who may let whom act, end it, say that somebody left and change an address, as tables."""

from types import SimpleNamespace
from typing import Any

import pytest

from taskforce.core.actor import Actor
from taskforce.members import policy

ME, THEM = 1, 2
ROLES = ["facilitator", "co_chair", "member", "observer", "host_principal", "funder", "delegate"]
OWN_OFFICE = {"facilitator", "co_chair", "member", "observer", "host_principal"}


def actor(role: str, *, acting: bool = False) -> Actor:
    """Person 1 of task force 1; acting: for person 2, with every scope."""
    lent = {"principal_id": THEM, "principal_public_id": "p", "scopes": frozenset({"read", "vote", "sign"})}
    return Actor(ME, "m", "M", 1, frozenset({role}), **(lent if acting else {}))  # type: ignore[arg-type]


def person(number: int, *, seated: bool = True, role: str = "member", task_force: int = 1) -> Any:
    return SimpleNamespace(
        id=number, task_force_id=task_force, is_seated=seated, role_names=frozenset({role}), left_at=None
    )


@pytest.mark.parametrize("role", ROLES)
def test_people_lend_their_own_seat_and_the_facilitator_anybodys(role: str) -> None:
    assert policy.can_grant_delegation(actor(role), person(ME, role=role)) is (role in OWN_OFFICE)
    assert policy.can_grant_delegation(actor(role), person(THEM)) is (role == "facilitator")
    assert policy.can_see_office(actor(role), person(THEM)) is (role == "facilitator")
    assert policy.can_see_office(actor(role), person(ME)) is (role in OWN_OFFICE)


@pytest.mark.parametrize("whose", [ME, THEM])
def test_whoever_acts_for_somebody_lends_nothing_on_and_leaves_nobodys_seat(whose: int) -> None:
    acting = actor("delegate", acting=True)
    assert not policy.can_grant_delegation(acting, person(whose))
    assert not policy.can_see_office(acting, person(whose))
    assert not policy.can_leave(acting, person(whose))
    assert not policy.can_change_address(acting, person(whose))


@pytest.mark.parametrize(
    "principal",
    [
        person(THEM, seated=False),
        person(THEM, role="funder"),
        person(THEM, role="delegate"),
        person(THEM, task_force=2),
    ],
)
def test_some_have_nothing_to_lend(principal: Any) -> None:
    assert not policy.can_grant_delegation(actor("facilitator"), principal)


@pytest.mark.parametrize(("principal", "delegate", "may"), [(ME, 3, True), (3, ME, True), (3, 4, False)])
def test_a_delegation_is_ended_by_the_two_whom_it_concerns_and_the_facilitator(
    principal: int, delegate: int, may: bool
) -> None:
    one: Any = SimpleNamespace(task_force_id=1, principal_id=principal, delegate_id=delegate)
    assert policy.can_end_delegation(actor("member"), one) is may
    assert policy.can_end_delegation(actor("facilitator"), one) is True


@pytest.mark.parametrize("role", ROLES)
def test_people_leave_by_themselves_and_the_facilitator_writes_the_rest_down(role: str) -> None:
    assert policy.can_leave(actor(role), person(ME)) is (role in OWN_OFFICE)
    assert policy.can_leave(actor(role), person(THEM)) is (role == "facilitator")
    gone: Any = SimpleNamespace(task_force_id=1, left_at="then")
    assert policy.can_come_back(actor(role), gone) is (role == "facilitator")
    assert policy.can_come_back(actor(role), person(THEM)) is False
    assert policy.can_change_address(actor(role), person(THEM)) is (role == "facilitator")
    assert policy.can_change_address(actor(role), person(THEM, seated=False)) is False
