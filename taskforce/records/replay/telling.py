"""How people are told by mail, brought back as they chose it."""

from typing import Any

from taskforce.members import queries as people
from taskforce.notices import actions as notices
from taskforce.notices.rules.kinds import FIRST_HOUR
from taskforce.records.replay.scene import Scene


def choose(scene: Scene) -> None:
    """What stands under `told` of each person, as their own act, after the founding: that is the founder's."""
    for n, facts in enumerate(scene.file.values["people"]):
        if "told" in facts:
            scene.attempt(("people", n, "told"), lambda facts=facts: _choose(scene, facts))  # type: ignore[misc]


def _choose(scene: Scene, facts: dict[str, Any]) -> None:
    person = people.by_key(scene.session, scene.program)[facts["key"]]
    ways = {kind: way for kind, way in facts["told"].items() if kind != "hour"}
    hour = facts["told"].get("hour", FIRST_HOUR)
    notices.choose_notices(scene.session, people.actor_of(person), hour=hour, ways=ways)
