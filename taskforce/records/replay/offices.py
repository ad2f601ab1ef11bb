"""Offices: what people hold, who may act for whom, and who leaves."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from taskforce.core.actor import Actor
from taskforce.members import actions
from taskforce.members import queries as people
from taskforce.members.models import Person
from taskforce.records.replay.scene import Act, Scene, act
from taskforce.records.rules.faults import Path

Facts = dict[str, Any]


def grants(scene: Scene) -> Iterator[Act]:
    """Who let whom act for a principal, and who ended it."""
    for n, facts in enumerate(scene.file.values.get("delegations", [])):
        path: Path = ("delegations", n)
        yield act(path, facts["granted"], partial(_grant, scene, n, facts))
        if "ended" in facts:
            yield act((*path, "ended"), facts["ended"], partial(_end, scene, n))


def farewells(scene: Scene) -> Iterator[Act]:
    """Who left, after all else that they did at that moment."""
    for n, person in enumerate(scene.file.values["people"]):
        if "left" in person:
            yield act(
                ("people", n, "left"), person["left"], partial(_leave, scene, person["key"], person["left"])
            )


def hold(scene: Scene, person: Person, affiliations: list[Facts]) -> None:
    """Give somebody who was just put on the list their offices; what is printed stands in the file already."""
    rows = [{**facts, **_days(facts)} for facts in affiliations]
    actions.list_affiliations(scene.session, scene.program, person, rows)


def _grant(scene: Scene, n: int, facts: Facts, actor: Actor) -> None:
    principal, delegate = (_person(scene, actor, facts[name]) for name in ("principal", "delegate"))
    made = actions.grant_delegation(
        scene.session, actor, principal, delegate, scopes=facts["scopes"], **_days(facts)
    )
    scene.made["delegation", n] = made.public_id


def _end(scene: Scene, n: int, actor: Actor) -> None:
    """What ended with another grant, or because somebody left, has ended already."""
    found = people.delegation(scene.session, actor, scene.made["delegation", n])
    if found.ended_at is None:
        actions.end_delegation(scene.session, actor, found)


def _leave(scene: Scene, key: str, facts: Facts, actor: Actor) -> None:
    other = facts.get("replaced_by")
    actions.leave(
        scene.session,
        actor,
        _person(scene, actor, key),
        how=facts["how"],
        on=date.fromisoformat(facts["last_on"]),
        why=facts.get("why", ""),
        replaced_by=_person(scene, actor, other) if other else None,
    )


def _person(scene: Scene, actor: Actor, key: str) -> Person:
    public_id = people.by_key(scene.session, actor)[key].public_id
    return people.person(scene.session, actor, public_id)


def _days(facts: Facts) -> dict[str, date | None]:
    days = {name: facts.get(name) for name in ("starts_on", "ends_on")}
    return {name: date.fromisoformat(day) if day else None for name, day in days.items()}
