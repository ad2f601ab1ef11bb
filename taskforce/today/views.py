"""Today: what waits for me, and for the facilitator what waits for whom."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from flask import Blueprint, current_app, g, request
from sqlalchemy.orm import Session

from taskforce.core.actor import Actor
from taskforce.core.errors import Busy, WrongState
from taskforce.members import queries as members
from taskforce.notices import actions as notices
from taskforce.notices import queries as told
from taskforce.today import actions, queries
from taskforce.today.queries import Change, Owing
from taskforce.web import navigation, waiting
from taskforce.web.access import PLACED, reach
from taskforce.web.page import Answer, go, page
from taskforce.web.session import reading, writing
from taskforce.web.waiting import Waiting

blueprint = Blueprint("today", __name__, url_prefix="/t/<slug>/today")


@dataclass(frozen=True)
class Day:
    """All that stands on the page, as plain values."""

    mine: list[Waiting]
    changes: list[Change]
    since: datetime
    zone: str
    is_first: bool  # they were never here, or came first within this hour
    is_new_visit: bool
    unread: int  # notices
    owing: list[Owing] = field(default_factory=list)
    of: str = ""  # the public name of whose things all are shown

    @property
    def late(self) -> int:
        """How many of the reader's own things are late."""
        return sum(one.is_late(self.zone) for one in self.mine)

    @property
    def mine_shown(self) -> list[Waiting]:
        """The most urgent of the reader's own things, and all that are late; or all, when they ask for them."""
        return self.mine if self.of == g.actor.public_id else self.mine[: max(queries.SHOWN_MINE, self.late)]

    @property
    def first_owing(self) -> list[Owing]:
        """Whoever is late, and some more."""
        return self.owing[: max(queries.SHOWN_OPEN, sum(one.late > 0 for one in self.owing))]

    @property
    def owed(self) -> int:
        """How many things wait for others."""
        return sum(len(one.things) for one in self.owing)


@blueprint.get("")
@reach(PLACED)
def show() -> Answer:
    """What waits for the reader, most urgent first; what changed; for the facilitator, who owes what.

    With `of` in the address, everything that waits for this one person.
    """
    with reading() as (session, actor):
        day = _day(session, actor)
    navigation.count_here(day.mine)
    if day.is_new_visit:
        with suppress(Busy), writing() as (session, reader):
            actions.keep_visit(session, reader)
    return page("today/show.html", day=day, unread=day.unread, keeps=actor.has("facilitator"))


def _day(session: Session, actor: Actor) -> Day:
    zone, visit, unread = queries.about(session, actor)
    home = zone or g.task_force.zone
    since, is_first = queries.since_when(visit), queries.is_first(visit)
    changes = queries.changes(session, actor, since)
    of = request.args.get("of", "")
    if not actor.has("facilitator"):
        mine = waiting.of_person(session, actor, home)
        return Day(mine, changes, since, home, is_first, queries.is_new(visit), unread, of=of)
    whole = waiting.of_everybody(session, actor.task_force_id, home)
    people = queries.seated(session, actor)
    owing = queries.owing(people, whole, told.reminders(session, actor), actor, home, of)
    mine = whole.get(actor.person_id or 0, [])
    return Day(mine, changes, since, home, is_first, queries.is_new(visit), unread, owing, of)


@blueprint.post("/<public_id>/nudge")
@reach("facilitator")
def nudge(public_id: str) -> Answer:
    """Remind one person of all that waits for them; once a day, and the second time says when the first was."""
    settings = current_app.extensions["settings"]
    try:
        with writing() as (session, actor):
            person = members.person(session, actor, public_id)
            zone = person.zone or g.task_force.zone
            things = waiting.of_everybody(session, actor.task_force_id, zone).get(person.id, [])
            notices.nudge(
                session,
                actor,
                person,
                things,
                base_url=settings.base_url,
                secret_key=settings.secret_key,
            )
    except WrongState as refusal:
        return go("today.show", refusal.sentence)
    return go("today.show", f"A reminder goes to {person.printed_name}: {_counted(things)}.")


def _counted(things: list[Waiting]) -> str:
    return "one thing" if len(things) == 1 else f"{len(things)} things"
