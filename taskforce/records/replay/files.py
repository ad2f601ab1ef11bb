"""Files that people brought: looked through anew, whatever the task-force file says of them."""

import base64
import binascii
from collections.abc import Iterator
from functools import partial
from typing import Any

from taskforce.core.actor import Actor
from taskforce.core.errors import Refused
from taskforce.files import actions as files
from taskforce.files.models import FileKind
from taskforce.files.rules.sniff import Sound
from taskforce.members import actions as members
from taskforce.members import queries as people
from taskforce.records.replay.scene import Act, Scene, act
from taskforce.records.rules.faults import Path

Facts = dict[str, Any]


def acts(scene: Scene) -> Iterator[Act]:
    """The portraits of the people."""
    for n, person in enumerate(scene.file.values["people"]):
        if "portrait" in person:
            path: Path = ("people", n, "portrait")
            facts = person["portrait"]
            yield act(path, facts, partial(_set_portrait, scene, person["key"], facts))


def content(kind: str, name: str, letters: str) -> Sound:
    """The file in these letters of base64. Raises Refused for the field `data`."""
    try:
        found = base64.b64decode("".join(letters.split()), validate=True)
        return files.sound(kind, name, found, again=True)
    except binascii.Error as fault:
        raise Refused("data", "These are not the letters of base64.") from fault
    except Refused as refusal:
        raise Refused("data", refusal.sentence) from refusal


def _set_portrait(scene: Scene, key: str, facts: Facts, actor: Actor) -> None:
    if scene.folder is None:
        raise Refused("data", "Whoever reads this file must say in which data folder its photos are to lie.")
    person = people.person(scene.session, actor, scene.actors[key].public_id)
    members.set_portrait(
        scene.session,
        actor,
        person,
        folder=scene.folder,
        photo=content(FileKind.PORTRAIT, "portrait.jpg", facts["data"]),
        alt=facts["alt"],
        licence=facts["licence"],
        credit=facts.get("credit", ""),
    )
