"""Who may do what with people, as a table."""

from types import SimpleNamespace

import pytest

from taskforce.core.actor import Actor, program
from taskforce.members import policy

ROLES = [
    ("facilitator", True),
    ("program", True),
    ("co_chair", False),
    ("member", False),
    ("observer", False),
]


@pytest.mark.parametrize(("role", "may"), ROLES)
def test_who_keeps_the_list(role: str, may: bool) -> None:
    actor = program(1) if role == "program" else Actor(1, "p", "P", 1, frozenset({role}))
    here = SimpleNamespace(task_force_id=1, listed_only=False, account_id=None, left_at=None)
    elsewhere = SimpleNamespace(task_force_id=2, listed_only=False, account_id=None, left_at=None)
    assert policy.can_add_person(actor) is may
    assert policy.can_edit_person(actor, here) is may  # type: ignore[arg-type]
    assert policy.can_edit_person(actor, elsewhere) is False  # type: ignore[arg-type]
    assert policy.can_invite(actor, here) is may  # type: ignore[arg-type]


@pytest.mark.parametrize(("listed", "account"), [(True, None), (False, 7)])
def test_whom_nobody_invites(listed: bool, account: int | None) -> None:
    actor = Actor(1, "p", "P", 1, frozenset({"facilitator"}))
    person = SimpleNamespace(task_force_id=1, listed_only=listed, account_id=account, left_at=None)
    assert policy.can_invite(actor, person) is False  # type: ignore[arg-type]


@pytest.mark.parametrize("role", ["co_chair", "member", "observer"])
def test_mail_addresses_are_only_for_the_facilitator(role: str) -> None:
    assert policy.can_see_addresses(Actor(1, "p", "P", 1, frozenset({role}))) is False
