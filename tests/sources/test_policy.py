"""Who may do what with sources, as a table."""

import pytest

from taskforce.core.actor import Actor, program
from taskforce.sources import policy
from taskforce.sources.models import Practice, Source

HERE, ELSEWHERE = 1, 2
#         role             add a source  keep the register
TABLE = [
    ("facilitator", True, True),
    ("co_chair", True, False),
    ("member", True, False),
    ("observer", False, False),
    ("host_principal", False, False),
]


@pytest.mark.parametrize(("role", "may_add", "may_keep"), TABLE)
def test_who_adds_sources_and_who_keeps_the_register(role: str, may_add: bool, may_keep: bool) -> None:
    actor = Actor(1, "p", "P", HERE, frozenset({role}))
    assert policy.can_add_source(actor) is may_add
    assert policy.can_edit_sources(actor) is may_keep
    assert policy.can_edit_source(actor, Source(task_force_id=HERE)) is may_keep
    assert policy.can_edit_source(actor, Source(task_force_id=ELSEWHERE)) is False
    assert policy.can_add_practice(actor) is may_keep
    assert policy.can_edit_practice(actor, Practice(task_force_id=HERE)) is may_keep
    assert policy.can_edit_practice(actor, Practice(task_force_id=ELSEWHERE)) is False


def test_the_program_adds_what_a_file_brings_and_edits_nothing() -> None:
    hand = program(HERE)
    assert policy.can_add_source(hand)
    assert policy.can_add_practice(hand)
    assert not policy.can_edit_sources(hand)
