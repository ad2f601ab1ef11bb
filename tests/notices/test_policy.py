"""Who may remind whom, and who chooses what they are told."""

import pytest

from taskforce.core.actor import Actor, program
from taskforce.members.models import Person
from taskforce.notices import policy

ROLES = ("facilitator", "co_chair", "member", "observer", "host_principal", "funder", "delegate")


def an(role: str) -> Actor:
    return Actor(1, "someone", "Somebody", 7, frozenset({role}))


@pytest.mark.parametrize("role", ROLES)
def test_only_the_facilitator_reminds_and_sees_what_mail_came_back(role: str) -> None:
    seated = Person(task_force_id=7, account_id=3)
    assert policy.can_nudge(an(role), seated) is (role == "facilitator")
    assert policy.can_see_undelivered(an(role)) is (role == "facilitator")


def test_nobody_is_reminded_who_has_no_seat_or_sits_elsewhere() -> None:
    assert not policy.can_nudge(an("facilitator"), Person(task_force_id=7))
    assert not policy.can_nudge(an("facilitator"), Person(task_force_id=8, account_id=3))


@pytest.mark.parametrize("role", ROLES)
def test_everybody_chooses_for_themselves(role: str) -> None:
    assert policy.can_choose_notices(an(role))
    assert not policy.can_choose_notices(program(7))
