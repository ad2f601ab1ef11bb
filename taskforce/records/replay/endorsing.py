"""Endorsements of editions brought back: opened, answered, cleared, closed."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any

from taskforce.core.actor import Actor
from taskforce.members import queries as people
from taskforce.records.replay.scene import Act, Scene, act
from taskforce.records.rules.faults import Path
from taskforce.report import actions, queries
from taskforce.report.actions.endorsing import Asked
from taskforce.report.models import Endorsement

Facts = dict[str, Any]


def acts(scene: Scene, report: Facts) -> Iterator[Act]:
    """Every act of every endorsement of the report."""
    for n, facts in enumerate(report.get("endorsements", [])):
        path: Path = ("report", "endorsements", n)
        yield act(path, facts["opened"], partial(_open, scene, facts))
        for m, answer in enumerate(facts.get("answers", [])):
            yield act((*path, "answers", m), answer, partial(_answer, scene, facts, answer))
        for m, stated in enumerate(facts.get("clearances", [])):
            yield act((*path, "clearances", m), stated, partial(_clear, scene, facts, stated))
        if "closed" in facts:
            yield act((*path, "closed"), facts["closed"], partial(_close, scene, facts))


def _open(scene: Scene, facts: Facts, actor: Actor) -> None:
    edition = queries.edition(scene.session, actor, scene.made["edition", str(facts["edition"])])
    known = people.by_key(scene.session, actor)
    made = actions.open_endorsement(
        scene.session,
        actor,
        edition,
        closes_at=datetime.fromisoformat(facts["closes_at"]),
        words=facts.get("words", ""),
        is_editorial=facts.get("editorial", False),
        asked=Asked(facts["form"], facts["needed"], facts.get("clears", False)),
        signers=[known[key] for key in facts["signers"]],
    )
    scene.made["endorsement", str(facts["edition"])] = made.public_id


def _found(scene: Scene, facts: Facts, actor: Actor) -> Endorsement:
    return queries.endorsement(scene.session, actor, scene.made["endorsement", str(facts["edition"])])


def _answer(scene: Scene, facts: Facts, answer: Facts, actor: Actor) -> None:
    actions.answer_endorsement(
        scene.session,
        actor,
        _found(scene, facts, actor),
        choice=answer["choice"],
        view=answer.get("view", ""),
        exceptions=answer.get("exceptions", []),
    )


def _clear(scene: Scene, facts: Facts, stated: Facts, actor: Actor) -> None:
    actions.state_clearance(scene.session, actor, _found(scene, facts, actor), clearance=stated["to"])


def _close(scene: Scene, facts: Facts, actor: Actor) -> None:
    actions.close_endorsement(scene.session, actor, _found(scene, facts, actor))
