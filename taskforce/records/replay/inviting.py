"""Invitations, brought back as what was: nobody gets a letter, and no old link opens anything."""

from datetime import datetime
from typing import Any

from taskforce.members import actions as members
from taskforce.members.models import Person
from taskforce.records.replay.scene import Scene


def recall(scene: Scene, person: Person, facts: dict[str, Any]) -> None:
    """`invite_to` and `invitations` of a person."""
    sent = [
        members.Sent(
            one["to"],
            datetime.fromisoformat(one["at"]),
            one.get("state", "invited"),
            datetime.fromisoformat(one["ended_at"]) if "ended_at" in one else None,
            one.get("word", ""),
        )
        for one in facts.get("invitations", [])
    ]
    if sent or "invite_to" in facts:
        members.recall_invitations(scene.session, scene.program, person, facts.get("invite_to", ""), sent)
