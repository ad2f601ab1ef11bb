"""Rounds: opened on the version that is current then, positions taken and changed, closed."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any

from taskforce.core.actor import Actor
from taskforce.core.errors import WrongState
from taskforce.members import queries as people
from taskforce.members.models import Person
from taskforce.recommendations import actions as recommendations
from taskforce.recommendations.models import Recommendation
from taskforce.records.replay.drafting import recommendation
from taskforce.records.replay.scene import Act, Scene, act
from taskforce.records.rules.faults import Path
from taskforce.voting import actions, queries
from taskforce.voting.homes import Here, Occasion
from taskforce.voting.models import Round, StrawPoll
from taskforce.voting.rules.gradient import Step

Facts = dict[str, Any]


def acts(scene: Scene) -> Iterator[Act]:
    """Every act on the rounds of the file."""
    for n, facts in enumerate(scene.file.values.get("rounds", [])):
        path: Path = ("rounds", n)
        yield act(path, facts["opened"], partial(_open, scene, facts))
        for m, roll in enumerate(facts.get("rolls", [])):
            yield act((*path, "rolls", m), roll, partial(_call_roll, scene, facts["key"], roll))
        for m, position in enumerate(facts.get("positions", [])):
            here = (*path, "positions", m)
            yield act(here, position, partial(_cast, scene, facts["key"], position))
        if "closed" in facts:
            yield act((*path, "closed"), facts["closed"], partial(_close, scene, facts["key"]))
        for m, stated in enumerate(facts.get("stated", [])):
            yield act((*path, "stated", m), stated, partial(_state, scene, facts["key"], stated))


def straw_polls(scene: Scene) -> Iterator[Act]:
    """Every act on the straw polls of the file."""
    for n, facts in enumerate(scene.file.values.get("straw_polls", [])):
        path: Path = ("straw_polls", n)
        yield act(path, facts["opened"], partial(_open_straw_poll, scene, facts))
        for m, answer in enumerate(facts.get("answers", [])):
            yield act((*path, "answers", m), answer, partial(_answer, scene, facts["key"], answer))
        if "closed" in facts:
            yield act((*path, "closed"), facts["closed"], partial(_close_straw_poll, scene, facts["key"]))


def _open_straw_poll(scene: Scene, facts: Facts, actor: Actor) -> None:
    matter = recommendation(scene, actor, facts["recommendation"])
    _check_version(matter, facts)
    made = recommendations.open_straw_poll(
        scene.session,
        actor,
        matter,
        question=facts["question"],
        steps=[Step(one["label"], one["side"]) for one in facts["steps"]],
        closes_at=datetime.fromisoformat(facts["closes_at"]),
        is_named=facts["named"],
    )
    scene.made["straw poll", facts["key"]] = made.public_id


def _poll(scene: Scene, actor: Actor, key: str) -> StrawPoll:
    return queries.straw_poll(scene.session, actor, scene.made["straw poll", key]).poll


def _answer(scene: Scene, key: str, facts: Facts, actor: Actor) -> None:
    said = {"step": facts["step"] - 1, "reason": facts.get("reason", "")}
    actions.answer_straw_poll(scene.session, actor, _poll(scene, actor, key), **said)


def _close_straw_poll(scene: Scene, key: str, actor: Actor) -> None:
    actions.close_straw_poll(scene.session, actor, _poll(scene, actor, key))


def _check_version(matter: Recommendation, facts: Facts) -> None:
    if matter.text.number != facts["version"]:
        raise WrongState(
            f"At this time version {matter.text.number} is current, not version {facts['version']}."
        )


def found(scene: Scene, actor: Actor, key: str) -> Round:
    """The round with that label as it stands now."""
    return queries.round_(scene.session, actor, scene.made["round", key]).round


def _open(scene: Scene, facts: Facts, actor: Actor) -> None:
    matter, known = recommendation(scene, actor, facts["recommendation"]), people.by_key(scene.session, actor)
    _check_version(matter, facts)
    made = recommendations.put_to_vote(
        scene.session,
        actor,
        matter,
        question=facts["question"],
        closes_at=datetime.fromisoformat(facts["closes_at"]),
        rule=facts.get("rule"),
        electorate=[known[key] for key in facts["electorate"]] if "electorate" in facts else None,
        opens_at=datetime.fromisoformat(facts["opens_at"]) if "opens_at" in facts else None,
        why=facts.get("why", ""),
        recused=[known[key] for key in facts.get("recused", [])],
    )
    scene.made["round", facts["key"]] = made.public_id


def _call_roll(scene: Scene, key: str, facts: Facts, actor: Actor) -> None:
    known, quorum = people.by_key(scene.session, actor), facts["quorum"]
    here = {known[one["person"]].id: _here(known, one) for one in facts["people"]}
    meeting = scene.made["meeting", facts["meeting"]] if "meeting" in facts else ""
    figures = quorum["present"], quorum["of"], quorum["needed"]
    occasion = Occasion(meeting, facts["occasion"], here, *figures)
    actions.call_roll(scene.session, actor, found(scene, actor, key), occasion)


def _here(known: dict[str, Person], facts: Facts) -> Here:
    by = known.get(facts.get("by", ""))
    return Here(facts["as"], (by.id, by.public_id, by.printed_name) if by else None)


def _cast(scene: Scene, key: str, facts: Facts, actor: Actor) -> None:
    if "person" in facts:
        person = people.by_key(scene.session, actor)[facts["person"]].public_id
        said = {"choice": facts["choice"], "reason": facts.get("reason", "")}
        actions.enter_position(scene.session, actor, found(scene, actor, key), person, **said)
        return
    actions.cast_position(
        scene.session,
        actor,
        found(scene, actor, key),
        choice=facts["choice"],
        reason=facts.get("reason", ""),
    )


def _close(scene: Scene, key: str, actor: Actor) -> None:
    actions.close_round(scene.session, actor, found(scene, actor, key))


def _state(scene: Scene, key: str, facts: Facts, actor: Actor) -> None:
    words = {"statement": facts["statement"], "next_step": facts["next_step"]}
    actions.state_outcome(scene.session, actor, found(scene, actor, key), **words)
