"""What votes add to the pages below: the rule of the charter as a sentence."""

from sqlalchemy.orm import Session

from taskforce.charter.models import TaskForce
from taskforce.core.actor import Actor
from taskforce.voting.rules.rule import Rule
from taskforce.web import panels


@panels.fill("charter.rule", "voting/_charter_rule.html")
def charter_rule(session: Session, actor: Actor, charter: TaskForce) -> Rule:
    """The rule of votes that open from now on."""
    return Rule.from_stored(charter.rule)
