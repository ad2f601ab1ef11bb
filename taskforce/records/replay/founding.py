"""The founding: the charter, the people, the sources and the practices, as they stand at that moment."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from taskforce.charter import actions as charter
from taskforce.charter import queries as charters
from taskforce.charter.models import TaskForce
from taskforce.core import clock
from taskforce.core.actor import Actor
from taskforce.members import actions as members
from taskforce.members import queries as people
from taskforce.records.replay import inviting, telling
from taskforce.records.replay.offices import hold
from taskforce.records.replay.scene import Scene
from taskforce.sources import actions as sources
from taskforce.sources import queries as register

_WORDS = ("host", "funder", "purpose", "accent", "delegable", "embargo_days", "straw_names")
_OPTIONAL = ("honorific", "preferred", "pronunciation", "pronouns", "phone", "zone", "language")
_DAYS = ("starts_on", "ends_on", "passed_on")
_HERE = ("task_force",)


def found(scene: Scene) -> None:
    """Begin the task force, seat its people, and give it its charter, sources and practices."""
    facts = scene.file.values["task_force"]
    with clock.at(datetime.fromisoformat(facts["founded"]["at"])):
        scene.attempt(_HERE, lambda: _begin(scene, facts))
        if scene.faults:
            return
        for n, person in enumerate(scene.file.values["people"]):
            scene.attempt(("people", n), lambda n=n, person=person: _seat(scene, person))  # type: ignore[misc]
        founder = scene.actors[facts["founded"]["by"]]
        scene.attempt((*_HERE, "founded", "by"), lambda: _charter(scene, founder, facts))
        _register(scene, founder)
        telling.choose(scene)


def _begin(scene: Scene, facts: dict[str, Any]) -> None:
    task_force = charter.found_task_force(
        scene.session,
        slug=facts["slug"],
        name=facts["name"],
        zone=facts["zone"],
        rule=dict(facts["rule"]),
        sample_notice=facts.get("sample_notice", ""),
    )
    scene.task_force_id = task_force.id


def _seat(scene: Scene, facts: dict[str, Any]) -> None:
    """Put the person on the list, with a way to sign in where there is an address."""
    quote, bio = facts.get("quote", {}), facts.get("bio", {})
    person = members.add_person(
        scene.session,
        scene.program,
        key=facts["key"],
        printed_name=facts["printed_name"],
        roles=facts.get("roles", []),
        sort_name=facts["sort_name"],
        printed_title=facts.get("printed_title", ""),
        organisation=facts.get("organisation", ""),
        given=facts.get("given", ""),
        family=facts.get("family", ""),
        suffix=facts.get("suffix", ""),
        level=facts.get("level", "none"),
        precedence=facts.get("precedence", 1000),
        listed_only=facts.get("listed_only", False),
        is_sample=facts.get("sample", False),
        quote=quote.get("text", ""),
        quote_context=quote.get("context", ""),
        bio_short=bio.get("short", ""),
        bio_long=bio.get("long", ""),
        name_variants=facts.get("name_variants", []),
        **{name: facts[name] for name in _OPTIONAL if name in facts},
    )
    if "affiliations" in facts:
        hold(scene, person, facts["affiliations"])
    scene.actors[person.key] = people.actor_of(person)
    inviting.recall(scene, person, facts)
    if "email" in facts:
        members.give_account(scene.session, scene.program, person, facts["email"])


def _charter(scene: Scene, founder: Actor, facts: dict[str, Any]) -> None:
    task_force = _task_force(scene)
    words = {name: facts[name] for name in _WORDS if name in facts}
    charter.edit_charter(
        scene.session,
        founder,
        task_force,
        edition=task_force.edition,
        mandate=facts.get("mandate", []),
        **words,
        **facts.get("endorsement", {}),
    )
    charter.set_themes(scene.session, founder, task_force, facts.get("themes", []))
    charter.set_stages(scene.session, founder, task_force, [_stage(s) for s in facts.get("stages", [])])
    disclaimers = [{"key": d["key"], "words": d["text"]} for d in facts.get("disclaimers", [])]
    charter.set_disclaimers(scene.session, founder, task_force, disclaimers)


def _task_force(scene: Scene) -> TaskForce:
    scene.session.flush()
    scene.session.expunge_all()
    return charters.charter(scene.session, scene.program)


def _stage(facts: dict[str, Any]) -> dict[str, Any]:
    days = {name: date.fromisoformat(facts[name]) for name in _DAYS if name in facts}
    return {"key": facts["key"], "title": facts["title"], "gate": facts.get("gate", ""), **days}


def _register(scene: Scene, founder: Actor) -> None:
    for n, facts in _listed(scene, "sources"):
        scene.attempt(("sources", n), lambda facts=facts: _source(scene, founder, facts))  # type: ignore[misc]
    for n, facts in _listed(scene, "practices"):
        scene.attempt(("practices", n), lambda facts=facts: _practice(scene, founder, facts))  # type: ignore[misc]


def _listed(scene: Scene, name: str) -> Iterable[tuple[int, dict[str, Any]]]:
    return enumerate(scene.file.values.get(name, []))


def _source(scene: Scene, founder: Actor, facts: dict[str, Any]) -> None:
    sources.add_source(scene.session, founder, **facts)


def _practice(scene: Scene, founder: Actor, facts: dict[str, Any]) -> None:
    source = register.by_key(scene.session, founder, [facts["source"]])[facts["source"]]
    sources.add_practice(scene.session, founder, **{**facts, "source": source})
