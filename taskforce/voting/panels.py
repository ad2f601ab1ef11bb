"""What votes add to the pages below: the rule of the charter as a sentence."""

from collections.abc import Sequence
from typing import Any

from flask import url_for
from sqlalchemy.orm import Session

from taskforce.charter.models import TaskForce
from taskforce.charter.policy import can_edit_charter
from taskforce.core.actor import Actor
from taskforce.core.events import Event
from taskforce.voting.rules.rule import Rule
from taskforce.voting.rules.words import rule_sentence
from taskforce.web import homes, panels


@panels.fill("charter.rule", "voting/_charter_rule.html")
def charter_rule(session: Session, actor: Actor, charter: TaskForce) -> dict[str, Any]:
    """The rule of votes that open from now on."""
    rule = Rule.from_stored(charter.rule)
    return {
        "sentence": rule_sentence(rule),
        "chairs_vote": rule.chairs_vote is True,
        "may_choose": can_edit_charter(actor, charter),
    }


@homes.register("position")
def home_of_vote(session: Session, actor: Actor, events: Sequence[Event]) -> dict[str, homes.Home]:
    """The page of the vote; what was voted stands there for whom it is open."""
    asked = {event.subject_id: event.facts.get("round") for event in events}
    return {
        subject: homes.Home("the vote", url_for("voting.show", public_id=public_id))
        for subject, public_id in asked.items()
        if public_id
    }
