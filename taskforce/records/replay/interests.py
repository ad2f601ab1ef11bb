"""Interests: declared and withdrawn by each person for themselves, and the statement of a year."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from taskforce.core.actor import Actor
from taskforce.members import actions, queries
from taskforce.recommendations.models import KIND
from taskforce.records.replay.drafting import recommendation
from taskforce.records.replay.scene import Act, Scene, act

Facts = dict[str, Any]


def acts(scene: Scene) -> Iterator[Act]:
    """Every act on the interests of the file."""
    for n, facts in enumerate(scene.file.values.get("interests", [])):
        yield act(("interests", n), facts, partial(_declare, scene, n, facts))
        if "withdrawn_at" in facts:
            undo = partial(_withdraw, scene, n)
            yield act(("interests", n, "withdrawn_at"), facts, undo, at=facts["withdrawn_at"])
    for n, facts in enumerate(scene.file.values.get("interest_statements", [])):
        yield act(("interest_statements", n), facts, partial(_state, scene, facts))


def _declare(scene: Scene, n: int, facts: Facts, actor: Actor) -> None:
    about = None
    if "recommendation" in facts:
        about = KIND, recommendation(scene, actor, facts["recommendation"]).public_id
    made = actions.declare_interest(
        scene.session, actor, category=facts["category"], words=facts["words"], about=about
    )
    scene.made["interest", n] = made.public_id


def _withdraw(scene: Scene, n: int, actor: Actor) -> None:
    found = queries.own_interest(scene.session, actor, scene.made["interest", n])
    actions.withdraw_interest(scene.session, actor, found)


def _state(scene: Scene, facts: Facts, actor: Actor) -> None:
    actions.state_interests(scene.session, actor, words=facts.get("words", ""))
