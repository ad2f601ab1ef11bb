"""Who said that they come to a meeting, and what people were sent to read for it."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any

from taskforce.core.actor import Actor
from taskforce.core.errors import Refused
from taskforce.files.models import FileKind
from taskforce.meetings import actions, queries
from taskforce.members import queries as people
from taskforce.records.replay.files import content
from taskforce.records.replay.scene import Act, Scene, act
from taskforce.records.rules.faults import Path

Facts = dict[str, Any]


def acts(scene: Scene, path: Path, facts: Facts) -> Iterator[Act]:
    """The answers and papers of one meeting of the file."""
    key = facts["key"]
    for n, answer in enumerate(facts.get("answers", [])):
        moment = datetime.fromisoformat(answer["at"])
        yield Act((*path, "answers", n), moment, answer["person"], partial(_answer, scene, key, answer))
    for n, paper in enumerate(facts.get("papers", [])):
        yield act((*path, "papers", n), paper, partial(_send_paper, scene, key, paper))


def _answer(scene: Scene, key: str, facts: Facts, actor: Actor) -> None:
    meeting = queries.meeting(scene.session, actor, scene.made["meeting", key])
    known, instead = people.by_key(scene.session, actor), facts.get("delegate")
    actions.answer_invitation(
        scene.session,
        actor,
        meeting,
        answer=facts["as"],
        words=facts.get("words", ""),
        delegate=known[instead] if instead else None,
        proven=True,
    )


def _send_paper(scene: Scene, key: str, facts: Facts, actor: Actor) -> None:
    if scene.folder is None:
        raise Refused("data", "Whoever reads this file must say in which data folder its papers are to lie.")
    meeting = queries.meeting(scene.session, actor, scene.made["meeting", key])
    item = None
    if "item" in facts:
        name = scene.made.get(("item", (key, facts["item"])))
        item = next((one for one in meeting.items if one.public_id == name), None)
        if item is None:
            raise Refused("item", "There is no such item on this agenda.")
    actions.send_paper(
        scene.session,
        actor,
        meeting,
        file=content(FileKind.PAPER, f"paper.{facts['kind']}", facts["data"]),
        folder=scene.folder,
        title=facts["title"],
        item=item,
    )
