"""The report: begun, its parts added, signed and written, taken out and put back, and set in order."""

import json
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any

from taskforce.core import clock
from taskforce.core.actor import Actor
from taskforce.core.errors import Refused, WrongState
from taskforce.members import queries as people
from taskforce.records.replay import endorsing
from taskforce.records.replay.scene import Act, Scene, act
from taskforce.records.rules.faults import Path
from taskforce.report import actions, queries
from taskforce.report.models import Part, Report

Facts = dict[str, Any]


def acts(scene: Scene) -> Iterator[Act]:
    """Every act on the report of the file."""
    facts = scene.file.values.get("report")
    if facts is None:
        return
    yield act(("report",), facts["begun"], partial(_begin, scene, facts))
    for n, part in enumerate(facts.get("parts", [])):
        path: Path = ("report", "parts", n)
        yield act(path, part.get("added", facts["begun"]), partial(_add, scene, part))
        for m, version in enumerate(part.get("versions", []), 1):
            here = (*path, "versions", m - 1)
            yield act(here, version, partial(_write, scene, part["key"], m, version))
        for m, change in enumerate(part.get("history", [])):
            yield act((*path, "history", m), change, partial(_change, scene, part["key"], change))
    for n, edition in enumerate(facts.get("editions", [])):
        path = ("report", "editions", n)
        yield act(path, edition["asked"], partial(_restore, scene, edition))
        if "published" in edition:
            yield act((*path, "published"), edition["published"], partial(_publish, scene, edition))
    yield from endorsing.acts(scene, facts)


def set_outline(scene: Scene, last: Act) -> None:
    """The order of the parts is that of the file, whichever was added first."""
    facts = scene.file.values.get("report")
    if facts is None:
        return
    hand = scene.actors[facts["begun"]["by"]]
    with clock.at(last.at):
        report = queries.report(scene.session, hand)
        printed = {part.key: part for part in report.outline}
        wanted = [part["key"] for part in facts.get("parts", []) if part["key"] in printed]
        for place, key in enumerate(wanted):
            now = sorted(report.outline, key=lambda part: part.position).index(printed[key])
            if now != place:
                _move(scene, hand, report, printed[key], place - now)


def _move(scene: Scene, hand: Actor, report: Report, part: Part, by: int) -> None:
    report.parts.sort(key=lambda one: one.position)
    actions.move_part(scene.session, hand, report, part, by=by)


def _begin(scene: Scene, facts: Facts, actor: Actor) -> None:
    actions.begin_report(
        scene.session, actor, title=facts["title"], subtitle=facts.get("subtitle", ""), outline=[]
    )
    scene.made["report", ""] = facts["title"]


def _restore(scene: Scene, facts: Facts, actor: Actor) -> None:
    try:
        content = json.loads(facts["content"])
        report = _report(scene, actor)
        made = actions.restore_edition(
            scene.session, actor, report, number=facts["number"], content=content, sha256=facts["sha256"]
        )
    except (ValueError, RecursionError) as fault:
        raise Refused("content", "These are not the words of an edition.") from fault
    scene.made["edition", str(facts["number"])] = made.public_id


def _publish(scene: Scene, facts: Facts, actor: Actor) -> None:
    public_id = scene.made["edition", str(facts["number"])]
    report = _report(scene, actor)
    edition = next(one for one in report.editions if one.public_id == public_id)
    at, errata = datetime.fromisoformat(facts["public_from"]), facts.get("what_changed", "")
    actions.publish_edition(scene.session, actor, report, edition, at=at, errata=errata)


def _report(scene: Scene, actor: Actor) -> Report:
    scene.made["report", ""]  # Gone, if it could not be begun
    return queries.report(scene.session, actor)


def _part(scene: Scene, actor: Actor, key: str) -> tuple[Report, Part]:
    report = _report(scene, actor)
    return report, queries.part(report, scene.made["part", key])


def _add(scene: Scene, facts: Facts, actor: Actor) -> None:
    made = actions.add_part(
        scene.session,
        actor,
        _report(scene, actor),
        kind=facts["kind"],
        title=facts.get("title", ""),
        theme=facts.get("theme", ""),
        key=facts["key"],
    )
    scene.made["part", facts["key"]] = made.public_id
    if "signers" in facts:
        _sign(scene, made, facts["signers"], actor)


def _sign(scene: Scene, part: Part, keys: list[str], actor: Actor) -> None:
    known = people.by_key(scene.session, actor)
    actions.name_signers(scene.session, actor, part, signers=[known[key] for key in keys])


def _write(scene: Scene, key: str, number: int, facts: Facts, actor: Actor) -> None:
    made = actions.write_part(
        scene.session,
        actor,
        _part(scene, actor, key)[1],
        source=facts.get("text", ""),
        base=number - 1,
        note=facts.get("note", ""),
    )
    if made.number != number:
        raise WrongState("This is word for word the version before it.")


def _change(scene: Scene, key: str, facts: Facts, actor: Actor) -> None:
    report, part = _part(scene, actor, key)
    if facts["to"] == "removed":
        actions.remove_part(scene.session, actor, part)
    elif facts["to"] == "put_back":
        actions.put_back_part(scene.session, actor, report, part)
    else:
        _sign(scene, part, facts.get("signers", []), actor)
