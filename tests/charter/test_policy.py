"""Who may do what with the charter, as a table."""

from types import SimpleNamespace

import pytest

from taskforce.charter import policy
from taskforce.core.actor import Actor

CASES = [
    # roles,           same task force, may edit
    ("facilitator",    True,  True),
    ("facilitator",    False, False),
    ("co_chair",       True,  False),
    ("member",         True,  False),
    ("observer",       True,  False),
    ("program",        True,  True),
    ("program",        False, False),
]  # fmt: skip


@pytest.mark.parametrize(("role", "same", "may"), CASES)
def test_who_edits_the_charter(role: str, same: bool, may: bool) -> None:
    actor = Actor(1, "p", "P", 1, frozenset({role}))
    task_force = SimpleNamespace(task_force_id=1 if same else 2)
    assert policy.can_edit_charter(actor, task_force) is may  # type: ignore[arg-type]
    assert policy.can_pass_gate(actor, task_force) is may  # type: ignore[arg-type]
