"""Earlier reports entered, and what ours have to do with them said."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from taskforce.core.actor import Actor
from taskforce.recommendations import actions, queries
from taskforce.recommendations.models import EarlierRecommendation
from taskforce.recommendations.rules.earlier import Entry
from taskforce.records.replay import drafting
from taskforce.records.replay.scene import Act, Gone, Scene, act
from taskforce.records.rules.faults import Path

Facts = dict[str, Any]


def reports(scene: Scene) -> Iterator[Act]:
    """Who entered which report, and who said of one of its recommendations that it is dropped."""
    for n, facts in enumerate(scene.file.values.get("earlier_reports", [])):
        path: Path = ("earlier_reports", n)
        yield act(path, facts["entered"], partial(_enter, scene, facts))
        for m, one in enumerate(facts["recommendations"]):
            if "dropped" in one:
                here = (*path, "recommendations", m, "dropped")
                yield act(here, one["dropped"], partial(_drop, scene, facts["key"], one))


def acts(scene: Scene) -> Iterator[Act]:
    """Who said what of ours."""
    for n, facts in enumerate(scene.file.values.get("recommendations", [])):
        for m, said in enumerate(facts.get("lineage", [])):
            yield act(("recommendations", n, "lineage", m), said, partial(_state, scene, facts["key"], said))


def _enter(scene: Scene, facts: Facts, actor: Actor) -> None:
    made = actions.enter_earlier_report(
        scene.session,
        actor,
        **{name: facts.get(name, "") for name in ("title", "body", "issued", "url")},
        entries=[Entry(one["number"], one["words"]) for one in facts["recommendations"]],
        key=facts["key"],
    )
    scene.made["earlier report", facts["key"]] = made.public_id


def _found(scene: Scene, actor: Actor, report: str, number: str) -> EarlierRecommendation:
    whole = queries.earlier_report(scene.session, actor, scene.made["earlier report", report])
    one = next((one for one in whole.recommendations if one.number == number), None)
    if one is None:
        raise Gone(number)
    return one


def _drop(scene: Scene, report: str, facts: Facts, actor: Actor) -> None:
    earlier = _found(scene, actor, report, facts["number"])
    actions.drop_earlier_recommendation(scene.session, actor, earlier, why=facts["dropped"]["why"])


def _state(scene: Scene, key: str, facts: Facts, actor: Actor) -> None:
    ours = drafting.recommendation(scene, actor, key)
    earlier = _found(scene, actor, facts["report"], facts["number"]) if "report" in facts else None
    actions.state_lineage(
        scene.session, actor, ours, how=facts["how"], earlier=earlier, why=facts.get("why", "")
    )
