"""Who may do what with meetings."""

from collections.abc import Callable
from typing import Any

import pytest

from taskforce.core.actor import Actor
from taskforce.meetings import policy
from taskforce.meetings.models import ActionItem, Meeting, Minutes

HERE, ELSEWHERE = 1, 2
OWNER = 7
BEFORE, AFTER_IT, DRAFT, CIRCULATED, APPROVED, CANCELLED = [
    "published",
    "held",
    "draft",
    "circulated",
    "approved",
    "cancelled",
]
F, C, M, O, S = "facilitator", "co_chair", "member", "observer", "stranger"  # noqa: E741
ALL = {F, C, M, O}


def actor(role: str) -> Actor:
    if role == S:  # a facilitator and co-chair of another task force
        return Actor(9, "stranger", "Stig", ELSEWHERE, frozenset({F, C}))
    return Actor(
        OWNER if role == "owner" else 8, role, role, HERE, frozenset({M if role == "owner" else role})
    )


def meeting(stage: str) -> Meeting:
    minutes = Minutes(state=stage) if stage in (DRAFT, CIRCULATED, APPROVED) else None
    state = stage if stage in (BEFORE, CANCELLED) else "held"
    return Meeting(task_force_id=HERE, state=state, minutes=minutes)


CASES = [
    # verb                        before   held    draft    circulated approved cancelled
    (policy.can_change_meeting,  ({F},    set(),  set(),   set(),     set(),   set())),
    (policy.can_hold_meeting,    ({F},    set(),  set(),   set(),     set(),   set())),
    (policy.can_record,          ({F},    {F},    {F},     {F},       set(),   set())),
    (policy.can_write_minutes,   (set(),  {F},    {F},     {F},       set(),   set())),
    (policy.can_read_minutes,    (set(),  set(),  {F, C},  ALL,       ALL,     set())),
    (policy.can_approve_minutes, ({F, C}, {F, C}, {F, C},  {F, C},    {F, C},  {F, C})),
]  # fmt: skip


@pytest.mark.parametrize(("can", "expected"), CASES)
def test_who_may_do_what_and_when(can: Callable[[Any, Any], bool], expected: tuple[set[str], ...]) -> None:
    stages = (BEFORE, AFTER_IT, DRAFT, CIRCULATED, APPROVED, CANCELLED)
    found = [{role for role in (F, C, M, O, S) if can(actor(role), meeting(stage))} for stage in stages]
    assert dict(zip(stages, found, strict=True)) == dict(zip(stages, expected, strict=True))


def test_only_the_facilitator_calls_meetings() -> None:
    assert {role for role in (F, C, M, O) if policy.can_call_meeting(actor(role))} == {F}


def test_an_action_is_completed_by_its_owner_or_the_facilitator() -> None:
    action = ActionItem(task_force_id=HERE, owner_id=OWNER)
    assert {role for role in (F, C, M, O, S, "owner") if policy.can_complete_action(actor(role), action)} == {
        F,
        "owner",
    }
