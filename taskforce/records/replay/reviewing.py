"""Reviews from outside: opened, answered by those asked, closed. No letter goes out."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any

from taskforce.core.actor import Actor
from taskforce.recommendations import queries as recommendations
from taskforce.records.replay.scene import Act, Scene, act
from taskforce.records.rules.faults import Path
from taskforce.texts import actions, queries
from taskforce.texts.actions.reviews import Named
from taskforce.texts.models import Reviewer
from taskforce.texts.states import Audience

Facts = dict[str, Any]


def acts(scene: Scene) -> Iterator[Act]:
    """Every act of the reviews of the file, but what was said in them: that is among the comments."""
    for n, facts in enumerate(scene.file.values.get("recommendations", [])):
        for m, review in enumerate(facts.get("reviews", [])):
            path: Path = ("recommendations", n, "reviews", m)
            name = (facts["key"], review["key"])
            yield act((*path, "opened"), review["opened"], partial(_open, scene, name, review))
            for k, one in enumerate(review["reviewers"]):
                if "passed_at" in one:
                    here, by = (*path, "reviewers", k), (*name, one["key"])
                    yield act(here, one, partial(_pass, scene, by), at=one["passed_at"])
            if "closed" in review:
                yield act((*path, "closed"), review["closed"], partial(_close, scene, name))


def reviewer(scene: Scene, actor: Actor, key: str, review: str, label: str) -> Reviewer:
    """The reviewer of these labels, with review, text and version."""
    found = queries.review(scene.session, scene.program, scene.made["review", key, review])
    place = scene.made["reviewer", key, review, label]
    return queries.reviewer(scene.session, next(one for one in found.reviewers if one.public_id == place))


def _open(scene: Scene, name: tuple[str, str], facts: Facts, actor: Actor) -> None:
    found = recommendations.recommendation(scene.session, actor, scene.made["recommendation", name[0]])
    made = actions.open_review(
        scene.session,
        actor,
        found.text,
        kind=facts["kind"],
        words=facts.get("words", ""),
        audience=facts.get("audience", Audience.ALL),
        closes_at=datetime.fromisoformat(facts["closes_at"]) if "closes_at" in facts else None,
        reviewers=[Named(one["name"], one.get("office", ""), one["address"]) for one in facts["reviewers"]],
    )
    scene.made["review", *name] = made.public_id
    for one, known in zip(facts["reviewers"], made.reviewers, strict=True):
        scene.made["reviewer", *name, one["key"]] = known.public_id


def _pass(scene: Scene, by: tuple[str, str, str], actor: Actor) -> None:
    one = reviewer(scene, actor, *by)
    actions.pass_review(scene.session, queries.actor_of_reviewer(one), one)


def _close(scene: Scene, name: tuple[str, str], actor: Actor) -> None:
    found = queries.review(scene.session, scene.program, scene.made["review", *name])
    actions.close_review(scene.session, actor, found)
