"""Meetings: called, held, recorded, and their minutes written, circulated and certified."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from typing import Any

from taskforce.core.actor import Actor
from taskforce.core.errors import Refused, WrongState
from taskforce.meetings import actions, queries
from taskforce.meetings.models import AgendaItem, Meeting
from taskforce.meetings.rules.quorum import Quorum
from taskforce.members import queries as people
from taskforce.members.models import Person
from taskforce.recommendations.models import Recommendation
from taskforce.records.replay import coming
from taskforce.records.replay.drafting import recommendation
from taskforce.records.replay.scene import Act, Scene, act
from taskforce.records.rules.faults import Path

Facts = dict[str, Any]


def acts(scene: Scene) -> Iterator[Act]:
    """Every act on the meetings of the file."""
    proposed = {
        facts["key"]: datetime.fromisoformat(facts["proposed"]["at"])
        for facts in scene.file.values.get("recommendations", [])
    }
    for n, facts in enumerate(scene.file.values.get("meetings", [])):
        path: Path = ("meetings", n)
        yield act(path, facts["called"], partial(_call, scene, facts))
        for m, item in enumerate(facts.get("agenda", [])):
            yield from _on_agenda(scene, (*path, "agenda", m), facts, item, proposed)
        yield from _life(scene, path, facts)
        yield from coming.acts(scene, path, facts)
        for m, item in enumerate(facts.get("agenda", [])):
            yield from _recording(scene, (*path, "agenda", m), (facts["key"], item["key"]), item)
            yield from _running(scene, (*path, "agenda", m), facts, item)
        yield from _minutes(scene, (*path, "minutes"), facts["key"], facts.get("minutes", {}))


def _on_agenda(
    scene: Scene, path: Path, meeting: Facts, item: Facts, proposed: dict[str, datetime]
) -> Iterator[Act]:
    """The item, in the act of calling; what it carries that was put forward later is laid on the table then."""
    called = datetime.fromisoformat(meeting["called"]["at"])
    carried = item.get("recommendations", [])
    there = [key for key in carried if proposed[key] < called]
    yield act(path, meeting["called"], partial(_add_item, scene, meeting["key"], item, there))
    if len(there) < len(carried):
        last = max(proposed[key] for key in carried)
        where = (meeting["key"], item["key"])
        yield Act(path, last, meeting["called"]["by"], partial(_lay_on_table, scene, where, item))


def _life(scene: Scene, path: Path, facts: Facts) -> Iterator[Act]:
    key = facts["key"]
    if "published" in facts:
        yield act((*path, "published"), facts["published"], partial(_publish, scene, key))
    if "attendance" in facts:
        here = (*path, "attendance")
        yield act(here, facts["attendance"], partial(_attendance, scene, key, facts["attendance"]))
    if "held" in facts:
        yield act((*path, "held"), facts["held"], partial(_hold, scene, key))
    if "cancelled" in facts:
        why = facts["cancelled"].get("why", "")
        yield act((*path, "cancelled"), facts["cancelled"], partial(_cancel, scene, key, why))


def _recording(scene: Scene, path: Path, where: tuple[str, str], item: Facts) -> Iterator[Act]:
    for n, decision in enumerate(item.get("decisions", [])):
        yield act((*path, "decisions", n), decision, partial(_decide, scene, where, decision))
    for n, action in enumerate(item.get("actions", [])):
        here = (*path, "actions", n)
        yield act(here, action, partial(_assign, scene, where, n, action))
        if "done" in action:
            yield act((*here, "done"), action["done"], partial(_complete, scene, where, n))


def _running(scene: Scene, path: Path, meeting: Facts, item: Facts) -> Iterator[Act]:
    """When it was begun, that it was not reached, and what it carries on."""
    where = (meeting["key"], item["key"])
    if "begun" in item:
        yield act((*path, "begun"), item["begun"], partial(_begin, scene, where))
    if "missed" in item:
        yield act((*path, "missed"), item["missed"], partial(_miss, scene, where))
    if "carried_from" in item:
        known = {facts["key"]: facts for facts in scene.file.values["meetings"]}
        earlier = known.get(item["carried_from"]["meeting"], meeting)
        called = max(
            (datetime.fromisoformat(one["called"]["at"]), one["called"]["at"]) for one in (meeting, earlier)
        )
        here = (*path, "carried_from")
        yield act(here, meeting["called"], partial(_carry, scene, where, item["carried_from"]), at=called[1])


def _minutes(scene: Scene, path: Path, key: str, facts: Facts) -> Iterator[Act]:
    for n, version in enumerate(facts.get("versions", [])):
        yield act((*path, "versions", n), version, partial(_write, scene, key, n + 1, version))
    if "circulated" in facts:
        yield act((*path, "circulated"), facts["circulated"], partial(_circulate, scene, key))
    if "approved" in facts:
        words = facts["approved"]["certificate"]
        yield act((*path, "approved"), facts["approved"], partial(_approve, scene, key, words))


def _call(scene: Scene, facts: Facts, actor: Actor) -> None:
    made = actions.call_meeting(
        scene.session,
        actor,
        key=facts["key"],
        title=facts["title"],
        kind=facts["kind"],
        starts_at=datetime.fromisoformat(facts["starts_at"]),
        ends_at=datetime.fromisoformat(facts["ends_at"]),
        zone=facts["zone"],
        place=facts.get("place", ""),
        link=facts.get("link", ""),
        sequence=facts.get("sequence", 0),
    )
    scene.made["meeting", facts["key"]] = made.public_id


def _meeting(scene: Scene, actor: Actor, key: str) -> Meeting:
    return queries.meeting(scene.session, actor, scene.made["meeting", key])


def _item(scene: Scene, actor: Actor, where: tuple[str, str]) -> AgendaItem:
    return queries.meeting_of_item(scene.session, actor, scene.made["item", where])[1]


def _person(scene: Scene, actor: Actor, key: str | None) -> Person | None:
    return people.by_key(scene.session, actor)[key] if key else None


def _carried(scene: Scene, actor: Actor, keys: list[str]) -> list[Recommendation]:
    return [recommendation(scene, actor, key) for key in keys]


def _add_item(scene: Scene, meeting: str, facts: Facts, there: list[str], actor: Actor) -> None:
    made = actions.add_item(
        scene.session,
        actor,
        _meeting(scene, actor, meeting),
        **_item_facts(scene, actor, facts, there),
    )
    scene.made["item", (meeting, facts["key"])] = made.public_id


def _lay_on_table(scene: Scene, where: tuple[str, str], facts: Facts, actor: Actor) -> None:
    item = _item(scene, actor, where)
    changed = _item_facts(scene, actor, facts, facts["recommendations"])
    actions.change_item(scene.session, actor, item, edition=item.edition, **changed)


def _item_facts(scene: Scene, actor: Actor, facts: Facts, carried: list[str]) -> Facts:
    return {
        "title": facts["title"],
        "kind": facts["kind"],
        "minutes": facts.get("minutes", 0),
        "lead": _person(scene, actor, facts.get("lead")),
        "recommendations": _carried(scene, actor, carried),
        "note": facts.get("note", ""),
    }


def _publish(scene: Scene, key: str, actor: Actor) -> None:
    actions.publish_agenda(scene.session, actor, _meeting(scene, actor, key))


def _hold(scene: Scene, key: str, actor: Actor) -> None:
    actions.hold_meeting(scene.session, actor, _meeting(scene, actor, key))


def _cancel(scene: Scene, key: str, why: str, actor: Actor) -> None:
    actions.cancel_meeting(scene.session, actor, _meeting(scene, actor, key), why=why)


def _attendance(scene: Scene, key: str, facts: Facts, actor: Actor) -> None:
    meeting, known = _meeting(scene, actor, key), people.by_key(scene.session, actor)
    presences = {known[entry["person"]]: entry["as"] for entry in facts["people"]}
    stays = {known[entry["person"]]: _stay(known, entry) for entry in facts["people"]}
    actions.record_attendance(scene.session, actor, meeting, presences, roll=meeting.roll, stays=stays)


def _stay(known: dict[str, Person], entry: Facts) -> actions.Stay:
    return actions.Stay(
        _moment(entry.get("arrived_at")), _moment(entry.get("left_at")), known.get(entry.get("by", ""))
    )


def _moment(words: str | None) -> datetime | None:
    return datetime.fromisoformat(words) if words else None


def _begin(scene: Scene, where: tuple[str, str], actor: Actor) -> None:
    actions.begin_item(scene.session, actor, _item(scene, actor, where))


def _miss(scene: Scene, where: tuple[str, str], actor: Actor) -> None:
    actions.say_reached(scene.session, actor, _item(scene, actor, where), was_reached=False)


def _carry(scene: Scene, where: tuple[str, str], facts: Facts, actor: Actor) -> None:
    name = (facts["meeting"], facts["item"])
    if ("item", name) not in scene.made:
        raise Refused("item", "There is no such item on that agenda.")
    actions.note_carried(scene.session, actor, _item(scene, actor, where), _item(scene, actor, name))


def _decide(scene: Scene, where: tuple[str, str], facts: Facts, actor: Actor) -> None:
    item, about = _item(scene, actor, where), facts.get("recommendation")
    counted = facts.get("quorum")
    actions.record_decision(
        scene.session,
        actor,
        item,
        words=facts["text"],
        mover=_person(scene, actor, facts.get("mover")),
        recommendation=recommendation(scene, actor, about) if about else None,
        quorum=Quorum(counted["present"], counted["of"], counted["needed"]) if counted else None,
    )


def _assign(scene: Scene, where: tuple[str, str], number: int, facts: Facts, actor: Actor) -> None:
    made = actions.assign_action(
        scene.session,
        actor,
        _item(scene, actor, where),
        words=facts["text"],
        owner=people.by_key(scene.session, actor)[facts["owner"]],
        due_on=date.fromisoformat(facts["due_on"]) if "due_on" in facts else None,
    )
    scene.made["action", where, number] = made.public_id


def _complete(scene: Scene, where: tuple[str, str], number: int, actor: Actor) -> None:
    name = scene.made["action", where, number]
    actions.complete_action(scene.session, actor, queries.meeting_of_action(scene.session, actor, name)[1])


def _write(scene: Scene, key: str, number: int, facts: Facts, actor: Actor) -> None:
    made = actions.write_minutes(
        scene.session,
        actor,
        _meeting(scene, actor, key),
        source=facts.get("text", ""),
        base=number - 1,
        note=facts.get("note", ""),
    )
    if made.number != number:
        raise WrongState("This is word for word the version before it.")


def _circulate(scene: Scene, key: str, actor: Actor) -> None:
    actions.circulate_minutes(scene.session, actor, _meeting(scene, actor, key))


def _approve(scene: Scene, key: str, certificate: str, actor: Actor) -> None:
    meeting = _meeting(scene, actor, key)
    version = meeting.minutes.text.number if meeting.minutes else 0
    actions.approve_minutes(scene.session, actor, meeting, version=version, certificate=certificate)
