"""Telling people who are named with @ in a comment or a reply."""

from collections import Counter

from sqlalchemy.orm import Session

from taskforce.core import events
from taskforce.core.actor import Actor
from taskforce.core.errors import Refused, allow
from taskforce.members import queries as members
from taskforce.members.models import Person
from taskforce.texts import policy
from taskforce.texts.models import Comment, Mention
from taskforce.texts.queries.audience import readers
from taskforce.texts.rules.mentions import mentioned

CANNOT = "{name} cannot read this. Please choose who reads it anew, or leave out the @."


def mention(session: Session, actor: Actor, comment: Comment, words: str) -> list[Mention]:
    """Tell whoever is named. Raises Refused for somebody who may not read the comment."""
    allow(policy.can_reply(actor, comment.text), "Observers read comments and write none.")
    if "@" not in words:
        return []
    people = {
        one.id: one for one in members.everybody(session, actor) if one.left_at is None and one.account_id
    }
    named = [one for one in mentioned(words, _names(people)) if one != actor.person_id]
    may = readers(session, actor, comment, named)
    for person_id in named:
        if person_id not in may:
            raise Refused("body", CANNOT.format(name=people[person_id].printed_name))
    made = [
        Mention(task_force_id=comment.task_force_id, comment_id=comment.id, person_id=one) for one in named
    ]
    for one in made:
        session.add(one)
        events.record(session, actor, "mention.made", one, text=comment.text.public_id)
    return made


def _names(people: dict[int, Person]) -> dict[int, list[str]]:
    """What each is called: the printed name, given and family name, and either alone where it is one person's only."""
    alone = Counter(
        name for one in people.values() for name in {one.given, one.family, one.preferred} if name
    )
    return {
        one.id: [
            one.printed_name,
            f"{one.given} {one.family}".strip(),
            *(name for name in (one.given, one.family, one.preferred) if alone[name] == 1),
        ]
        for one in people.values()
    }
