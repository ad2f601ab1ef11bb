"""A task-force file brought to life: every act in the order of time, through the same actions as the pages."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from taskforce.charter.models import TaskForce
from taskforce.core import clock
from taskforce.core.events import REPLAYED
from taskforce.recommendations import actions as recommendations
from taskforce.recommendations import queries
from taskforce.records.reading import Faulty, TaskForceFile
from taskforce.records.replay import (
    announcing,
    drafting,
    files,
    founding,
    interests,
    lineage,
    meeting,
    offices,
    reporting,
    reviewing,
    stating,
    voting,
)
from taskforce.records.replay.scene import Act, Scene
from taskforce.voting.rules.positions import CHOICES

_ACTS = (
    offices.grants,
    files.acts,
    announcing.acts,
    lineage.reports,
    drafting.texts,
    reviewing.acts,
    drafting.comments,
    lineage.acts,
    interests.acts,
    meeting.acts,
    voting.acts,
    voting.straw_polls,
    stating.acts,
    reporting.acts,
    offices.farewells,
)


def replay(session: Session, file: TaskForceFile, folder: Path | None = None) -> TaskForce:
    """Make the task force of the file, in the caller's transaction; what it brings is laid down in the data folder.

    Raises Faulty with what the actions refused and where the outcome is not what the file says; then the caller's
    transaction must not be committed.
    """
    session.info[REPLAYED] = True
    scene = Scene(session, file, folder)
    founding.found(scene)
    timeline = sorted(_acts(scene), key=lambda act: act.at) if not scene.faults else []
    for act in timeline:
        if not scene.is_over:
            scene.play(act)
    if not scene.faults and timeline:
        _set_order(scene, timeline[-1])
        reporting.set_outline(scene, timeline[-1])
        _compare(scene)
    if scene.faults:
        raise Faulty(scene.faults)
    return session.get_one(TaskForce, scene.task_force_id)


def _acts(scene: Scene) -> Iterator[Act]:
    """All acts; those of the same instant stay in this order, in which each can stand on the one before."""
    return chain.from_iterable(acts(scene) for acts in _ACTS)


def _set_order(scene: Scene, last: Act) -> None:
    """The order of print is that of the file, whoever was put forward first."""
    values = scene.file.values
    founder = scene.actors[values["task_force"]["founded"]["by"]]
    with clock.at(last.at):
        for theme in values["task_force"].get("themes", []):
            wanted = [r["key"] for r in values.get("recommendations", []) if r["theme"] == theme["key"]]
            for position, key in enumerate(wanted, 1):
                scene.session.flush()
                scene.session.expunge_all()
                found = drafting.recommendation(scene, founder, key)
                if found.position != position:
                    recommendations.place(
                        scene.session, founder, found, theme=theme["key"], position=position
                    )


def _compare(scene: Scene) -> None:
    """What follows from the acts must be what the file says of it."""
    scene.session.flush()
    scene.session.expunge_all()
    states = {key: found.state for key, found in queries.by_key(scene.session, scene.program).items()}
    for n, facts in enumerate(scene.file.values.get("recommendations", [])):
        if states[facts["key"]] != facts["state"]:
            path = ("recommendations", n, "state")
            scene.fault(path, f"The acts lead to “{states[facts['key']]}”, not to “{facts['state']}”.")
    for n, facts in enumerate(scene.file.values.get("rounds", [])):
        if "result" in facts:
            _compare_result(scene, n, facts["key"], facts["result"])


def _compare_result(scene: Scene, n: int, key: str, result: dict[str, Any]) -> None:
    round_ = voting.found(scene, scene.program, key)
    if round_.is_open:
        scene.fault(("rounds", n, "result"), "This vote is not closed in the file, so it has no result.")
        return
    counted = {"outcome": round_.outcome, **round_.counts}
    for name in ("outcome", *CHOICES):
        if name in result and result[name] != counted.get(name, 0):
            scene.fault(("rounds", n, "result", name), f"The count says: {counted.get(name, 0)}.")
