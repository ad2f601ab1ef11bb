"""Separate statements brought back: made, written anew, signed, withdrawn. They come after the votes."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from taskforce.core.actor import Actor
from taskforce.recommendations import actions, queries
from taskforce.recommendations.models import Statement
from taskforce.records.replay.drafting import recommendation
from taskforce.records.replay.scene import Act, Scene, act
from taskforce.records.rules.faults import Path

Facts = dict[str, Any]
Do = Callable[[Session, Actor, Statement], None]


def acts(scene: Scene) -> Iterator[Act]:
    """Every act upon every statement of the file."""
    for n, facts in enumerate(scene.file.values.get("recommendations", [])):
        for m, statement in enumerate(facts.get("statements", [])):
            yield from _acts(scene, ("recommendations", n, "statements", m), facts["key"], statement)


def _acts(scene: Scene, path: Path, key: str, facts: Facts) -> Iterator[Act]:
    name = ("statement", str(path))
    first, *others = facts["versions"]
    yield act((*path, "versions", 0), first, partial(_make, scene, name, key, facts))
    for n, version in enumerate(others, 1):
        yield act((*path, "versions", n), version, partial(_rewrite, scene, name, version))
    for word, do in (("signed", actions.sign_statement), ("unsigned", actions.unsign_statement)):
        for n, entry in enumerate(facts.get(word, [])):
            yield act((*path, word, n), entry, partial(_do, scene, name, do))
    if "withdrawn" in facts:
        yield act(
            (*path, "withdrawn"), facts["withdrawn"], partial(_do, scene, name, actions.withdraw_statement)
        )


def _make(scene: Scene, name: tuple[str, str], key: str, facts: Facts, actor: Actor) -> None:
    found = recommendation(scene, actor, key)
    text = facts["versions"][0]["text"]
    made = actions.make_statement(scene.session, actor, found, kind=facts["kind"], text=text)
    scene.made[name] = made.public_id


def _found(scene: Scene, name: tuple[str, str], actor: Actor) -> Statement:
    return queries.statement(scene.session, actor, scene.made[name])


def _rewrite(scene: Scene, name: tuple[str, str], version: Facts, actor: Actor) -> None:
    actions.rewrite_statement(scene.session, actor, _found(scene, name, actor), text=version["text"])


def _do(scene: Scene, name: tuple[str, str], do: Do, actor: Actor) -> None:
    do(scene.session, actor, _found(scene, name, actor))
