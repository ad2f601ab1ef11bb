"""Who may do what with announcements, as a table."""

from types import SimpleNamespace

import pytest

from taskforce.announcement import policy
from taskforce.core.actor import Actor, program

OPEN = SimpleNamespace(task_force_id=1, is_open=True, is_public=False)
OUT = SimpleNamespace(task_force_id=1, is_open=False, is_public=True)
ELSEWHERE = SimpleNamespace(task_force_id=2, is_open=True, is_public=False)

ROLES = [
    # role, reads, writes
    ("facilitator", True, True),
    ("co_chair", True, False),
    ("member", True, False),
    ("observer", True, False),
    ("host_principal", True, False),
    ("funder", False, False),
    ("delegate", False, False),
]


@pytest.mark.parametrize(("role", "reads", "writes"), ROLES)
def test_who_reads_and_who_writes(role: str, reads: bool, writes: bool) -> None:
    actor = Actor(1, "p", "P", 1, frozenset({role}))
    assert policy.can_begin_announcement(actor) is writes
    assert policy.can_read_announcement(actor, OPEN) is reads  # type: ignore[arg-type]
    for judge, thing in (
        (policy.can_write_announcement, OPEN),
        (policy.can_publish_announcement, OPEN),
        (policy.can_correct_announcement, OUT),
        (policy.can_move_announcement, OPEN),
    ):
        assert judge(actor, thing) is writes  # type: ignore[arg-type]
    assert policy.can_print_announcement(actor, OPEN) is False  # type: ignore[arg-type]


def test_what_is_out_is_neither_written_nor_published_nor_moved() -> None:
    actor = Actor(1, "p", "P", 1, frozenset({"facilitator"}))
    assert policy.can_write_announcement(actor, OUT) is False  # type: ignore[arg-type]
    assert policy.can_publish_announcement(actor, OUT) is False  # type: ignore[arg-type]
    assert policy.can_move_announcement(actor, OUT) is False  # type: ignore[arg-type]
    assert policy.can_correct_announcement(actor, OPEN) is False  # type: ignore[arg-type]


def test_nobody_reaches_into_another_task_force() -> None:
    for actor in (program(1), Actor(1, "p", "P", 1, frozenset({"facilitator"}))):
        assert policy.can_write_announcement(actor, ELSEWHERE) is False  # type: ignore[arg-type]
        assert policy.can_read_announcement(actor, ELSEWHERE) is False  # type: ignore[arg-type]
