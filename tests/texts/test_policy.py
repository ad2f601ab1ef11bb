"""Who may do what with a text, as a table of roles and states."""

from datetime import UTC, datetime

import pytest

from taskforce.core.actor import Actor, program
from taskforce.texts import policy
from taskforce.texts.models import Asked, Comment, CommentRound, Disposition, Text

HERE, ELSEWHERE = 1, 2
FROZEN = datetime(2026, 5, 12, tzinfo=UTC)
STATES = {
    "draft": Text(task_force_id=HERE, takes_edits=True, takes_comments=False, frozen_at=None),
    "open": Text(task_force_id=HERE, takes_edits=True, takes_comments=True, frozen_at=None),
    "closed": Text(task_force_id=HERE, takes_edits=False, takes_comments=False, frozen_at=None),
    "frozen": Text(task_force_id=HERE, takes_edits=False, takes_comments=False, frozen_at=FROZEN),
}
HANDS = ("facilitator", "co_chair", "member")
ALL = (*HANDS, "program")
ROLES = ("facilitator", "co_chair", "member", "observer", "host_principal", "program")


def actor(role: str, task_force_id: int = HERE) -> Actor:
    if role == "program":
        return program(task_force_id)
    return Actor(1, "p", "P", task_force_id, frozenset({role}))


# verb: who may in each state
TABLE: dict[str, dict[str, tuple[str, ...]]] = {
    "write_version": {"draft": ALL, "open": ALL, "closed": (), "frozen": ()},
    "comment": {"draft": (), "open": HANDS, "closed": (), "frozen": ()},
    "reply": {"draft": HANDS, "open": HANDS, "closed": HANDS, "frozen": ()},
    "open_comments": dict.fromkeys(STATES, ("facilitator", "co_chair", "program")),
    "freeze": dict.fromkeys(STATES, ("facilitator", "co_chair", "program")),
    "dispose_comments": dict.fromkeys(STATES, ("facilitator",)),
    "see_readers": dict.fromkeys(STATES, ("facilitator", "co_chair")),
}
CASES = [(verb, state, role) for verb, states in TABLE.items() for state in states for role in ROLES]


@pytest.mark.parametrize(("verb", "state", "role"), CASES)
def test_who_may_do_it_in_which_state(verb: str, state: str, role: str) -> None:
    can = getattr(policy, f"can_{verb}")
    assert can(actor(role), STATES[state]) is (role in TABLE[verb][state])
    assert can(actor(role, ELSEWHERE), STATES[state]) is False


@pytest.mark.parametrize("role", ROLES)
def test_who_may_begin_a_text(role: str) -> None:
    assert policy.can_begin_text(actor(role)) is (role in ALL)


@pytest.mark.parametrize("role", ROLES)
def test_a_comment_is_answered_once_and_by_the_facilitator_even_their_own(role: str) -> None:
    comment = Comment(text=STATES["frozen"], task_force_id=HERE, by_id=1)
    comment.disposition = None
    assert policy.can_dispose_comment(actor(role), comment) is (role == "facilitator")
    comment.disposition = Disposition()
    assert policy.can_dispose_comment(actor(role), comment) is False


@pytest.mark.parametrize("role", ROLES)
def test_who_asks_for_comments_who_closes_and_who_has_none(role: str) -> None:
    opened, closed = (CommentRound(id=1, task_force_id=HERE, state=state) for state in ("open", "closed"))
    mine, theirs = (Asked(round_id=1, task_force_id=HERE, person_id=number) for number in (1, 2))
    steers = role in ("facilitator", "co_chair")
    assert policy.can_open_comment_round(actor(role)) is steers
    assert policy.can_remind_comment_round(actor(role), opened) is steers
    assert policy.can_close_comment_round(actor(role), opened) is (steers or role == "program")
    assert policy.can_pass_comment_round(actor(role), opened, mine) is (role in HANDS)
    assert policy.can_pass_comment_round(actor(role), opened, theirs) is False
    assert policy.can_pass_comment_round(actor(role), closed, mine) is False
    assert policy.can_close_comment_round(actor(role), closed) is False
