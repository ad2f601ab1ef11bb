"""Recommendations: put forward, written, moved, commented on, and the comments answered."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any

from taskforce.core.actor import Actor
from taskforce.core.errors import WrongState
from taskforce.members import queries as people
from taskforce.recommendations import actions, queries
from taskforce.recommendations.models import Recommendation
from taskforce.recommendations.states import PUT_ASIDE, State
from taskforce.records.replay import reviewing
from taskforce.records.replay.scene import Act, Scene, act
from taskforce.records.rules.faults import Path
from taskforce.texts import actions as text_actions
from taskforce.texts import queries as text_queries
from taskforce.texts.models import FIELD, WHOLE, Comment
from taskforce.texts.states import Audience

Facts = dict[str, Any]

_MOVES = {
    State.PROPOSED: actions.put_forward,
    State.COMMENTS_CLOSED: actions.close_comments,
    State.UP_FOR_DECISION: actions.bring_to_decision,
    State.DEFERRED: actions.defer,
    State.WITHDRAWN: actions.withdraw,
}


def texts(scene: Scene) -> Iterator[Act]:
    """Every act on the recommendations of the file but what was said of them."""
    for n, facts in enumerate(scene.file.values.get("recommendations", [])):
        path: Path = ("recommendations", n)
        yield act((*path, "versions", 0), facts["proposed"], partial(_propose, scene, facts))
        for m, version in enumerate(facts["versions"][1:], 2):
            here = (*path, "versions", m - 1)
            yield act(here, version, partial(_write, scene, facts["key"], m, version))
        for m, move in enumerate(facts.get("history", [])):
            here = (*path, "history", m)
            yield act(here, move, partial(_move, scene, facts["key"], move))
            for k, passing in enumerate(move.get("passed", [])):
                yield act((*here, "passed", k), passing, partial(_pass, scene, facts["key"]))


def comments(scene: Scene) -> Iterator[Act]:
    """What was said of them, and how it was answered."""
    for n, facts in enumerate(scene.file.values.get("recommendations", [])):
        for m, comment in enumerate(facts.get("comments", [])):
            yield from _commenting(scene, ("recommendations", n, "comments", m), facts["key"], comment)


def _commenting(scene: Scene, path: Path, key: str, facts: Facts) -> Iterator[Act]:
    yield act(path, facts, partial(_comment, scene, key, facts))
    for n, reply in enumerate(facts.get("replies", [])):
        yield act((*path, "replies", n), reply, partial(_reply, scene, key, facts["key"], reply))
    for name in ("answered_before", "disposition"):
        if name in facts:
            answer, here = facts[name], (*path, name)
            yield act(here, answer, partial(_dispose, scene, key, facts["key"], answer))
            if "response" in answer:
                said = answer["response"]
                yield act((*here, "response"), said, partial(_respond, scene, key, facts["key"], said))


def recommendation(scene: Scene, actor: Actor, key: str) -> Recommendation:
    """The recommendation of that key as it stands now."""
    return queries.recommendation(scene.session, actor, scene.made["recommendation", key])


def _propose(scene: Scene, facts: Facts, actor: Actor) -> None:
    history, version = facts.get("history", []), facts["versions"][0]
    if "split_from" in facts:
        _split(scene, facts, version, actor)
        return
    first = history[0]["to"] if history else facts["state"]
    made = actions.propose(
        scene.session,
        actor,
        theme=facts["theme"],
        fields=version["fields"],
        source=version.get("text", ""),
        key=facts["key"],
        as_idea=first == State.PROPOSED if history else first == State.IDEA,
    )
    scene.made["recommendation", facts["key"]] = made.public_id


def _split(scene: Scene, facts: Facts, version: Facts, actor: Actor) -> None:
    """What the first one gave away is its next version, an act of its own."""
    made = actions.split(
        scene.session,
        actor,
        recommendation(scene, actor, facts["split_from"]),
        fields=version["fields"],
        source=version.get("text", ""),
        key=facts["key"],
    )
    scene.made["recommendation", facts["key"]] = made.public_id


def _write(scene: Scene, key: str, number: int, facts: Facts, actor: Actor) -> None:
    found = recommendation(scene, actor, key)
    made = actions.write(
        scene.session,
        actor,
        found,
        base=number - 1,
        fields=facts["fields"],
        source=facts.get("text", ""),
        note=facts.get("note", ""),
    )
    if made.number != number:
        raise WrongState("This is word for word the version before it.")


def _move(scene: Scene, key: str, facts: Facts, actor: Actor) -> None:
    found = recommendation(scene, actor, key)
    to, why = State(facts["to"]), facts.get("why", "")
    if to == State.OPEN_FOR_COMMENT:
        actions.open_for_comment(scene.session, actor, found, why=why, **_asking(scene, actor, facts))
    elif to == State.MERGED:
        into = recommendation(scene, actor, facts["into"])
        actions.merge(scene.session, actor, found, into=into, why=why)
    elif to != State.DRAFTING:
        _MOVES[to](scene.session, actor, found, why=why)
    elif found.state == State.PROPOSED:
        actions.draft(scene.session, actor, found, why=why)
    elif found.state in (*PUT_ASIDE, State.FAILED):
        actions.take_up_again(scene.session, actor, found, why=why)
    else:
        actions.take_back(scene.session, actor, found, why=why)


def _asking(scene: Scene, actor: Actor, facts: Facts) -> Facts:
    known = people.by_key(scene.session, actor)
    return {
        "closes_at": datetime.fromisoformat(facts["closes_at"]) if "closes_at" in facts else None,
        "asked": [known[key] for key in facts["asked"]] if "asked" in facts else None,
    }


def _pass(scene: Scene, key: str, actor: Actor) -> None:
    round_ = text_queries.open_comment_round_on(scene.session, recommendation(scene, actor, key).text)
    if round_ is None:
        raise WrongState("Nobody is asked for comments at this time.")
    text_actions.pass_comment_round(scene.session, actor, round_)


def _respond(scene: Scene, key: str, label: str, facts: Facts, actor: Actor) -> None:
    found = _found(scene, actor, key, label)
    text_actions.respond_to_disposition(
        scene.session, actor, found, response=facts["as"], why=facts.get("why", "")
    )


def _comment(scene: Scene, key: str, facts: Facts, actor: Actor) -> None:
    found = recommendation(scene, actor, key)
    said = {
        "on": _place(scene, found, facts),
        "kind": facts["kind"],
        "body": facts["body"],
        "proposed": facts.get("proposed", ""),
        "words": facts.get("words", ""),
        "start": facts.get("start"),
    }
    if "reviewer" in facts:
        by = reviewing.reviewer(scene, actor, key, facts["review"], facts["reviewer"])
        made = text_actions.review_comment(scene.session, text_queries.actor_of_reviewer(by), by, **said)
    else:
        audience = facts.get("audience", Audience.ALL)
        made = text_actions.comment(
            scene.session,
            actor,
            found.text,
            version=facts["version"],
            audience=audience,
            strikes=facts.get("strikes", False),
            **said,
        )
    scene.made["comment", key, facts["key"]] = made.public_id


def _place(scene: Scene, found: Recommendation, facts: Facts) -> str:
    """The block by its ordinal in that version, the field by its name, or the whole."""
    if "field" in facts:
        return FIELD + str(facts["field"])
    if "block" not in facts:
        return WHOLE
    if facts["version"] > found.text.number:
        raise WrongState(f"Version {facts['version']} is not written yet at this time.")
    version = text_queries.version(scene.session, found.text, facts["version"])
    ordinal: int = facts["block"]
    return version.blocks[ordinal - 1].key


def _found(scene: Scene, actor: Actor, key: str, label: str) -> Comment:
    return text_queries.comment(scene.session, actor, scene.made["comment", key, label])


def _reply(scene: Scene, key: str, label: str, facts: Facts, actor: Actor) -> None:
    text_actions.reply(scene.session, actor, _found(scene, actor, key, label), body=facts["body"])


def _dispose(scene: Scene, key: str, label: str, facts: Facts, actor: Actor) -> None:
    other = facts.get("duplicate_of")
    text_actions.dispose_comment(
        scene.session,
        actor,
        _found(scene, actor, key, label),
        disposition=facts["as"],
        reason=facts.get("reason", ""),
        duplicate_of=_found(scene, actor, key, other) if other else None,
    )
