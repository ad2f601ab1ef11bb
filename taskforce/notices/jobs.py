"""Letters that are due: what happened, in the pause or in the morning, and reminders of what is due by tomorrow."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from taskforce.core import clock, jobs
from taskforce.core.errors import NotFound
from taskforce.notices import actions, queries
from taskforce.notices.queries import Reader
from taskforce.notices.rules import kinds
from taskforce.web import waiting
from taskforce.web.waiting import Waiting

PAUSE = timedelta(minutes=10)
KEPT = timedelta(days=2)
MORNING_LASTS = 2  # hours; who was not reminded by then is not reminded in the evening
AHEAD, BEHIND = timedelta(hours=36), timedelta(days=3)


@jobs.every(PAUSE)
@jobs.handler(actions.SEND)
def send_letters(work: jobs.Work) -> dict[str, int]:
    """One letter for each person to whom something is due, each in a transaction of its own.

    Repeated after a dead worker it goes on with those who were not written to.
    """
    with work.database.read() as session:
        due = {person_id: _no_things() for person_id in queries.due_people(session)}
        morning = [one for one in queries.readers(session) if _is_morning(one)]
        for task_force_id, those in groupby(morning, key=lambda one: one.task_force_id):
            whole = waiting.of_everybody(session, task_force_id, "UTC")
            for reader in those:
                things = [thing for thing in whole.get(reader.person_id, []) if _presses(thing, reader)]
                if things:
                    due[reader.person_id] = things
    sent = sum(_send(work, person_id, things) for person_id, things in due.items())
    with work.database.write() as session:
        actions.clear_away(session, KEPT)
    return {"letters": sent}


def _no_things() -> Sequence[Waiting]:
    return ()


def _send(work: jobs.Work, person_id: int, things: Sequence[Waiting]) -> bool:
    with work.database.write() as session:
        try:
            reader = queries.reader(session, person_id)
        except NotFound:  # they left since
            return False
        return actions.send_letter(
            session,
            reader,
            things,
            base_url=work.settings.base_url,
            secret_key=work.settings.secret_key,
        )


def _is_morning(reader: Reader) -> bool:
    """Whether this is the hour at which the person reads, and they want to be reminded."""
    hour = clock.now().astimezone(ZoneInfo(reader.zone)).hour
    wanted = kinds.way_of("reminder", reader.ways) != kinds.OFF
    return wanted and reader.hour <= hour < reader.hour + MORNING_LASTS


def _presses(thing: Waiting, reader: Reader) -> bool:
    """Whether it is due by tomorrow evening, or has been for no longer than three days."""
    due = thing.due(reader.zone)
    return due is not None and clock.now() - BEHIND < due < clock.now() + AHEAD
