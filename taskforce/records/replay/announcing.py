"""What people have approved, and announcements, brought back."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from typing import Any

from taskforce.announcement import actions as announcements
from taskforce.announcement import queries
from taskforce.announcement.models import Announcement
from taskforce.core.actor import Actor
from taskforce.members import actions as members
from taskforce.members import queries as people
from taskforce.members.queries import Sheet
from taskforce.records.replay.scene import Act, Scene, act
from taskforce.records.rules.faults import Path

Facts = dict[str, Any]
_WRITTEN = ("headline", "place", "opening", "closing", "with_members", "left_out", "about_host", "contact")


def acts(scene: Scene) -> Iterator[Act]:
    """Approvals at their times, then each announcement with its editions."""
    for n, person in enumerate(scene.file.values["people"]):
        for m, facts in enumerate(person.get("approvals", [])):
            path: Path = ("people", n, "approvals", m)
            yield act(path, facts, partial(_approve, scene, person["key"], facts))
    for n, facts in enumerate(scene.file.values.get("announcements", [])):
        yield act(("announcements", n), facts["begun"], partial(_begin, scene, facts))
        for m, edition in enumerate(facts.get("editions", [])):
            path = ("announcements", n, "editions", m)
            yield act(path, edition, partial(_publish, scene, facts, edition))
        if "correcting" in facts:
            path = ("announcements", n, "correcting")
            yield act(path, facts["correcting"], partial(_correct, scene, facts))


def _approve(scene: Scene, key: str, facts: Facts, actor: Actor) -> None:
    sheet = people.sheet(scene.session, actor, scene.actors[key].public_id)
    one = Sheet(sheet.person, (sheet.of(facts["part"]),))
    if "asked" in facts:
        part, words = facts["part"], facts["asked"]
        members.ask_for_change(scene.session, actor, one, part=part, words=words, digest=one.digest)
    elif "given_by" in facts:
        by_name, how = facts["given_by"], facts.get("how", "")
        parts = [facts["part"]]
        members.record_approval(scene.session, actor, one, parts=parts, by_name=by_name, words=how)
    else:
        members.approve(scene.session, actor, one, digest=one.digest)


def _begin(scene: Scene, facts: Facts, actor: Actor) -> None:
    made = announcements.begin_announcement(
        scene.session,
        actor,
        slug=facts["key"],
        dated_on=date.fromisoformat(facts["day"]),
        accepted=[[one["place"], one["found"]] for one in facts.get("accepted", [])],
        **{name: facts[name] for name in _WRITTEN if name in facts},
    )
    scene.made["announcement", facts["key"]] = made.public_id


def _publish(scene: Scene, facts: Facts, edition: Facts, actor: Actor) -> None:
    found = _found(scene, facts, actor)
    if not found.is_open:
        announcements.correct_announcement(scene.session, actor, found)
    announcements.restore_edition(
        scene.session,
        actor,
        found,
        content=edition["content"],
        sha256=edition["sha256"],
        what_changed=edition.get("what_changed", ""),
        public_at=datetime.fromisoformat(str(facts.get("public_at", edition["at"]))),
    )


def _correct(scene: Scene, facts: Facts, actor: Actor) -> None:
    announcements.correct_announcement(scene.session, actor, _found(scene, facts, actor))


def _found(scene: Scene, facts: Facts, actor: Actor) -> Announcement:
    return queries.announcement(scene.session, actor, scene.made["announcement", facts["key"]])
