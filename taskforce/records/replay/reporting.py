"""The report: begun, its parts added, signed and written, taken out and put back, and set in order."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from taskforce.core import clock
from taskforce.core.actor import Actor
from taskforce.core.errors import WrongState
from taskforce.members import queries as people
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
